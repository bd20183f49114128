import type { LegalStatus } from '#app/core/vocabulary.ts';
import type { LegalEvent } from './contract.ts';
import { EVENT_CODES, type EventMeaning } from './event-codes.ts';
import { isDead } from './life.ts';
import { readStatus } from './statuses.ts';

/** Endings nothing brings a right back from. */
const FINAL: ReadonlySet<LegalStatus> = new Set<LegalStatus>(['expired', 'revoked']);

/**
 * The status a right has by its legal events, and the day of the last one that tells: it is a reading of that day, not of today. Events are
 * taken in the order of their days; what has no day is left out. A lapse before any grant is the end of an application; a payment after a
 * lapse does not undo it, a restoration does; an expiry or a revocation is never undone. Null when no event tells. Pure.
 */
export function statusOfEvents(events: readonly LegalEvent[], authority: string): { status: LegalStatus; asOf: string } | null {
  const dated = events.filter((e) => e.date).map((event, i) => ({ event, i })).sort((a, b) => (a.event.date! < b.event.date! ? -1 : a.event.date! > b.event.date! ? 1 : a.i - b.i));
  let status: LegalStatus | null = null;
  let granted = false;
  let asOf = '';
  for (const { event } of dated) {
    const meaning = meaningOf(event, authority);
    if (meaning === 'silent' || (status && FINAL.has(status))) continue;
    const next = after(status, meaning, granted);
    granted ||= meaning === 'in_force' || meaning === 'kept';
    if (next === null) continue;
    status = next;
    asOf = event.date!;
  }
  return status ? { status, asOf } : null;
}

/** The status after an event; null: it changes nothing and tells nothing. */
function after(status: LegalStatus | null, meaning: EventMeaning, granted: boolean): LegalStatus | null {
  switch (meaning) {
    case 'pending': return granted || isDead(status) ? null : 'pending';
    case 'in_force': return 'in_force';
    case 'kept': return isDead(status) ? null : 'in_force';
    case 'restored': return granted || status === 'lapsed' ? 'in_force' : 'pending';
    case 'lapsed': return granted || status === null ? 'lapsed' : 'withdrawn';
    case 'silent': return null;
    default: return meaning;
  }
}

function meaningOf(event: LegalEvent, authority: string): EventMeaning {
  const known = event.code ? EVENT_CODES[event.country ?? authority]?.get(event.code) ?? EVENT_CODES[authority]?.get(event.code) : undefined;
  if (known) return known;
  // Words alone are believed where the source says which way they point. A state's own event on a European patent begins with its letters.
  if (!event.effect || !event.text || (authority === 'EP' && /^[A-Z]{2}:/.test(event.text))) return 'silent';
  if (/reinstat|restor|revived|恢复|回復|회복/i.test(event.text)) return event.effect === '+' ? 'restored' : 'silent';
  const read = readStatus(event.text);
  return read !== null && isDead(read) === (event.effect === '-') ? read : 'silent';
}

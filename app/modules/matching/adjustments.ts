import type { PassReason } from '#app/core/vocabulary.ts';

/** What a company's passes say of other listings for the same demand. Pure. */

/** A listing as far as passes compare it. Prices in minor units. */
export interface Compared {
  id: string;
  /** IPC subclasses. */
  ipc: readonly string[];
  /** Notions of its title. */
  concepts: ReadonlySet<number>;
  currency: string;
  /** Cheapest price it asks; null = by negotiation. */
  price: number | null;
  trl: number | null;
  /** Whole years until the right ends; null when not known. */
  years: number | null;
}

export interface Pass { reason: PassReason; listing: Compared }

/** One reason a listing stands lower than its texts would put it. */
export interface Lowered { reason: PassReason; because: string; factor: number }

/**
 * Which reasons reach beyond the listing they were said of, and how far. The others (unclear benefit, route or application,
 * scientific doubt, already solved) speak of that one listing alone.
 */
const FACTORS: Partial<Record<PassReason, number>> = { out_of_scope: 0.6, price: 0.7, too_early: 0.7, legal_or_life: 0.8 };
/** However many passes agree, a listing keeps this share: the company may have changed its mind. */
const LEAST = 0.3;
/** Share of the smaller title's notions two listings must have in common to be of one subject. */
const SAME_SUBJECT = 0.5;

/** Does this pass speak of the listing as well? */
export function passReaches(pass: Pass, l: Compared): boolean {
  const from = pass.listing;
  if (from.id === l.id) return false; // the listing itself goes to the end of the list; nothing to add
  switch (pass.reason) {
    case 'out_of_scope': return sameSubject(from, l);
    case 'price': return from.price !== null && l.price !== null && from.currency === l.currency && l.price >= from.price;
    case 'too_early': return from.trl !== null && l.trl !== null && l.trl <= from.trl;
    case 'legal_or_life': return from.years !== null && l.years !== null && l.years <= from.years;
    default: return false;
  }
}

function sameSubject(a: Compared, b: Compared): boolean {
  if (!a.ipc.some((c) => b.ipc.includes(c)) && (a.ipc.length > 0 && b.ipc.length > 0)) return false;
  if (a.concepts.size === 0 || b.concepts.size === 0) return a.ipc.some((c) => b.ipc.includes(c));
  let common = 0;
  for (const c of a.concepts) if (b.concepts.has(c)) common += 1;
  return common / Math.min(a.concepts.size, b.concepts.size) >= SAME_SUBJECT;
}

/** What the passes do to one listing: a factor on its score (1 = nothing) and the reasons, one per reason code, in order of the passes. */
export function lowering(passes: readonly Pass[], l: Compared): { factor: number; lowered: Lowered[] } {
  const lowered: Lowered[] = [];
  for (const pass of passes) {
    const factor = FACTORS[pass.reason];
    if (factor === undefined || lowered.some((x) => x.reason === pass.reason) || !passReaches(pass, l)) continue;
    lowered.push({ reason: pass.reason, because: pass.listing.id, factor });
  }
  return { factor: Math.max(LEAST, lowered.reduce((f, x) => f * x.factor, 1)), lowered };
}

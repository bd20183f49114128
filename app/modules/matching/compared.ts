import type { ListingSource } from '#search/query/cards.server.ts';
import { LEXICON } from '#search/lexicon/index.ts';
import { fold } from '#search/model/text.ts';
import type { Compared, Pass } from './adjustments.ts';
import type { FeedbackRow } from './matching.store.server.ts';

const DAYS_A_YEAR = 365.25;

/** The facts of a listing that passes compare. `today` is a calendar day. */
export function comparedOf(s: ListingSource, today: string): Compared {
  const prices = [s.askAmount, s.entryFeeAmount].filter((p): p is number => p !== null);
  return {
    id: s.id, ipc: [...new Set(s.ipc.map((c) => c.slice(0, 4)))], concepts: new Set(LEXICON.find(fold(`${s.titleZh}\n${s.titleEn}`)).map((h) => h.id)),
    currency: s.currency, price: prices.length ? Math.min(...prices) : null, trl: s.trl,
    years: s.expiryDate ? Math.floor((Date.parse(s.expiryDate) - Date.parse(today)) / 86_400_000 / DAYS_A_YEAR) : null,
  };
}

/** Passes with the listing each was said of, in a fixed order; those whose listing can no longer be seen say nothing. */
export function passesOf(said: readonly (readonly [string, FeedbackRow])[], sources: readonly ListingSource[], today: string): Pass[] {
  const byId = new Map(sources.map((s) => [s.id, s]));
  return [...said].sort((a, b) => (a[0] < b[0] ? -1 : 1)).flatMap(([id, word]) => {
    const source = byId.get(id);
    return source && word.reason ? [{ reason: word.reason, listing: comparedOf(source, today) }] : [];
  });
}

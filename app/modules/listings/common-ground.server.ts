import type { Locale } from '#app/core/vocabulary.ts';
import type { ListingCard } from '#search/query/card.ts';
import { CONCEPTS, LEXICON } from '#search/lexicon/index.ts';

/** What two listings share: notions both name (in the reader's language) and IPC subclasses. */
export interface CommonGround { notions: string[]; ipc: string[] }

type Texts = Pick<ListingCard, 'title_zh' | 'title_en' | 'benefit_zh' | 'benefit_en' | 'ipc'>;

const SHOWN = 3;

/** Why each of these stands under "similar": the notions and classes it shares with the listing it is compared with. Longer names say more and come first. */
export function commonGround(self: Texts, others: readonly (Texts & { id: string })[], locale: Locale): Record<string, CommonGround> {
  const own = notionsOf(self);
  return Object.fromEntries(others.map((other) => [other.id, {
    notions: [...notionsOf(other)].filter((id) => own.has(id)).map((id) => nameOf(id, locale)).sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, SHOWN),
    ipc: other.ipc.filter((c) => self.ipc.includes(c)).slice(0, SHOWN),
  }]));
}

function notionsOf(t: Texts): Set<number> {
  return new Set(LEXICON.find([t.title_zh, t.title_en, t.benefit_zh, t.benefit_en].join('\n').normalize('NFKC').toLowerCase()).map((hit) => hit.id));
}

function nameOf(id: number, locale: Locale): string {
  const c = CONCEPTS[id]!;
  return locale === 'zh' ? c.zh[0]! : c.en[0] ?? c.zh[0]!;
}

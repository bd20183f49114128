import type { Locale } from '#app/core/vocabulary.ts';
import type { Db } from '#db/client.ts';
import { claimsText } from '../documents/listing.server.ts';
import type { SearchHit } from './card.ts';
import { listingCard, marketClaims, type CardSource, type ReadSource } from './cards.server.ts';
import { marker } from './highlight.ts';
import { cropSegments, type Segment } from './text.ts';
import type { Term } from './understand.server.ts';

/** Characters of a text shown around what was found in it. */
const SNIPPET = { zh: 160, en: 240 } as const;
type Snippet = NonNullable<SearchHit['highlights']['snippet']>;

/** Rows of a page as hits, with the words of the question marked where they stand; claims are read only of those that show none elsewhere. */
export async function hitsOf(db: Db, sources: readonly (CardSource | ReadSource)[], options: { terms: readonly Term[]; searched: boolean; locale: Locale; now: Date }): Promise<SearchHit[]> {
  const mark = marker(options.terms);
  const order: Locale[] = options.locale === 'zh' ? ['zh', 'en'] : ['en', 'zh'];
  const shown = sources.map((s) => {
    const title = titleOf(s, order, mark);
    return { s, title, snippet: options.searched && options.terms.length > 0 && 'abstractZh' in s ? snippetOf(order, mark, textsOf(s)) : null };
  });
  const bare = options.terms.length > 0 ? shown.filter((h) => !h.snippet && !h.title.some((part) => part.hit)) : [];
  const claims = await marketClaims(db, bare.map((h) => h.s.id));
  for (const h of bare) {
    const own = claims.get(h.s.id);
    if (own) h.snippet = snippetOf(order, mark, [{ field: 'claims', zh: claimsText({ claims: own }, 'zh'), en: claimsText({ claims: own }, 'en') }]);
  }
  return shown.map(({ s, title, snippet }) => ({ ...listingCard(s, options.now), highlights: { title, snippet } }));
}

function titleOf(s: CardSource, order: readonly Locale[], mark: (text: string) => Segment[]): Segment[] {
  const lang = order.find((l) => (l === 'zh' ? s.titleZh : s.titleEn)) ?? order[0]!;
  return mark(lang === 'zh' ? s.titleZh : s.titleEn);
}

const textsOf = (s: ReadSource) => [{ field: 'benefit' as const, zh: s.benefitZh, en: s.benefitEn }, { field: 'abstract' as const, zh: s.abstractZh, en: s.abstractEn }];

/** The first text with a hit: the reader's language before the other, plain words before claims. */
function snippetOf(order: readonly Locale[], mark: (text: string) => Segment[], texts: readonly { field: Snippet['field']; zh: string; en: string }[]): Snippet | null {
  for (const lang of order) {
    for (const text of texts) {
      const segments = mark(text[lang]);
      if (segments.some((part) => part.hit)) return { field: text.field, lang, segments: cropSegments(segments, SNIPPET[lang]) };
    }
  }
  return null;
}

import type { Locale } from '#app/core/vocabulary.ts';
import type { Translate } from '#app/i18n/server.ts';
import { IPC_CLASS_NAMES } from '#app/modules/patents/ipc-classes.ts';
import type { FacetGroup } from '#app/ui/search/types.ts';
import type { FacetCount, SearchResult } from '#search/query/card.ts';
import { LIFE_BANDS, PRICE_BANDS } from '#search/query/bands.ts';
import { FACETS, type Facet, type SearchParams } from '#search/query/params.ts';

/** As many values as a facet lists at most; what is chosen is always among them. */
const MAX_VALUES = 40;

/**
 * The facets of an answer in page order, with the words of the reader's language. Names are put on here and not in the
 * browser, so that the class table is not part of the page. Scales keep their own order, everything else goes by count.
 */
export function facetGroups(result: Pick<SearchResult, 'facets'>, params: SearchParams, locale: Locale, t: Translate): FacetGroup[] {
  return FACETS.map((facet) => {
    const chosen = params[facet] as readonly string[];
    const options = ordered(facet, result.facets[facet] ?? []).filter((f, i) => i < MAX_VALUES || chosen.includes(f.value))
      .map((f) => ({ value: f.value, label: labelOf(facet, f, locale, t), count: f.count, on: chosen.includes(f.value) }));
    return { facet, options };
  }).filter((group) => group.options.length > 0);
}

const SCALES: Partial<Record<Facet, readonly string[]>> = { price: PRICE_BANDS, life: LIFE_BANDS };

function ordered(facet: Facet, counts: readonly FacetCount[]): FacetCount[] {
  const scale = SCALES[facet];
  if (scale) return [...counts].sort((a, b) => scale.indexOf(a.value) - scale.indexOf(b.value));
  if (facet === 'trl' || facet === 'ipc_section') return [...counts].sort((a, b) => (a.value < b.value ? -1 : 1));
  return [...counts];
}

function labelOf(facet: Facet, count: FacetCount, locale: Locale, t: Translate): string {
  const { value } = count;
  switch (facet) {
    case 'ipc_section': return `${value} ${t(`ui:vocab.ipcSection.${value}`)}`;
    case 'ipc_class': return `${value} ${IPC_CLASS_NAMES[value]?.[locale === 'zh' ? 0 : 1] ?? ''}`.trim();
    case 'kind': return t(`ui:vocab.patentKind.${value}`);
    case 'deal_kind': return t(`ui:vocab.dealKind.${value}`);
    case 'trl': return t('ui:vocab.trl', { level: value });
    case 'price': return t(`search:price.${value}`);
    case 'life': return t(`search:life.${value}`);
    case 'territory': return t(`ui:vocab.territory.${value}`);
    case 'region': return t(`ui:vocab.region.${value}`, { defaultValue: value });
    case 'org': return (locale === 'zh' ? count.label_zh : count.label_en) ?? value;
  }
}

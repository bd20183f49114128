import { describe, expect, it } from 'vitest';
import { translator } from '#app/i18n/server.ts';
import { EMPTY_SEARCH } from '#search/query/params.ts';
import { facetGroups } from './facets.server.ts';

const t = translator('zh');
const facets = {
  org: [{ value: 'jlu', count: 9, label_zh: '静澜大学', label_en: 'Jinglan' }], price: [{ value: 'over_10m', count: 5 }, { value: 'under_100k', count: 1 }], trl: [{ value: '6', count: 9 }, { value: '4', count: 2 }],
  ipc_class: [{ value: 'H01', count: 3 }, { value: 'Q99', count: 1 }], kind: [],
};

describe('facetGroups', () => {
  it('keeps page order, names values, leaves empty facets out', () => {
    const groups = facetGroups({ facets }, EMPTY_SEARCH, 'zh', t);
    expect(groups.map((g) => g.facet)).toEqual(['ipc_class', 'trl', 'price', 'org']);
    expect(groups[0]!.options.map((o) => o.label)).toEqual(['H01 基本电气元件', 'Q99']);
    expect(groups[3]!.options[0]!.label).toBe('静澜大学');
  });

  it('orders scales by size, not by count', () => {
    const groups = facetGroups({ facets }, EMPTY_SEARCH, 'zh', t);
    expect(groups.find((g) => g.facet === 'trl')!.options.map((o) => o.value)).toEqual(['4', '6']);
    expect(groups.find((g) => g.facet === 'price')!.options.map((o) => o.value)).toEqual(['under_100k', 'over_10m']);
  });

  it('never hides a chosen value, however rare', () => {
    const many = { ipc_class: Array.from({ length: 60 }, (_, i) => ({ value: `A${String(i + 10)}`, count: 60 - i })) };
    const options = facetGroups({ facets: many }, { ...EMPTY_SEARCH, ipc_class: ['A69'] }, 'en', t)[0]!.options;
    expect(options).toHaveLength(41);
    expect(options.at(-1)).toMatchObject({ value: 'A69', on: true });
  });
});

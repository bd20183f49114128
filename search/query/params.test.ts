import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lifeBand, lifeWindow, priceBand, remainingYears } from './bands.ts';
import { EMPTY_SEARCH, FACETS, parseSearchParams, searchParamsToString, toggleFacet } from './params.ts';

const parse = (s: string) => parseSearchParams(new URLSearchParams(s));

describe('search parameters', () => {
  it('keeps what is in the lists and drops the rest', () => {
    const p = parse('q= 双极板 &ipc_section=H&ipc_section=Z&ipc_class=H01,B60&deal_kind=transfer&deal_kind=steal&trl=5&trl=12&price=1m_5m&org=jlu&org=" OR 1=1&page=3&limit=500&sort=evil');
    expect(p).toMatchObject({ q: '双极板', ipc_section: ['H'], ipc_class: ['B60', 'H01'], deal_kind: ['transfer'], trl: ['5'], price: ['1m_5m'], org: ['jlu'], page: 3, limit: 20, sort: 'relevance' });
  });

  it('never fails and never lets a quote, bracket or backslash into a filter', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...FACETS, 'q', 'sort', 'page', 'limit', 'cursor', 'x'), fc.string({ unit: 'binary' }))), (pairs) => {
      const p = parseSearchParams(new URLSearchParams(pairs));
      for (const facet of FACETS) for (const value of p[facet]) expect(value).toMatch(/^[A-Za-z0-9_-]+$/);
    }));
  });

  it('writes one canonical string and reads it back', () => {
    expect(searchParamsToString(EMPTY_SEARCH)).toBe('');
    const p = parse('limit=10&trl=6&trl=4&q=bipolar%20plate&kind=invention');
    expect(searchParamsToString(p)).toBe('q=bipolar+plate&kind=invention&trl=4&trl=6&limit=10');
    expect(parse(searchParamsToString(p))).toEqual(p);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (q) => {
      const once = parseSearchParams(new URLSearchParams({ q }));
      expect(parse(searchParamsToString(once))).toEqual(once);
    }));
  });

  it('toggles a facet and goes back to the first page', () => {
    const on = toggleFacet(parse('page=4'), 'kind', 'invention');
    expect(on).toMatchObject({ kind: ['invention'], page: 1 });
    expect(toggleFacet(on, 'kind', 'invention').kind).toEqual([]);
  });
});

describe('bands', () => {
  it('puts a price on the upper side of its bound and never converts a currency', () => {
    expect(priceBand(9_999_999, 'CNY')).toBe('under_100k');
    expect(priceBand(10_000_000, 'CNY')).toBe('100k_500k');
    expect(priceBand(1_000_000_000, 'CNY')).toBe('over_10m');
    expect(priceBand(1, 'USD')).toBe('other_currency');
    expect(priceBand(null, 'USD')).toBe('negotiable');
  });

  it('counts remaining life to the day and agrees with its windows', () => {
    expect(remainingYears('2030-03-01', '2026-03-01')).toBe(4);
    expect(remainingYears('2030-03-01', '2026-03-02')).toBe(3);
    expect(remainingYears('2026-03-01', '2026-03-01')).toBe(0);
    const now = new Date('2026-03-01T00:00:00Z');
    for (const band of ['under_3', '3_5', '5_10', '10_15'] as const) {
      const [from, to] = lifeWindow(band, now);
      expect(lifeBand(Math.max(from, now.getTime() / 1000 + 1), now)).toBe(band);
      expect(lifeBand(to! - 1, now)).toBe(band);
      expect(lifeBand(to!, now)).not.toBe(band);
    }
    expect(lifeBand(now.getTime() / 1000, now)).toBeNull();
  });
});

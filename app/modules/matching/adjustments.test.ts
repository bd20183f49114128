import { describe, expect, it } from 'vitest';
import { PASS_REASONS, type PassReason } from '#app/core/vocabulary.ts';
import { lowering, type Compared, type Pass } from './adjustments.ts';

const listing = (over: Partial<Compared> = {}): Compared => ({ id: 'lst_b', ipc: ['H01M'], concepts: new Set([1, 2]), currency: 'CNY', price: 100, trl: 4, years: 6, ...over });
const pass = (reason: PassReason, over: Partial<Compared> = {}): Pass => ({ reason, listing: listing({ id: 'lst_a', ...over }) });
const factor = (p: Pass[], l: Partial<Compared> = {}) => lowering(p, listing(l)).factor;

describe('a pass lowers', () => {
  it.each<[string, Pass, Partial<Compared>, number]>([
    ['listings of the same subject when it was out of scope', pass('out_of_scope'), {}, 0.6],
    ['not those of another class', pass('out_of_scope'), { ipc: ['A01C'] }, 1],
    ['not those of another notion in the same class', pass('out_of_scope'), { concepts: new Set([8, 9]) }, 1],
    ['by class alone where a title names no notion', pass('out_of_scope', { concepts: new Set() }), {}, 0.6],
    ['what asks as much when the price was too high', pass('price'), { price: 100 }, 0.7],
    ['not what asks less', pass('price'), { price: 99 }, 1],
    ['not a price in another currency', pass('price'), { currency: 'USD', price: 500 }, 1],
    ['not an open price', pass('price'), { price: null }, 1],
    ['what is no more mature when it was too early', pass('too_early'), { trl: 4 }, 0.7],
    ['not what is more mature', pass('too_early'), { trl: 5 }, 1],
    ['what ends as soon when the life was too short', pass('legal_or_life'), { years: 6 }, 0.8],
    ['not what lives longer', pass('legal_or_life'), { years: 7 }, 1],
    ['not the listing it was said of', pass('price', { id: 'lst_b' }), {}, 1],
  ])('%s', (_, p, l, expected) => expect(factor([p], l)).toBe(expected));

  it('says why, once a reason', () => {
    expect(lowering([pass('price'), pass('price', { id: 'lst_c' }), pass('too_early')], listing()).lowered.map((x) => [x.reason, x.because])).toEqual([['price', 'lst_a'], ['too_early', 'lst_a']]);
  });
  it('never takes a listing away', () => expect(factor(PASS_REASONS.map((r) => pass(r)))).toBeGreaterThanOrEqual(0.3));
  it('by reasons that speak of one listing alone leaves the others', () => {
    for (const reason of ['benefit_unclear', 'route_unclear', 'application_unclear', 'scientific_doubt', 'already_solved'] as const) expect(factor([pass(reason)])).toBe(1);
  });
});

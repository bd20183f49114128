import { describe, expect, it } from 'vitest';
import { translator } from '#app/i18n/server.ts';
import { formatFor } from '../format.ts';
import { readPath } from './compare-wording.ts';
import { amountsOf, sentFor, shownFor } from './range-text.ts';

const w = { ...formatFor('en'), t: translator('en') };
const read = (path: string, value: unknown) => { const r = readPath(path, 'CNY', w); return r && [r.label, r.show(value)]; };

describe('a difference in words', () => {
  it.each([
    ['combined.base', 47_399_644, ['Combined range · Base', 'CNY 474 K']],
    ['methods.dcf.band', { low: 100_00, base: 200_00, high: 300_00 }, ['Discounted income · Range', 'CNY 100 · CNY 200 · CNY 300']],
    ['methods.dcf.weightBps', 3_333, ['Discounted income · Weight', '33.33\u202f%']],
    ['rows.royalty_bps.high', 600, ['Royalty rate · High', '6\u202f%']],
    ['stated.investment', { low: { amount: 100, currency: 'CNY' }, base: { amount: 200, currency: 'CNY' }, high: { amount: 300, currency: 'CNY' } }, ['Investment', 'CNY 1 · CNY 2 · CNY 3']],
    ['stated.revenue', { years: [{ amount: 100_00, currency: 'CNY' }] }, ['Expected sales', 'CNY 100']],
    ['stated.revenue.years.2.amount', 4_140_000_00, ['Expected sales · year 3', 'CNY 4.14 M']],
    ['stated.revenue.high_bps', 14_000, ['Expected sales · High', '140\u202f%']],
    ['facts.forwardCitations.value', 4, ['Citations received', '4']],
    ['trl', { value: 5, origin: 'seller' }, ['Technology readiness (TRL)', '5']],
    ['score.indicators.scope.score', 25, ['Scope', '25']],
    ['combined.low', null, ['Combined range · Low', '(none)']],
  ])('%s', (path, value, words) => expect(read(path, value)).toEqual(words));

  it('leaves to the machine what only the machine needs', () => {
    expect(['combined.tornado.0.1', 'answers.0', 'limits.3', 'rows.revenue.low', 'methods.unheard.band'].map((p) => readPath(p, 'CNY', w))).toEqual([null, null, null, null, null]);
  });
});

describe('what a range field sends', () => {
  it.each([['3.5', 'bps', '350'], ['3.5 %', 'bps', '350'], ['100', 'bps', '10000'], ['3.555', 'bps', '3.555!'], ['-5', 'bps', '-5!'], ['', 'bps', ''], ['12', 'months', '12'], ['1.5', 'months', '1.5!'], ['30万', 'money', '30000000'], ['abc', 'money', 'abc!'], ['1e3', 'money', '1e3!']] as const)('%s as %s is %s', (text, unit, sent) => {
    expect(sentFor(text, unit, 'CNY')).toBe(sent);
  });

  it('shows what it would send again', () => {
    for (const [value, unit] of [[350, 'bps'], [7, 'bps'], [18, 'months'], [123_450, 'money']] as const) expect(sentFor(shownFor(value, unit, 'CNY'), unit, 'CNY')).toBe(String(value));
  });

  it('reads a column, a row of a spreadsheet, and Chinese units alike', () => {
    expect(amountsOf('300万\n360万\n', 'CNY')).toEqual(['300000000', '360000000']);
    expect(amountsOf('3,000,000\t3,600,000', 'CNY')).toEqual(['300000000', '360000000']);
    expect(amountsOf('-5\n1', 'CNY')).toEqual(['-5!', '100']);
  });
});

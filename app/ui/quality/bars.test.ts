import { describe, expect, it } from 'vitest';
import { bars } from './bars.ts';

describe('bars of a metric', () => {
  it('start at zero, end at the next tenth, the best first', () => {
    const chart = bars([{ id: 'bm25_bigrams', value: 0.3, low: 0.25, high: 0.35, p: 0.001 }, { id: 'jingzhe', value: 0.4, low: 0.36, high: 0.44 }]);
    expect(chart.end).toBe(0.5);
    expect(chart.bars).toEqual([
      { id: 'jingzhe', own: true, value: 0.4, width: 80, from: 72, to: 88, p: null },
      { id: 'bm25_bigrams', own: false, value: 0.3, width: 60, from: 50, to: 70, p: 0.001 },
    ]);
  });
  it('keep a full mark and a nought inside the axis', () => expect(bars([{ id: 'a', value: 1 }, { id: 'b', value: 0 }])).toMatchObject({ end: 1, bars: [{ width: 100 }, { width: 0 }] }));
});

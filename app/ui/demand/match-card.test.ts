import { describe, expect, it } from 'vitest';
import { segmentsOfHits } from './match-card.tsx';

describe('segmentsOfHits', () => {
  it('splits a sentence at its hits and loses nothing of it', () => {
    const parts = segmentsOfHits('接触电阻降低四成', [[0, 4], [6, 8]]);
    expect(parts).toEqual([{ text: '接触电阻', hit: true }, { text: '降低', hit: false }, { text: '四成', hit: true }]);
    expect(parts.map((p) => p.text).join('')).toBe('接触电阻降低四成');
  });
  it('is the sentence itself without hits', () => expect(segmentsOfHits('abc', [])).toEqual([{ text: 'abc', hit: false }]));
});

import { describe, expect, it } from 'vitest';
import { segmentsAt } from './match-view.ts';

describe('marked sentences', () => {
  const sentence = '在不锈钢极板上镀碳，接触电阻下降。';

  it('keep every character and mark what was found', () => {
    const parts = segmentsAt(sentence, [[1, 4], [7, 9]]);
    expect(parts.map((p) => p.text).join('')).toBe(sentence);
    expect(parts.filter((p) => p.hit).map((p) => p.text)).toEqual(['不锈钢', '镀碳']);
  });

  it('do not lose the text to offsets of an older version of it', () => {
    expect(segmentsAt(sentence, [[3, 400], [5, 2]])).toEqual([{ text: sentence, hit: false }]);
    expect(segmentsAt(sentence, [[0, 3], [1, 5]]).map((p) => p.text).join('')).toBe(sentence);
  });

  it('have no empty parts at the edges', () => {
    expect(segmentsAt('abc', [[0, 3]])).toEqual([{ text: 'abc', hit: true }]);
    expect(segmentsAt('', [])).toEqual([]);
  });
});

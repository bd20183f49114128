import { describe, expect, it } from 'vitest';
import { answersAnElement, matchView, segmentsAt } from './match-view.ts';

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

describe('a match on its page', () => {
  const reason = (element: 'problem' | 'method', text: string) => ({ element, text, evidence: { sentence: '磁控溅射镀碳', lang: 'zh' as const, hits: [[0, 4] as [number, number]] } });
  const whole = <T,>(parts: T[]) => parts;

  it('recalls a long problem and keeps an element whole', () => {
    const long = '启停'.repeat(400);
    const { reasons } = matchView({ reasons: [reason('problem', long), reason('method', long)] }, whole);
    expect(reasons[0]!.text.length).toBeLessThan(150);
    expect(reasons[1]!.text).toBe(long);
  });

  it('answers an element, or only touches the problem', () => {
    expect(answersAnElement(matchView({ reasons: [reason('problem', 'x')] }, whole))).toBe(false);
    expect(answersAnElement(matchView({ reasons: [reason('problem', 'x'), reason('method', 'x')] }, whole))).toBe(true);
  });
});

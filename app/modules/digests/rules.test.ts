import { describe, expect, it } from 'vitest';
import type { Element } from '#app/core/vocabulary.ts';
import { worthTelling, worthTellingAtOnce } from './rules.ts';

const match = (elements: (Element | 'problem')[], over: { met?: boolean; score?: number } = {}) => ({ reasons: elements.map((element) => ({ element })), constraints: [{ met: over.met ?? true }], score: over.score ?? 0.4 });

describe('which matches are told', () => {
  it('half of the stated elements for a notice at once, one for the digest', () => {
    expect(worthTellingAtOnce(match(['material', 'product']), ['method'])).toBe(true); // 2 of 4
    expect(worthTellingAtOnce(match(['material']), ['method'])).toBe(false);
    expect(worthTelling(match(['material']), ['method'])).toBe(true);
    expect(worthTelling(match(['problem']), ['method'])).toBe(false);
  });

  it('two sentences for one element count once', () => expect(worthTellingAtOnce(match(['material', 'material']), ['method'])).toBe(false));

  it('a demand that names nothing hears of what answers its problem', () => {
    const all: Element[] = ['material', 'method', 'efficacy', 'product', 'application'];
    expect(worthTellingAtOnce(match(['problem']), all)).toBe(true);
    expect(worthTelling(match([]), all)).toBe(false);
  });

  it('never what breaks a hard constraint', () => {
    expect(worthTelling(match(['material', 'product'], { met: false }), [])).toBe(false);
    expect(worthTelling(match(['material', 'product'], { score: 0 }), [])).toBe(false);
  });
});

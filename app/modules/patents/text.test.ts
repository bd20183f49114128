import { describe, expect, it } from 'vitest';
import { languageTag, untagged, unwrap } from './text.ts';

describe('texts as files carry them', () => {
  it.each([
    ['Li<sub>2</sub>O', 'Li2O'], ['H&lt;sub&gt;2&lt;/sub&gt;O', 'H2O'], ['a < b and c > d', 'a < b and c > d'], ['x<MathText>y=z</MathText>', 'xy=z'], ['<math><mi>a</mi><mo>+</mo><mn>1</mn></math>', 'a+1'], ['R&amp;D &#945; &#x3b2;', 'R&D α β'], ['one<br/>two', 'one\ntwo'], ['5 &deg;', '5 &deg;'], ['if x<5', 'if x<5'],
  ])('%s → %s', (text, clean) => expect(untagged(text)).toBe(clean));

  it('joins wrapped lines by script', () => {
    expect(unwrap('一种电池\n及其制备方法')).toBe('一种电池及其制备方法');
    expect(unwrap('A battery\n and its use')).toBe('A battery and its use');
    expect(unwrap('一种LED\n灯')).toBe('一种LED 灯');
  });

  it.each([
    ['一种电池', 'zh'], ['電池とその製造方法', 'ja'], ['전지 및 그 제조방법', 'ko'], ['Батарея и способ', 'ru'], ['Battery and method', 'en'], ['Wagen mit Anzeige', 'de'], ['Verfahren zur Herstellung einer Batterie', 'de'], ['Dispositif pour la fabrication de briques', 'fr'], ['Procedimiento para la fabricación de una batería', 'es'],
    ['Valve', 'en'], ['De novo synthesis', 'en'], ['Vitamin E composition', 'en'], ['METHOD OF DRYING GRAIN', 'en'],
  ])('%s is %s', (text, lang) => expect(languageTag(text)).toBe(lang));
});

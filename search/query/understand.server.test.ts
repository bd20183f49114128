import { describe, expect, it } from 'vitest';
import { comparedTexts, distance, judge, weightsOf } from './evidence.ts';
import { marker } from './highlight.ts';
import { priceScale } from './prices.ts';
import { readingsOf } from './listings.server.ts';
import { understand } from './understand.server.ts';

const words = (q: string) => understand(q).terms.map((t) => t.text);

describe('what a query asks for', () => {
  it('leaves out what only asks, and leads with what tells', () => {
    expect(words('求购双极板')).toEqual(['双极板']);
    expect(words('双极板求购')).toEqual(['双极板']);
    expect(words('我们需要一种能在低温下快速固化的胶粘剂')).toEqual(['低温', '快速固化', '胶粘剂']);
    expect(words('how to reduce contact resistance of fuel cell bipolar plates')).toEqual(['reduce', 'contact resistance', 'fuel cell', 'bipolar plates']);
    expect(words('太阳能供热')[0]).toContain('太阳能');
  });
  it('keeps grades, sizes and signs whole', () => {
    expect(words('316L不锈钢')).toContain('316l');
    expect(words('100kW燃料电池')).toEqual(['100 kw', '燃料电池']);
    expect(words('热泵 -25℃')).toEqual(['热泵', 'minus25 degc']);
  });
  it('reads one slip in a Chinese name, and says what was typed', () => expect(understand('双级板').terms[0]).toMatchObject({ text: '双极板', typed: '双级板' }));
  it.each([['CN114081027A', ['number']], ['US 8,927,119 B2', ['number']], ['201219999999.9', ['number', 'serial']], ['18650', ['number', 'words']], ['JZ97142702971', ['number', 'words']], ['H01M10/0525(2010.01)I', ['ipc']], ['双极板', ['words']]])('%s is read as %j', (q, as) => expect(readingsOf(q)).toEqual(as));
});

describe('evidence', () => {
  const doc = comparedTexts({ title: ['316L不锈钢双极板', 'Bipolar plate'], near: ['−25~40 ℃ 可用'], far: [''] });
  const share = (q: string) => { const { terms, asked } = understand(q); return judge(terms, weightsOf(terms, { size: 100, holding: new Map() }), new Map([...asked].map((c) => [c, 1])), doc); };
  it('finds names in either language, sizes in ranges, grades as whole words only', () => {
    expect(share('bipolar plates').coverage).toBe(1);
    expect(share('-25℃ 双极板')).toMatchObject({ coverage: 1, grades: true });
    expect(share('16L 双极板').grades).toBe(false);
    expect(share('红烧肉').coverage).toBe(0);
  });
  it('counts slips as people make them', () => {
    expect(distance('plaet', 'plate', 2)).toBe(1);
    expect(distance('robot', 'root', 1)).toBe(1);
    expect(distance('membrane', 'brine', 2)).toBeGreaterThan(2);
  });
});

describe('marks', () => {
  const hits = (q: string, text: string) => marker(understand(q).terms)(text).filter((s) => s.hit).map((s) => s.text);
  it('stand on whole words that tell something', () => {
    expect(hits('robot', 'The root of a robot at work')).toEqual(['robot']);
    expect(hits('低温的胶粘剂', '一种低温固化的胶粘剂')).toEqual(['低温', '胶粘剂']);
    expect(hits('fuel cell at low cost', 'A fuel cell at hand')).toEqual(['fuel cell']);
  });
  it('find another script and keep the text as it is', () => expect(hits('机器人', '一種機器人')).toEqual(['機器人']));
});

describe('price scales', () => {
  it.each([[[], 'any'], [['transfer'], 'sale'], [['transfer', 'equity'], 'sale'], [['ordinary_licence', 'sole_licence'], 'licence'], [['transfer', 'ordinary_licence'], 'any']] as const)('of %j is %s', (kinds, scale) => expect(priceScale(kinds)).toBe(scale));
});

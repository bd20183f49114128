import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IPC_SECTIONS } from '#app/core/vocabulary.ts';
import { IPC_CLASS_NAMES } from './ipc-classes.ts';
import { SECTION_NAMES, className, classOf, normaliseSymbols, parseLocarno, parseSymbol, sectionOf, splitSymbols, subclassOf } from './ipc.ts';

describe('class symbols', () => {
  it.each([
    ['H01M 8/0204', 'H01M 8/0204'], ['H01M8/0204(2016.01)I', 'H01M 8/0204'], ['h01m8/0204', 'H01M 8/0204'], ['Ｈ０１Ｍ８／０２０４', 'H01M 8/0204'], ['G06F015/16', 'G06F 15/16'],
    ['B03C0003090000', 'B03C 3/09'], ['F28F0001380000', 'F28F 1/38'], ['H01M0008020400', 'H01M 8/0204'], ['G06F   17/27    (2006.01)', 'G06F 17/27'],
    ['B28B   1/    29            A I                    ', 'B28B 1/29'], ['E01B 3/32 20060101AFI20130102', 'E01B 3/32'], ['Int.Cl.7: C07D 405/04', 'C07D 405/04'],
    ['A61K 31/00', 'A61K 31/00'], ['A61K0031000000', 'A61K 31/00'], ['B60W 2040/0818', 'B60W 2040/0818'], ['Y02E 60/50', 'Y02E 60/50'], ['H01M', 'H01M'], ['H01', 'H01'], ['H', 'H'], ['C07C 209-00', 'C07C 209/00'],
  ])('%s → %s', (text, symbol) => expect(parseSymbol(text)?.symbol).toBe(symbol));

  it.each(['', 'I01M 8/02', '01M', 'H1M', 'H01M x', 'H01M 8/', '09-01', 'H01M 8/0204567', 'x'.repeat(90)])('refuses %s', (text) => expect(parseSymbol(text)).toBeNull());

  it.each([
    ['A45F 504', 'A45F 5/04'], ['C07D41700', 'C07D 417/00'], ['A45F 5 04', 'A45F 5/04'], ['F04B 4302', 'F04B 43/02'], ['A61K31', 'A61K 31/00'], ['C07D 417', 'C07D 417/00'], ['F16C  19/52        ', 'F16C 19/52'], ['H01M80204', undefined],
  ])('reads %s, written without a stroke, as %s', (text, symbol) => expect(parseSymbol(text)?.symbol).toBe(symbol));

  it('splits lists at spaces and fills in what a symbol leaves out', () => {
    expect(splitSymbols('G06F 17/30 G06F 17/27')).toEqual(['G06F 17/30', 'G06F 17/27']);
    expect(normaliseSymbols(splitSymbols('H01L 21/00, 21/02; B08B 1/00')).symbols).toEqual(['H01L 21/00', 'H01L 21/02', 'B08B 1/00']);
  });

  it('reads version and value', () => {
    expect(parseSymbol('H01M8/0204(2016.01)I')).toMatchObject({ version: '2016.01', value: 'I', mainGroup: '8', subGroup: '0204', subclass: 'H01M', class: 'H01', section: 'H' });
    expect(parseSymbol('E01D19/00(2006.01)N')).toMatchObject({ value: 'N' });
    expect(parseSymbol('E01B 3/32 20060101AFI20130102')).toMatchObject({ version: '2006.01', value: 'I' });
    expect(parseSymbol('G06F 17/27 (2006.01)')).not.toHaveProperty('value');
  });

  it('normalising twice changes nothing (property)', () => {
    const symbol = fc.tuple(fc.constantFrom(...IPC_SECTIONS), fc.integer({ min: 1, max: 99 }), fc.constantFrom(...'ABCHMKP'), fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 9999 }))
      .map(([s, c, l, m, g]) => `${s}${String(c).padStart(2, '0')}${l} ${m}/${String(g).padStart(2, '0')}`);
    fc.assert(fc.property(symbol, (text) => { expect(parseSymbol(text)?.symbol).toBe(text); expect(parseSymbol(text.replace(' ', ''))?.symbol).toBe(text); }));
    fc.assert(fc.property(fc.string({ maxLength: 90 }), (text) => { const once = parseSymbol(text); if (once) expect(parseSymbol(once.symbol)?.symbol).toBe(once.symbol); }));
  });

  it('splits lists and keeps what it cannot read apart', () => {
    expect(normaliseSymbols(splitSymbols('E01B3/32(2006.01)I;E01B9/10(2006.01)I；E01B3/32|nonsense'))).toEqual({ symbols: ['E01B 3/32', 'E01B 9/10'], unread: ['nonsense'] });
    expect(parseLocarno('09-01(11)')).toBe('09-01');
    expect(parseLocarno('LOC(13)Cl. 14-03')).toBe('14-03');
    expect(parseLocarno('99-01')).toBeNull();
  });
});

describe('names', () => {
  it('has both names for every class and section, none twice', () => {
    const entries = Object.entries(IPC_CLASS_NAMES);
    expect(entries.length).toBeGreaterThanOrEqual(130);
    for (const [code, [zh, en]] of entries) {
      expect(code).toMatch(/^[A-H]\d{2}$/);
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[A-Z]/);
      expect(en.length).toBeLessThanOrEqual(45);
    }
    for (const side of [0, 1]) expect(new Set(entries.map(([, names]) => names[side])).size).toBe(entries.length);
    expect(Object.keys(SECTION_NAMES)).toEqual([...IPC_SECTIONS]);
  });

  it('gives the levels of a symbol', () => {
    expect([sectionOf('H01M 8/0204'), classOf('H01M 8/0204'), subclassOf('H01M 8/0204'), className('H01', 'en'), className('H01', 'zh')]).toEqual(['H', 'H01', 'H01M', 'Electric elements', '基本电气元件']);
    expect([sectionOf('Y02E 60/50'), subclassOf('H01'), classOf('H'), className('H77', 'en')]).toEqual([null, null, null, null]);
  });
});

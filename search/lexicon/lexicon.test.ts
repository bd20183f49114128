import { describe, expect, it } from 'vitest';
import { ConceptFinder } from './concepts.ts';
import { phraseKey } from '../model/stem.ts';
import { CONCEPTS, CUES, GENERIC, LEXICON, THEMES } from './index.ts';
import { linesOf, parseLexicon } from './parse.ts';

const LINES = '# energy\n双极板,流场板 | bipolar plate,flow field plate | H01M | 燃料电池 | 质子交换膜\n燃料电池 | fuel cell | H01M | |\n质子交换膜,PEM | proton exchange membrane,PEM | H01M C08J | |';

describe('the parser', () => {
  it('reads names, classes and neighbours', () => {
    const [plate] = parseLexicon([LINES]);
    expect(plate).toEqual({ id: 0, zh: ['双极板', '流场板'], en: ['bipolar plate', 'flow field plate'], ipc: ['H01M'], broader: ['燃料电池'], related: ['质子交换膜'] });
  });
  it('joins a concept defined twice', () => expect(parseLexicon([LINES, '双极板 | separator plate | C25B | |'])[0]).toMatchObject({ en: ['bipolar plate', 'flow field plate', 'separator plate'], ipc: ['H01M', 'C25B'] }));
  it('refuses what is no class and a line without a name', () => {
    expect(() => parseLexicon(['双极板 | x | H1M | |'])).toThrow('H1M');
    expect(() => parseLexicon([' | x | H01M | |'])).toThrow('no Chinese name');
  });
});

describe('the finder', () => {
  const finder = new ConceptFinder(parseLexicon([LINES]));
  it('takes the longest name and marks its place', () => {
    const hits = finder.find('金属双极板和质子交换膜');
    expect(hits.map((h) => h.id)).toEqual([0, 2]);
    expect('金属双极板和质子交换膜'.slice(hits[0]!.start, hits[0]!.end)).toBe('双极板');
  });
  it('finds plural and hyphenated English', () => expect(finder.find('flow-field plates of fuel cells').map((h) => h.id)).toEqual([0, 1]));
  it('knows what is near', () => {
    expect(finder.neighbours(0).get(1)).toBeGreaterThan(finder.neighbours(0).get(2)!);
    expect(finder.neighbours(1).has(0)).toBe(true);
    expect(finder.neighbours(0).has(0)).toBe(false);
  });
});

describe('the lexicon itself', () => {
  it('is broad, in both languages, in every section of the IPC', () => {
    expect(CONCEPTS.length).toBeGreaterThan(2_000);
    expect(CONCEPTS.filter((c) => c.en.length > 0).length / CONCEPTS.length).toBeGreaterThan(0.95);
    for (const section of 'ABCDEFGH') expect(CONCEPTS.filter((c) => c.ipc.some((i) => i.startsWith(section))).length).toBeGreaterThan(30);
  });
  it('defines every broader and related name', () => {
    const defined = new Set(CONCEPTS.flatMap((c) => c.zh));
    expect(CONCEPTS.flatMap((c) => [...c.broader, ...c.related].filter((n) => !defined.has(n)).map((n) => `${c.zh[0]} → ${n}`))).toEqual([]);
  });
  it('has each name on one line only, in either language', () => {
    const lines = new Map<string, string[]>();
    for (const line of THEMES.flatMap(linesOf)) {
      const concept = parseLexicon([line])[0]!;
      for (const name of new Set([...concept.zh.map((n) => n.toLowerCase()), ...concept.en.map(phraseKey)])) lines.set(name, [...lines.get(name) ?? [], concept.zh[0]!]);
    }
    expect([...lines].filter(([, heads]) => heads.length > 1).map(([name, heads]) => `${name}: ${heads.join(', ')}`)).toEqual([]);
  });
  it('keeps products of one family apart and leads from one to the other', () => {
    for (const [a, b] of [['丁苯橡胶', '顺丁橡胶'], ['球阀', '蝶阀'], ['电弧炉', '感应炉']] as const) {
      const [one, other] = [LEXICON.find(a)[0]!.id, LEXICON.find(b)[0]!.id];
      expect(one, `${a} ${b}`).not.toBe(other);
      expect(LEXICON.neighbours(one).has(other), `${a} → ${b}`).toBe(true);
    }
  });
  it('reads no notion into everyday English', () => {
    for (const word of ['lamp', 'spraying', 'filter', 'switch', 'down', 'developer', 'yield', 'efficiency', 'portable']) expect(LEXICON.find(word), word).toEqual([]);
  });
  it('has ids that are places', () => CONCEPTS.forEach((c, i) => expect(c.id).toBe(i)));
  it('names what the field calls by several names once', () => expect(LEXICON.find('bipolar plate')[0]!.id).toBe(LEXICON.find('双极板')[0]!.id));
  it('has cues and generic words', () => {
    expect(GENERIC.has('关键技术')).toBe(true);
    expect(CUES.ask.length).toBeGreaterThan(20);
    expect(CUES.background.length).toBeGreaterThan(20);
  });
});

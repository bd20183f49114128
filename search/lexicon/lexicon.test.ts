import { describe, expect, it } from 'vitest';
import { ConceptFinder } from './concepts.ts';
import { CONCEPTS, CUES, GENERIC, LEXICON } from './index.ts';
import { parseLexicon } from './parse.ts';

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
  it('has ids that are places', () => CONCEPTS.forEach((c, i) => expect(c.id).toBe(i)));
  it('names what the field calls by several names once', () => expect(LEXICON.find('bipolar plate')[0]!.id).toBe(LEXICON.find('双极板')[0]!.id));
  it('has cues and generic words', () => {
    expect(GENERIC.has('关键技术')).toBe(true);
    expect(CUES.ask.length).toBeGreaterThan(20);
    expect(CUES.background.length).toBeGreaterThan(20);
  });
});

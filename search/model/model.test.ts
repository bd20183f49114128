import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEXICON } from '../lexicon/index.ts';
import { addRows, itemIdf, latentVector, trainCorpusModel, wordDirection, wordPlace, wordSimilarity } from './corpus-model.ts';
import { documentUnits, type ModelDocument } from './document.ts';
import { FEATURES } from './features.ts';
import { ClassLists } from './class-lists.ts';
import { guessIpc, type IpcGuess } from './ipc.ts';
import { Lists, words16 } from './growing.ts';
import { bm25Part, InvertedChannel, lengthNorm } from './inverted.ts';
import { largest } from './largest.ts';
import { MatchIndex } from './match-index.ts';
import { parseModel, serialiseModel } from './model-file.ts';
import { BUCKETS, bucketOf, phraseSet, PhraseTable, phraseCounts, weighPhrases } from './phrases.ts';
import { profileOf, sentenceRoles } from './profile.ts';
import { weighQuery } from './query-terms.ts';
import { RANKER } from './ranker/current.ts';
import { contributions, rankerScore } from './ranker/ranker.ts';
import { sparseRows, truncatedSvd } from './svd.ts';
import { specificity, unitsOf } from './text.ts';

const doc = (id: string, title: string, body = '', ipc: string[] = []): ModelDocument => ({ id, title, body, ipc });
const ask = (title: string, problem = '', elements: string[] = []) => profileOf({ title, problem, elements, ipc: [] });
const DOCS = [
  doc('a', '燃料电池金属双极板碳化物镀层', '双极板在酸性环境中耐腐蚀，接触电阻低。', ['H01M']), doc('b', '质子交换膜燃料电池膜电极', '', ['H01M']), doc('c', '印染废水脱色催化氧化方法', '', ['C02F']),
  doc('d', '高盐废水浓缩零排放装置', '', ['C02F']), doc('e', '玉米免耕播种机', '', ['A01C']), doc('f', 'Corrosion resistant coating for fuel cell bipolar plates', 'A carbide coating lowers contact resistance.', ['H01M']),
  doc('g', '镁合金激光焊接方法', '', ['B23K']), doc('h', '一种石墨烯改性水性防腐涂料', '', ['C09D']),
];
const units = DOCS.map(documentUnits);
const model = trainCorpusModel(units, [ask('双极板防腐', '腐蚀快')], { dims: 4 });
const filled = (docs = DOCS) => { const index = new MatchIndex(model); for (const d of docs) index.put(d); return index; };
const ids = (index: MatchIndex, title: string, problem = '') => index.rank(ask(title, problem), RANKER).map((r) => r.id);

describe('reading a text', () => {
  it('cuts it into characters, words and concepts, joining characters left out', () => {
    const u = unitsOf('金属双极板的制备 for 12 PEM stacks');
    expect(u.fine).toEqual(expect.arrayContaining(['金', '板', 'pem', 'stack']));
    expect(u.fine).not.toContain('的');
    expect([...u.fine, ...u.words]).not.toContain('12');
    expect(u.concepts).toContain(LEXICON.find('双极板')[0]!.id);
  });
  it('finds the same concept in either language', () => expect(unitsOf('bipolar plates').concepts.some((c) => unitsOf('双极板').concepts.includes(c))).toBe(true));
  it('knows how specific a term is', () => {
    expect(specificity('的')).toBeLessThan(specificity('膜'));
    expect(specificity('技术')).toBeLessThan(specificity('燃料电池'));
    for (const t of ['的', '膜', 'xyz', '从未见过的词']) { expect(specificity(t)).toBeGreaterThan(0); expect(specificity(t)).toBeLessThanOrEqual(1); }
  });
  it('tells background from what is asked', () => {
    const roles = sentenceRoles('企业简介：公司成立于2001年。\n主营业务收入两亿元。\n需求内容：提高双极板耐腐蚀性。\n接触电阻低于5毫欧。');
    expect(roles.map((r) => r.role)).toEqual(['background', 'background', 'ask', 'ask']);
  });
  it('never throws, whatever is written', () => fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (a, b) => { profileOf({ title: a, problem: b, elements: [b], ipc: [] }); documentUnits(doc('x', a, b)); })));
});

describe('singular values', () => {
  it('restores a matrix of low rank', () => {
    const rows = Array.from({ length: 30 }, (_, i) => Array.from({ length: 12 }, (_, j) => [j, (i % 3) * j + (i % 2)] as const));
    const { right, values, rank } = truncatedSvd(sparseRows(rows, 12), 2, { iterations: 4 });
    const energy = rows.flat().reduce((n, [, v]) => n + v * v, 0);
    expect((values[0]! ** 2 + values[1]! ** 2) / energy).toBeCloseTo(1, 4);
    let dot = 0;
    for (let i = 0; i < 12; i++) dot += right[i * rank]! * right[i * rank + 1]!;
    expect(dot).toBeCloseTo(0, 3);
  });
  it('stays finite on a matrix of zeros', () => expect([...truncatedSvd(sparseRows([[], [], []], 4), 2).values].every(Number.isFinite)).toBe(true));
});

describe('the corpus model', () => {
  it('is the same for the same texts and another for others', () => {
    expect(trainCorpusModel(units, [ask('双极板防腐', '腐蚀快')], { dims: 4 }).version).toBe(model.version);
    expect(trainCorpusModel(units.slice(1), [], { dims: 4 }).version).not.toBe(model.version);
  });
  it('survives being stored, and refuses what it did not write', () => {
    const bytes = serialiseModel(model);
    const back = parseModel(bytes)!;
    expect(back.version).toBe(model.version);
    expect(latentVector(back, units[0]!)).toEqual(latentVector(model, units[0]!));
    expect(filled().rank(ask('双极板'), RANKER).map((r) => r.score)).toEqual(((): number[] => { const i = new MatchIndex(back); for (const d of DOCS) i.put(d); return i.rank(ask('双极板'), RANKER).map((r) => r.score); })());
    expect(parseModel(bytes.subarray(0, bytes.length - 4))).toBeNull();
    expect(parseModel(Buffer.from('something else entirely'))).toBeNull();
  });
  it('weighs rare terms more', () => expect(itemIdf(model, 'words', '播种机')).toBeGreaterThan(itemIdf(model, 'words', '废水')));
  it('finds words of like company near', () => {
    const direction = wordDirection(model, '废水')!;
    expect(wordSimilarity(model, direction, wordPlace(model, '废水')!)).toBeCloseTo(1, 4);
    expect(wordPlace(model, '不在其中')).toBeUndefined();
    expect(wordDirection(model, '不在其中')).toBeNull();
  });
});

describe('classes', () => {
  it('are guessed from the lexicon and from labelled items', () => {
    const concept = LEXICON.find('双极板')[0]!.id;
    expect([...guessIpc({ classes: new Map(), terms: new Map(), labelled: 0 }, { words: [], concepts: [[concept, 1]] }).keys()]).toContain('H01M');
    expect([...guessIpc({ classes: new Map(), terms: new Map([['膜电极', [['H01M', 5], ['C08J', 1]]]]), labelled: 9 }, { words: [['膜电极', 1]], concepts: [] }).keys()][0]).toBe('H01M');
  });
  it('agree whole, half or not', () => {
    expect(agreement(new Map([['H01M', 1]]), new Map([['H01M', 1]]))).toBe(1);
    expect(agreement(new Map([['H01M', 1]]), new Map([['H01L', 1]]))).toBe(0.5);
    expect(agreement(new Map([['H01M', 1]]), new Map([['A01B', 1]]))).toBe(0);
    expect(agreement(new Map(), new Map([['A01B', 1]]))).toBe(0);
  });
});

/** The definition of {@link ClassLists.agreement}, written plainly: what the lists are held to. */
function byDefinition(a: IpcGuess, b: IpcGuess): number {
  let whole = 0;
  const classesA = new Map<string, number>();
  const classesB = new Map<string, number>();
  for (const [c, v] of a) { whole += Math.min(v, b.get(c) ?? 0); classesA.set(c.slice(0, 3), (classesA.get(c.slice(0, 3)) ?? 0) + v); }
  for (const [c, v] of b) classesB.set(c.slice(0, 3), (classesB.get(c.slice(0, 3)) ?? 0) + v);
  let half = 0;
  for (const [c, v] of classesA) half += Math.min(v, classesB.get(c) ?? 0);
  return 0.5 * whole + 0.5 * half;
}

/** Agreement of one document with one guess. */
function agreement(guess: IpcGuess, document: IpcGuess): number {
  const lists = new ClassLists();
  lists.add(document);
  lists.load(guess);
  return lists.agreement(0);
}

describe('classes of many', () => {
  it('agree with one as two guesses agree', () => {
    const share = fc.record({ H01M: fc.nat(9), H01L: fc.nat(9), A01B: fc.nat(9), C02F: fc.nat(9) }).map((counts): IpcGuess => {
      const all = Object.values(counts).reduce((a, b) => a + b, 0);
      return new Map(Object.entries(counts).filter(([, n]) => n > 0).map(([c, n]) => [c, n / all]));
    });
    fc.assert(fc.property(fc.array(share, { maxLength: 5 }), share, (many, one) => {
      const lists = new ClassLists();
      for (const guess of many) lists.add(guess);
      for (let again = 0; again < 2; again++) {
        lists.load(one);
        many.forEach((guess, n) => expect(lists.agreement(n)).toBeCloseTo(byDefinition(one, guess), 6));
      }
    }));
  });
});

describe('ranking', () => {
  it('puts the answer first in either language', () => {
    expect(ids(filled(), '氢燃料电池双极板耐腐蚀镀层', '接触电阻高').slice(0, 2).sort()).toEqual(['a', 'f']);
    expect(ids(filled(), 'wastewater treatment of textile dyeing')).toContain('c');
    expect(ids(filled(), '播种机')[0]).toBe('e');
  });
  it('forgets what is removed and replaces what is put again', () => {
    const index = filled();
    index.remove('a');
    expect(ids(index, '双极板')).not.toContain('a');
    index.put(doc('a', '食用菌栽培基质'));
    expect(ids(index, '食用菌栽培')[0]).toBe('a');
    expect(ids(index, '碳化物镀层')).not.toEqual(expect.arrayContaining([undefined]));
    expect(index.size).toBe(DOCS.length);
    expect(index.wasted).toBeCloseTo(1 / 9, 5);
  });
  it('is the same whatever the order of loading and of asking', () => {
    fc.assert(fc.property(fc.shuffledSubarray(DOCS, { minLength: DOCS.length }), fc.constantFrom('双极板镀层', '废水处理', 'bipolar plate', '激光焊接镁合金'), (docs, title) => {
      const [one, other] = [filled(), filled(docs)];
      ids(other, '玉米');
      expect(other.rank(ask(title), RANKER).map((r) => [r.id, Math.round(r.score * 1e4)])).toEqual(one.rank(ask(title), RANKER).map((r) => [r.id, Math.round(r.score * 1e4)]));
    }), { numRuns: 25 });
  });
  it('scores a named listing as the ranking does', () => {
    const index = filled();
    const ranked = index.rank(ask('双极板镀层'), RANKER);
    expect(index.score(ask('双极板镀层'), ['a', 'nobody'], RANKER)).toEqual(ranked.filter((r) => r.id === 'a'));
  });
  it('says what each feature adds', () => {
    const [best] = filled().rank(ask('双极板镀层'), RANKER);
    const parts = contributions(RANKER, best!.features);
    expect(parts).toHaveLength(FEATURES.length);
    expect(parts.reduce((n, p) => n + p.adds, 0)).toBeCloseTo(rankerScore(RANKER, best!.features), 9);
  });
  it('works on statistics alone, without vectors', () => {
    const plain = new MatchIndex(trainCorpusModel(units, [], { vectors: false }));
    for (const d of DOCS) plain.put(d);
    expect(plain.rank(ask('双极板镀层'), RANKER).slice(0, 2).map((r) => r.id).sort()).toEqual(['a', 'f']);
  });
  it('gives the same first places whether it is asked for few or for all', () => {
    const index = filled();
    for (const title of ['双极板镀层', 'bipolar plate coating', '污水处理装置', '播种机']) {
      const all = index.rank(ask(title), RANKER);
      for (let limit = 1; limit <= all.length; limit++) expect(index.rank(ask(title), RANKER, limit)).toEqual(all.slice(0, limit));
    }
  });
  it('lets a demand of nothing find nothing', () => expect(filled().rank(ask('', ''), RANKER)).toEqual([]));
});

describe('parts', () => {
  it('BM25 rises with the count, saturates, and discounts long texts', () => {
    expect(bm25Part(2, lengthNorm(1))).toBeGreaterThan(bm25Part(1, lengthNorm(1)));
    expect(bm25Part(60, lengthNorm(1))).toBeLessThan(2.2);
    expect(bm25Part(1, lengthNorm(3))).toBeLessThan(bm25Part(1, lengthNorm(1)));
  });
  it('adds up the same for chosen documents as for all', () => {
    const channel = new InvertedChannel(10);
    for (let d = 0; d < 500; d++) channel.add(d, new Map(d % 3 === 0 || d % 7 === 0 ? [['x', 1 + (d % 5)]] : [['y', 1]]), 5 + (d % 11));
    const [all, some, also] = [new Float32Array(500), new Float32Array(500), new Float32Array(500)];
    channel.accumulate('x', 1.7, all);
    const chosen = [0, 1, 2, 3, 6, 7, 250, 251, 252, 483, 490, 497, 498, 499];
    channel.accumulateFor(chosen, 'x', 1.7, some, also);
    for (let d = 0; d < 500; d++) expect([some[d], also[d]]).toEqual(chosen.includes(d) ? [all[d], all[d]] : [0, 0]);
    channel.accumulateFor(chosen, 'nobody', 1, some);
  });
  it('largest picks as a full sort would', () => fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 }), fc.integer({ min: 1, max: 10 }), (list, k) => {
    const values = Float32Array.from(list);
    const sorted = [...list.keys()].filter((i) => values[i]! > 0).sort((a, b) => values[b]! - values[a]! || a - b).slice(0, k);
    expect(largest(values, list.length, k, () => true)).toEqual(sorted);
  })));
  it('rows are added up as one after another would be, and what grows keeps what it held', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(5), fc.integer({ min: -4, max: 4 })), { maxLength: 11 }), (terms) => {
      const data = Float32Array.from({ length: 18 }, (_, i) => (i * 7) % 5 - 2);
      const sum = new Float64Array(3);
      addRows(sum, data, terms.map(([row]) => row), terms.map(([, factor]) => factor));
      expect([...sum]).toEqual([0, 1, 2].map((k) => terms.reduce((total, [row, factor]) => total + factor * data[row * 3 + k]!, 0)));
    }));
    const lists = new Lists(words16());
    const many = Array.from({ length: 900 }, (_, i) => [i, i + 1, i % 3]);
    for (const list of many) lists.add(list);
    expect(many.map((_, i) => [...lists.values.data.subarray(lists.starts.data[i]!, lists.starts.data[i + 1]!)])).toEqual(many);
  });
  it('a query weighs its title above its text', () => {
    const q = weighQuery(model, ask('双极板', '废水'));
    expect(q.words.get('双极板') ?? q.fine.get('板')!).toBeGreaterThan(q.words.get('废水')!);
  });
});

describe('neighbouring units', () => {
  const set = (text: string) => phraseSet(unitsOf(text).fine);
  it('are kept once each, as hashes in order', () => {
    expect(set('双极板双极板')).toHaveLength(3);
    expect([...set('双极板耐腐蚀')]).toEqual([...set('双极板耐腐蚀')].sort((a, b) => a - b));
    expect(set('膜')).toHaveLength(0);
    for (const h of set('金属双极板的制备方法')) expect(h).toBeLessThan(BUCKETS);
    expect(bucketOf('a', 'bc')).not.toBe(bucketOf('ab', 'c'));
  });
  it('tell a passage that is quoted from one on the same subject, and forget the demand before', () => {
    const texts = ['在不锈钢双极板上沉积碳化铬镀层', '双极板镀层的碳化方法', '玉米免耕播种机'].map(set);
    const counts = phraseCounts(texts);
    const table = new PhraseTable();
    const load = (text: string) => table.load(weighPhrases(counts, texts.length, new Map([...set(text)].map((h) => [h, 1]))));
    load('播种机');
    load('沉积碳化铬镀层');
    const [quoted, near, far] = texts.map((x) => table.score(x, counts.average));
    expect(quoted).toBeGreaterThan(near!);
    expect(near).toBeGreaterThan(0);
    expect(far).toBe(0);
    expect(table.score(new Uint16Array(0), 1)).toBe(0);
  });
  it('bring up the listing whose body a pasted abstract is from', () => {
    const ranked = filled().rank(ask('接触电阻低的耐腐蚀部件', '双极板在酸性环境中耐腐蚀，接触电阻低。'), RANKER);
    const phrases = ranked.map((r) => r.features[FEATURES.indexOf('phrases')]!);
    expect(ranked[0]!.id).toBe('a');
    expect(phrases[0]).toBeGreaterThan(0);
    expect(Math.max(...phrases.slice(1))).toBeLessThan(phrases[0]!);
  });
});

import { describe, expect, it } from 'vitest';
import { AskedChannel } from './asked-channel.ts';
import { trainCorpusModel } from './corpus-model.ts';
import { DemandIndex, type AskDocument } from './demand-index.ts';
import { documentUnits, type ModelDocument } from './document.ts';
import { FEATURES } from './features.ts';
import { MatchIndex } from './match-index.ts';
import { profileOf } from './profile.ts';
import { RANKER } from './ranker/current.ts';

const LISTINGS: ModelDocument[] = [
  { id: 'plate', title: '燃料电池金属双极板碳化物镀层\nCarbide coating of metal bipolar plates', body: '双极板在酸性环境中耐腐蚀，接触电阻低。', ipc: ['H01M', 'C23C'] },
  { id: 'membrane', title: '质子交换膜燃料电池膜电极', body: '', ipc: ['H01M'] },
  { id: 'dye', title: '印染废水脱色催化氧化方法', body: '印染废水经催化氧化后脱色率提高。', ipc: [] },
  { id: 'seeder', title: 'No-till maize seeder', body: 'Even depth of seeds.', ipc: ['A01C'] },
  { id: 'weld', title: '镁合金激光焊接方法', body: '', ipc: ['B23K'] },
];
const ASKS: AskDocument[] = [
  { id: 'corrosion', title: '双极板防腐镀层', problem: '公司成立多年。双极板在酸性环境中腐蚀快，接触电阻升高。', elements: ['金属双极板'], ipc: ['H01M'] },
  { id: 'english', title: 'Coating for bipolar plates', problem: 'We need a corrosion resistant coating that lowers contact resistance.', elements: [], ipc: [] },
  { id: 'water', title: '印染废水处理', problem: '印染废水色度高，需要脱色。', elements: ['脱色率'], ipc: [] },
  { id: 'farm', title: '玉米播种深度一致', problem: '免耕播种机播种深度不一致。', elements: [], ipc: ['A01C'] },
  { id: 'magnesium', title: '镁合金焊接', problem: '镁合金焊缝气孔多。', elements: [], ipc: [] },
];
const model = trainCorpusModel(LISTINGS.map(documentUnits), ASKS.map(profileOf), { dims: 4 });
const filled = (asks = ASKS) => { const index = new DemandIndex(model); for (const a of asks) index.put(a); return index; };
const listing = (id: string) => LISTINGS.find((l) => l.id === id)!;
const ids = (index: DemandIndex, id: string, limit = 10) => index.rank(listing(id), RANKER, limit).map((r) => r.id);

describe('demands found from a listing', () => {
  it('are those it answers, in either language', () => {
    expect(ids(filled(), 'plate').slice(0, 2).sort()).toEqual(['corrosion', 'english']);
    expect(ids(filled(), 'dye')[0]).toBe('water');
    expect(ids(filled(), 'seeder')[0]).toBe('farm');
    expect(ids(filled(), 'weld')[0]).toBe('magnesium');
  });

  it('have the features by which each of them ranks the listing, up to the rounding of what is kept', () => {
    let compared = 0;
    for (const l of LISTINGS) {
      const alone = new MatchIndex(model);
      alone.put(l);
      for (const { id, features, score } of filled().rank(l, RANKER, ASKS.length)) {
        const [forward] = alone.score(profileOf(ASKS.find((a) => a.id === id)!), [l.id], RANKER);
        FEATURES.forEach((name, i) => expect(features[i], `${l.id} ${id} ${name}`).toBeCloseTo(forward!.features[i]!, 2));
        expect(score).toBeCloseTo(forward!.score, 1);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(10);
  });

  it('are the same first ones whether few or all are asked for', () => {
    const all = filled().rank(listing('plate'), RANKER, 10);
    for (let limit = 1; limit <= all.length; limit++) expect(filled().rank(listing('plate'), RANKER, limit)).toEqual(all.slice(0, limit));
  });

  it('are the same whatever the order they came in', () => {
    const rounded = (index: DemandIndex) => index.rank(listing('plate'), RANKER, 10).map((r) => [r.id, Math.round(r.score * 1e4)]);
    expect(rounded(filled([...ASKS].reverse()))).toEqual(rounded(filled()));
  });

  it('are forgotten when removed and read again when changed', () => {
    const index = filled();
    index.remove('corrosion');
    index.remove('nobody');
    expect(ids(index, 'plate')).not.toContain('corrosion');
    index.put({ id: 'corrosion', title: '食用菌栽培基质', problem: '', elements: [], ipc: [] });
    index.put({ id: 'english', title: '印染废水', problem: '', elements: [], ipc: [] });
    expect(ids(index, 'plate')).not.toContain('english');
    expect(ids(index, 'dye')).toContain('english');
    expect(index.size).toBe(ASKS.length);
    expect(index.wasted).toBeCloseTo(2 / 7, 5);
  });

  it('are none for a listing that says nothing, and none are found among none', () => {
    expect(filled().rank({ id: 'x', title: '', body: '', ipc: [] }, RANKER, 5)).toEqual([]);
    expect(new DemandIndex(model).rank(listing('plate'), RANKER, 5)).toEqual([]);
  });

  it('are found by statistics alone, without vectors', () => {
    const plain = new DemandIndex(trainCorpusModel(LISTINGS.map(documentUnits), [], { vectors: false }));
    for (const a of ASKS) plain.put(a);
    expect(ids(plain, 'weld')[0]).toBe('magnesium');
  });
});

describe('what demands ask for', () => {
  it('adds up the same for chosen demands as for all, and knows who holds a term', () => {
    const channel = new AskedChannel();
    const titled = (d: number) => d % 7 === 0;
    for (let d = 0; d < 400; d++) if (d % 3 === 0 || titled(d)) channel.add(d, 'x', (d % 11) / 10, titled(d));
    const [all, allTitles, some, someTitles] = [new Float32Array(400), new Float32Array(400), new Float32Array(400), new Float32Array(400)];
    channel.accumulate('x', 1.7, all, allTitles);
    const chosen = [0, 1, 3, 7, 8, 250, 252, 391, 398, 399];
    channel.accumulateFor(chosen, 'x', 1.7, some, someTitles);
    for (let d = 0; d < 400; d++) {
      expect(all[d]).toBeCloseTo(d % 3 === 0 || titled(d) ? (1.7 * (d % 11)) / 10 : 0, 3);
      expect([some[d], someTitles[d]]).toEqual(chosen.includes(d) ? [all[d], allTitles[d]] : [0, 0]);
    }
    const held: [number, boolean][] = [];
    channel.holders(chosen, 'x', (at, inTitle) => held.push([chosen[at]!, inTitle]));
    expect(held).toEqual(chosen.filter((d) => d % 3 === 0 || titled(d)).map((d) => [d, titled(d)]));
    expect(channel.frequency('x')).toBe([...Array(400).keys()].filter((d) => d % 3 === 0 || titled(d)).length);
    channel.accumulateFor(chosen, 'nobody', 1, some);
  });
});

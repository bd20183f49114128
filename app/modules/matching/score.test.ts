import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { analyse, sentencesOf, statsOf, type ListingTexts } from './analysis.ts';
import { checkConstraints, type Offered, type Wanted } from './constraints.ts';
import { otherLanguage, shortQuery } from './queries.ts';
import { stem } from '#search/model/stem.ts';
import { demandQuery, explainListing, type DemandTexts } from './score.ts';
import { termCounts, tokenize } from './terms.ts';

const empty: ListingTexts = { titleZh: '', titleEn: '', benefitZh: '', benefitEn: '', problemZh: '', problemEn: '', abstractZh: '', abstractEn: '', claims: [] };
const plate = { ...empty, titleZh: '燃料电池金属双极板碳化物镀层', abstractZh: '双极板表面沉积碳化铬镀层。接触电阻降至 3 毫欧，在酸性环境中运行五千小时无腐蚀。', claims: [{ text: '一种双极板。', lang: 'zh', independent: true }] };
const weld = { ...empty, titleEn: 'Laser welding of magnesium alloy sheets', abstractEn: 'Sheets are joined by oscillating laser welding. Porosity falls to 0.3%.' };
const seed = { ...empty, titleZh: '玉米免耕播种机', abstractZh: '播种深度一致性提高百分之二十。' };
const docs = [plate, weld, seed].map(analyse);
const stats = statsOf(docs);
const demand: DemandTexts = { lang: 'zh', title: '氢燃料电池双极板耐腐蚀镀层', problem: '我们需要解决金属双极板在酸性环境中腐蚀、接触电阻升高的问题', material: '不锈钢基材', method: '', efficacy: '接触电阻低于 5 毫欧，五千小时无腐蚀', product: '双极板', application: '', ipc: ['H01M'] };

describe('terms', () => {
  it('cut Chinese into bigrams without reaching over joining characters', () => {
    expect([...termCounts('镀层的制备').keys()]).toEqual(expect.arrayContaining(['镀层', '制备']));
    expect(termCounts('镀层的制备').has('层的')).toBe(false);
  });
  it('bring word forms together and keep different words apart', () => {
    expect(stem('plates')).toBe(stem('plate'));
    expect(stem('coating')).toBe(stem('coatings'));
    expect(stem('batteries')).toBe(stem('battery'));
    expect(stem('fibre')).toBe(stem('fiber'));
    expect(stem('gas')).toBe('gas');
    expect(stem('catalyst')).not.toBe(stem('cathode'));
  });
  it('name the same notion in both languages', () => {
    expect(termCounts('bipolar plates').has('#双极板')).toBe(true);
    expect(termCounts('金属双极板').has('#双极板')).toBe(true);
    expect([...termCounts('激光焊接').keys()].filter((t) => t.startsWith('#'))).toEqual(['#激光焊接']);
  });
  it('have places that hold what they say', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const t of tokenize(text)) { expect(t.start).toBeLessThan(t.end); expect(t.end).toBeLessThanOrEqual(text.length); }
    }));
    expect(tokenize('耐腐蚀镀层').filter((t) => !t.term.startsWith('#')).every((t) => '耐腐蚀镀层'.slice(t.start, t.end) === t.term)).toBe(true);
  });
});

describe('sentences', () => {
  it('end where sentences end and not in numbers', () => {
    expect(sentencesOf('孔隙率降至 0.3%。寿命翻倍；成本不变')).toEqual(['孔隙率降至 0.3%。', '寿命翻倍；', '成本不变']);
    expect(sentencesOf('Porosity falls to 0.3 percent. It lasts.')).toEqual(['Porosity falls to 0.3 percent.', 'It lasts.']);
  });
});

describe('explanation', () => {
  const explain = (d: DemandTexts) => docs.map((doc) => explainListing(demandQuery(d), doc, stats));
  it('takes no sentence for an answer that only shares the field with what is asked', () => {
    const others = [
      { ...empty, titleZh: '氢燃料电池与蓄电池分布式微网控制方法', abstractZh: '氢燃料电池与蓄电池协同供电。' },
      { ...empty, titleZh: '低盐发酵生产氨基酸的工程菌', abstractZh: '低盐培养基减少不锈钢发酵罐腐蚀。' },
      { ...empty, titleEn: 'Stamped metal bipolar plate', abstractEn: 'A metal bipolar plate for a fuel cell stack.' },
    ].map(analyse);
    const all = statsOf([...docs, ...others]);
    const asked = demandQuery({ ...demand, product: '燃料电池金属双极板', material: '不锈钢基体上的非晶碳或金属碳化物镀层，不含贵金属', efficacy: '接触电阻低于 5 毫欧，腐蚀电流低于 1 微安' });
    const answered = (i: number) => explainListing(asked, others[i]!, all).reasons.map((r) => r.element);
    expect(answered(0), '燃料电池 is the field, not the product').not.toContain('product');
    expect(answered(1), '不锈钢 and 腐蚀 in passing').toEqual(['problem']);
    expect(answered(2), 'both notions, in the other language').toContain('product');
    expect(explainListing(asked, docs[0]!, all).reasons.map((r) => r.element)).toEqual(expect.arrayContaining(['product', 'efficacy']));
  });
  it('answers element by element', () => {
    const [a] = explain(demand);
    expect(a!.missing).toEqual(['material']);
    const efficacy = a!.reasons.find((r) => r.element === 'efficacy')!;
    expect(efficacy.evidence.sentence).toContain('五千小时无腐蚀');
    expect(efficacy.evidence.hits.map(([from, to]) => efficacy.evidence.sentence.slice(from, to)).join('|')).toContain('接触电阻');
    expect(a!.reasons.map((r) => r.element)).not.toContain('method'); // not stated, so neither reason nor missing
  });
  it('reaches the other language through the lexicon', () => {
    const [, b] = explain({ ...demand, title: '镁合金激光焊接', problem: '气孔多', material: '镁合金', efficacy: '', product: '' });
    expect(b!.reasons.find((r) => r.element === 'material')!.evidence).toMatchObject({ lang: 'en' });
  });
  it('says nothing for a listing that has nothing to say', () => expect(explain(demand)[2]!.reasons).toEqual([]));
  it('shows the title when only its characters are shared', () => {
    const thin = explainListing(demandQuery({ ...demand, title: '膜镀工艺', problem: '无', efficacy: '', product: '', material: '' }), analyse({ ...empty, titleZh: '镀膜炉' }), stats);
    expect(thin.reasons[0]!.evidence).toMatchObject({ sentence: '镀膜炉', hits: [[0, 2]] });
  });
  it('is the same every time', () => expect(explain(demand)).toEqual(explain(demand)));
});

describe('short queries', () => {
  it('stay within ten words and keep what tells', () => {
    const q = shortQuery(demand.problem, stats);
    expect(q).toContain('接触电阻升高');
    expect(q).not.toContain('需要');
    expect(q.split(' ').reduce((n, w) => n + Math.ceil(w.length / 2), 0)).toBeLessThanOrEqual(10);
  });
  it('name the other language', () => {
    expect(otherLanguage('双极板镀层', 'zh')).toEqual(expect.arrayContaining(['bipolar plate', 'coating']));
    expect(otherLanguage('bipolar plate', 'en')).toEqual(['双极板']);
  });
});

describe('constraints', () => {
  const offered: Offered = { status: 'published', expiryDate: '2039-01-01', legalStatus: 'in_force', frozen: false, pledged: false, dealKinds: ['transfer', 'ordinary_licence'], territories: ['CN'], trl: 6, currency: 'CNY', askAmount: 100, entryFeeAmount: 20, rights: [] };
  const wanted: Wanted = { dealKinds: ['transfer'], territories: ['CN'], trlMin: 5, currency: 'CNY', budgetMax: 100 };
  const unmet = (o: Partial<Offered>, w: Partial<Wanted> = {}) => checkConstraints({ ...offered, ...o }, { ...wanted, ...w }, '2026-05-01').filter((c) => !c.met).map((c) => `${c.code}:${c.detail.code}`);
  it.each<[string, Partial<Offered>, Partial<Wanted>, string[]]>([
    ['all met', {}, {}, []],
    ['price at the budget', { askAmount: 100 }, {}, []],
    ['price above', { askAmount: 101 }, {}, ['budget:above']],
    ['only the licence fits the purse but a transfer is wanted', { askAmount: 101, entryFeeAmount: 1 }, {}, ['budget:above']],
    ['open price', { askAmount: null }, {}, []],
    ['another currency', { currency: 'USD' }, {}, ['budget:currency_differs']],
    ['kind not offered', {}, { dealKinds: ['equity'] }, ['deal_kind:not_offered']],
    ['one of several kinds', {}, { dealKinds: ['equity', 'transfer'] }, []],
    ['territory not covered', {}, { territories: ['CN', 'US'] }, ['territory:not_covered']],
    ['a family offered whole', { territories: ['WW'] }, { territories: ['CN', 'US'] }, []],
    ['too early', { trl: 4 }, {}, ['trl:below']],
    ['maturity unknown', { trl: null }, {}, ['trl:unknown']],
    ['ended today', { expiryDate: '2026-05-01' }, {}, ['live:expired']],
    ['suspended', { status: 'suspended' }, {}, ['live:not_on_market']],
    ['frozen', { frozen: true }, {}, ['rights:frozen']],
    ['pledged', { rights: [{ kind: 'pledge', fieldOfUse: '*', territory: 'CN' }] }, {}, ['rights:pledged']],
    ['a transfer under an earlier licence', { rights: [{ kind: 'exclusive', fieldOfUse: '*', territory: 'CN' }] }, {}, []],
    ['a licence beside an exclusive one', { rights: [{ kind: 'exclusive', fieldOfUse: '*', territory: 'CN' }] }, { dealKinds: ['ordinary_licence'] }, ['rights:licensed']],
    ['a licence elsewhere', { territories: ['CN', 'US'], rights: [{ kind: 'exclusive', fieldOfUse: '*', territory: 'US' }] }, { dealKinds: ['ordinary_licence'] }, []],
  ])('%s', (_, o, w, expected) => expect(unmet(o, w)).toEqual(expected));
});

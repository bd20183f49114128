import { describe, expect, it } from 'vitest';
import { CONCEPTS, LEXICON } from '#search/lexicon/index.ts';
import { saidIn, type FindNotions } from './said.ts';

const find: FindNotions = (text) => LEXICON.find(text).map((h) => ({ start: h.start, end: h.end, zh: CONCEPTS[h.id]!.zh[0]!, en: CONCEPTS[h.id]!.en[0] ?? '' }));
const labels = (said: ReturnType<typeof saidIn>) => Object.fromEntries(Object.entries(said).map(([e, v]) => [e, v!.map((x) => x.label)]));

describe('what a patent says of each element', () => {
  it('in Chinese', () => {
    const said = labels(saidIn('一种燃料电池用不锈钢双极板及其磁控溅射方法', '在不锈钢基体上沉积非晶碳，提高耐腐蚀性。可用于新能源汽车。', 'zh', find));
    expect(said.material).toEqual(expect.arrayContaining([expect.stringMatching(/不锈钢/)]));
    expect(said.method).toEqual(expect.arrayContaining([expect.stringMatching(/溅射|沉积/)]));
    expect(said.efficacy).toEqual([expect.stringMatching(/腐蚀/)]);
    expect(said.product).toEqual([expect.stringMatching(/双极板/)]);
    expect(said.application?.join()).toMatch(/燃料电池|汽车/);
  });

  it('in English, with the same keys, so that both languages are one group', () => {
    const zh = saidIn('一种不锈钢双极板', '', 'zh', find);
    const en = saidIn('Stainless steel bipolar plate', '', 'en', find);
    expect(en.material?.map((s) => s.key)).toEqual(zh.material?.map((s) => s.key));
    expect(en.material?.[0]?.label).toMatch(/steel/i);
  });

  it('says nothing of what is not there', () => expect(saidIn('', '', 'zh', find)).toEqual({}));
});

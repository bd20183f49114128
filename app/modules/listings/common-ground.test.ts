import { describe, expect, it } from 'vitest';
import { commonGround } from './common-ground.server.ts';

const texts = (over: Partial<Parameters<typeof commonGround>[0]>) => ({ title_zh: '', title_en: '', benefit_zh: '', benefit_en: '', ipc: [], ...over });

describe('why a listing is similar', () => {
  it('names what both texts speak of, in the reader’s language, also across languages', () => {
    const self = texts({ title_zh: '燃料电池不锈钢双极板', ipc: ['H01M', 'C23C'] });
    const ground = commonGround(self, [{ id: 'lst_a', ...texts({ title_en: 'Bipolar plate for a fuel cell', ipc: ['H01M'] }) }, { id: 'lst_b', ...texts({ title_zh: '玉米播种机', ipc: ['A01C'] }) }], 'en');
    expect(ground.lst_a!.ipc).toEqual(['H01M']);
    expect(ground.lst_a!.notions.join()).toMatch(/bipolar plate/i);
    expect(ground.lst_a!.notions.join()).not.toMatch(/[\u4e00-\u9fff]/);
    expect(ground.lst_b).toEqual({ notions: [], ipc: [] });
  });
});

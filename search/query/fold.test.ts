import { describe, expect, it } from 'vitest';
import { fold, unfolded } from './fold.ts';

describe('folding', () => {
  it.each([
    ['316L不锈钢阀门', '316l 不锈钢阀门'], ['ＬＥＤ', 'led'], ['５Ｇ通信', '5g 通信'], ['CO₂捕集', 'co2 捕集'], ['10μm', '10 um'], ['10 微米', '10 um'], ['10 um', '10 um'], ['100千瓦', '100 kw'],
    ['機器人', '机器人'], ['電晶體閘極', '晶体管栅极'], ['奈米材料', '纳米材料'], ['热泵 -25℃', '热泵 minus25 degc'], ['温度为−25 ℃', '温度为 minus25 degc'], ['零下25摄氏度', 'minus25 degc'], ['1,000小时', '1000 h'],
  ])('%s → %s', (text, folded) => expect(fold(text)).toBe(folded));
  it('keeps exponents apart from digits, and one way of writing them', () => {
    expect(fold('10⁵')).not.toBe(fold('105'));
    expect(fold('10⁵')).toBe(fold('10^5'));
    expect(fold('10⁻³')).not.toBe(fold('10³'));
  });
  it('takes a dash between words or numbers for no sign', () => {
    for (const text of ['COVID-19', 'PA-66', '10-25 ℃', '方法-2']) expect(fold(text)).not.toContain('minus');
  });
  it('leaves words of simplified texts that another script would write otherwise', () => expect(fold('程序 乾坤 著作 显著 信息')).toBe('程序 乾坤 著作 显著 信息'));
  it('changes nothing the second time', () => {
    for (const text of ['316L不锈钢', '-25~40 ℃', '10⁵次', '100kW級燃料電池', 'Ti-6Al-4V', '2.3 μm']) expect(fold(fold(text))).toBe(fold(text));
  });
});

it('a folded word is shown as people write it, and folds to itself again', () => {
  expect(['minus25 degc', '10 um', '10powm3', '10pow5', '热泵', 'pa66', '100 kw', '316l'].map(unfolded)).toEqual(['-25 ℃', '10 μm', '10⁻³', '10⁵', '热泵', 'pa66', '100 kW', '316l']);
  for (const text of ['热泵 -25℃', '10 微米', '10⁻³', '3×10⁵', '100kW燃料电池', '50 欧姆', '2.4GHz', '25 华氏度']) for (const word of fold(text).split(/\s{2,}|(?<=[\u3400-\u9fff]) /)) expect(fold(unfolded(word))).toBe(fold(word));
});

it('words of patents are not taken for words of computing', () => {
  expect(['胺基酸序列之檢測', '感測器陣列', '燃料電池堆疊', '非揮發性記憶體', '光阻劑塗佈裝置', '光罩對準', '鋼板銲接', '微分方程式求解', '檢測物件之方法', '發光元件', '資料儲存裝置', '薄膜場效電晶體'].map((text) => fold(text).replaceAll(' ', '')))
    .toEqual(['氨基酸序列之检测', '传感器阵列', '燃料电池堆叠', '非挥发性存储器', '光刻胶涂布装置', '掩模对准', '钢板焊接', '微分方程式求解', '检测物件之方法', '发光元件', '数据存储装置', '薄膜场效应晶体管']);
});

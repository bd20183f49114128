import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName, personKey, splitNames } from './names.ts';

describe('owners', () => {
  it.each([
    ['甲方大学、乙方科技有限公司', ['甲方大学', '乙方科技有限公司']], ['甲方大学,乙方集团有限公司', ['甲方大学', '乙方集团有限公司']], ['甲方大学；乙方研究所｜丙方医院', ['甲方大学', '乙方研究所', '丙方医院']],
    ['电子、信息研究院', ['电子、信息研究院']], ['北方大学，李四', ['北方大学', '李四']], ['Sample Trading Co., Ltd.', ['Sample Trading Co., Ltd.']], ['Sample Inc., 北方大学', ['Sample Inc.', '北方大学']], ['UNIV SAMPLE [CN];;SAMPLE LLC (2019-01-02)', ['UNIV SAMPLE', 'SAMPLE LLC']],
    ['株式会社見本、見本大学', ['株式会社見本', '見本大学']], ['견본대학교 산학협력단, 주식회사 견본', ['견본대학교 산학협력단', '주식회사 견본']], ['Regents of the University of Sample, The', ['Regents of the University of Sample, The']], ['甲方大学\n乙方大学', ['甲方大学', '乙方大学']],
  ])('%s', (text, names) => expect(splitNames(text, false)).toEqual(names));

  it('splits companies at commas only where the source does so', () => {
    expect(splitNames('Sample Motor Corp, Sample Parts Co., Ltd.', { people: false, commas: true })).toEqual(['Sample Motor Corp', 'Sample Parts Co., Ltd.']);
    expect(splitNames('Sample, Model and Pattern GmbH', { people: false, commas: true })).toEqual(['Sample, Model and Pattern GmbH']);
  });
});

describe('inventors', () => {
  it.each([
    ['张三、李四', ['张三', '李四']], ['张三,李四，王五', ['张三', '李四', '王五']], ['张三 李四 王五', ['张三', '李四', '王五']], ['阿卜杜拉·买买提', ['阿卜杜拉·买买提']], ['見本 太郎', ['見本 太郎']], ['見本 太郎、手本 花子', ['見本 太郎', '手本 花子']], ['김견본, 이견본', ['김견본', '이견본']],
    ['Roe, Jane', ['Roe, Jane']], ['Jane Roe, John Q. Poe', ['Jane Roe', 'John Q. Poe']], ['Roe, Jane, Poe, John', ['Roe, Jane', 'Poe, John']], ['Roe, Jane; Poe, John', ['Roe, Jane', 'Poe, John']], ['LI MING [CN];;ROE JANE [US]', ['LI MING', 'ROE JANE']], ['John Poe, Jr.', ['John Poe, Jr.']],
  ])('%s', (text, names) => expect(splitNames(text, true)).toEqual(names));

  it('keeps given-name-first lists apart, with suffixes on their names', () => {
    expect(splitNames('Jane Roe, John Poe, Jr., Madonna', { people: true, commas: true })).toEqual(['Jane Roe', 'John Poe, Jr.', 'Madonna']);
  });

  it('knows a person in both orders', () => {
    expect(personKey('Roe, Jane Q.')).toBe(personKey('Jane Q. Roe'));
    expect(personKey('ROE Jane')).toBe(personKey('Jane ROE'));
    expect(cleanName(' SAMPLE [US] ')).toBe('SAMPLE');
  });

  it('loses no letter: the pieces hold all of the text but separators (property)', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('张三', '李四', 'Roe, Jane', '甲方大学', 'Sample Co., Ltd.', '買買提·阿'), { minLength: 1, maxLength: 4 }), fc.constantFrom(';', '；', '|', '｜', ';;'), fc.boolean(), (names, separator, people) => {
      expect(splitNames(names.join(separator), people)).toEqual([...new Set(names)]);
    }));
  });
});

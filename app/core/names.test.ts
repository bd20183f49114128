import { describe, expect, it } from 'vitest';
import { nameProblem, namesAlike, nameSkeleton, zName } from './names.ts';

describe('a name', () => {
  it.each(['林静澜', 'Zoë Müller', 'O’Neill', '吉林大学（珠海）', 'ООО Ромашка', '株式会社ミライ', '현대 연구소', 'K+S AG'])('%s may stand', (name) => expect(zName(80).parse(name)).toBe(name));

  it('is stored composed and without odd spaces', () => {
    expect(zName(80).parse('  Zoe\u0308\u00a0\u3000 Mu\u0308ller ')).toBe('Zoë Müller');
  });

  it.each([
    ['a direction override', 'Acme\u202egnp', 'control_characters'], ['an isolate', '\u2067Acme', 'control_characters'], ['a left-to-right mark', 'Acme\u200e', 'control_characters'],
    ['a zero-width space', 'Ac\u200bme', 'control_characters'], ['a joiner', 'Ac\u200dme', 'control_characters'], ['a soft hyphen', 'Ac\u00adme', 'control_characters'], ['a byte order mark', 'Ac\ufeffme', 'control_characters'],
    ['a line break', 'Acme\nInc', 'control_characters'], ['a Hangul filler', 'Acme\u3164', 'control_characters'], ['a variation selector', 'Acme\ufe0f', 'control_characters'], ['a tag character', 'Acme\u{e0041}', 'control_characters'],
    ['a private character', 'Acme\ue000', 'control_characters'], ['stacked marks', 'A\u0300\u0301\u0302\u0303\u0304cme', 'control_characters'],
    ['Cyrillic letters in a Latin word', 'Аcme', 'mixed_scripts'], ['Greek letters in a Latin word', 'Αcme', 'mixed_scripts'], ['no letter at all', '— 123 —', 'not_a_name'], ['nothing', '   ', 'required'],
  ])('with %s is refused', (_what, name, code) => {
    const result = zName(80).safeParse(name);
    expect(result.success).toBe(false);
    expect(result.error!.issues.map((i) => i.message)).toContain(code);
  });

  it('is measured in length after composing', () => {
    expect(zName(3).safeParse('abcd').error!.issues[0]!.message).toBe('too_long');
    expect(nameProblem('正常')).toBeNull();
  });
});

describe('two names', () => {
  it.each([
    ['吉林大学', '吉 林 大 学'], ['吉林大学', '吉林大學'], ['吉林大学', '吉林大学（演示）'], ['启明科技有限公司', '启明科技股份有限公司'], ['Acme Ltd', 'ACME, Inc.'], ['Acme', 'Асmе'], ['Müller GmbH', 'Muller AG'], ['Ａｃｍｅ', 'Acme'],
  ])('%s and %s are one to a reader', (a, b) => expect(nameSkeleton(a)).toBe(nameSkeleton(b)));

  it.each([
    ['吉林大学', '吉林大学技术转移中心'], ['中国科学院物理研究所', '中国科学院物理研究院'], ['Manybridge Technology', 'Manybridge Technolgy'], ['Springfield University', 'Springfeild University'], ['Acme Materials', 'Acme Materials Transfer Office'],
  ])('%s would be taken for %s', (known, fresh) => expect(namesAlike(fresh, known)).toBe(true));

  it.each([
    ['东北大学', '东南大学'], ['南京大学', '北京大学'], ['Acme', 'Apex'], ['华西理工大学', '华东师范大学'], ['Lumen', 'Luma'], ['', 'Acme'], ['Springfield University', 'Shelbyville University'],
  ])('%s is not taken for %s', (known, fresh) => expect(namesAlike(fresh, known)).toBe(false));
});

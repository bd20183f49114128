import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cnCheckDigit } from './numbers-cn.ts';
import { formatNumber, parseNumber, readNumber, searchForm, searchKeys, type NumberHint } from './numbers.ts';
import { ownNumber, rightIdentity, sameRight } from './right-identity.ts';
import { rightKeysOf } from './right-key.ts';
import { seriesOfSerial } from './us-series.ts';

const identity = (text: string, hint: NumberHint = {}) => rightIdentity(parseNumber(text, hint));
const applied = (text: string, hint: NumberHint = {}) => { const n = parseNumber(text, { type: 'application', ...hint }); return `${n.docdb}${n.alternatives ? ` | ${n.alternatives.map((a) => a.docdb).join(' ')}` : ''}`; };

describe('application numbers as databases write them', () => {
  it.each([
    ['US 201313876543 A', 'US13876543A'], ['US 51234576 A', 'US05512345A'], ['US 23456789 A', 'US07234567A'], ['US 81234506 A', 'US11812345A'], ['US 56312305 A', 'US10563123A | US11563123A'], ['US 39847764 A', 'US04398477A'],
    ['US 201562123456 P', 'US62123456P'], ['US 12345699 P', 'US60123456P'], ['US20040912345', 'US10912345A'], ['US19980123456', 'US09123456A'], ['US2003687244A', 'US10687244A'], ['US 18/123,456', 'US18123456A'],
    ['EP19970301234', 'EP97301234A'], ['EP 05123456 A', 'EP05123456A'], ['EP20070012345', 'EP07012345A'], ['WO2009JP54321', 'JP2009054321W'], ['JP 2009054321 W', 'JP2009054321W'], ['US 0312345 W', 'US2003012345W'], ['PCT/KR99/00123', 'KR1999000123W'],
    ['CN20091087654', 'CN200910087654A'], ['CN19981023456', 'CN98123456A'], ['CN 200910087654 A', 'CN200910087654A'], ['JP19970123456', 'JP1997123456A'], ['JP 12345697 A', 'JP1997123456A'], ['特願平9-123456', 'JP1997123456A'],
    ['特願2015-1234', 'JP2015001234A'], ['実願昭60-12345', 'JP1985012345U'], ['10-2015-0012345', 'KR20150012345A'], ['DE 10 2016 123 456.7', 'DE102016123456'],
  ])('%s → %s', (text, expected) => expect(applied(text, { ...(/^10-/.test(text) ? { authority: 'KR' } : {}) })).toBe(expected));

  it('lets the year of filing decide what serial and year leave open, and keeps both where nothing decides', () => {
    expect(applied('US 16543272 A')).toBe('US16543272A | US05165432A');
    expect(applied('US 16543272 A', { year: 1972 })).toBe('US05165432A');
    expect(applied('US 16543272 A', { year: 2019 })).toBe('US16543272A');
    expect(applied('US 16543272 A', { notAfter: 1980 })).toBe('US05165432A');
    expect(applied('US 16543272 A', { form: 'docdb' })).toBe('US05165432A');
    expect(applied('US16543272', {})).toBe('US16543272A');
  });

  it('finds the series a serial was given in', () => {
    expect(seriesOfSerial(999_000, 1997, 'regular')).toEqual(['08']);
    expect(seriesOfSerial(1_000, 1998, 'regular')).toEqual(['09']);
    expect(seriesOfSerial(600_000, 2003, 'regular')).toEqual(['10']);
    expect(seriesOfSerial(5_000, 2007, 'provisional')).toEqual(['61']);
    expect(seriesOfSerial(990_000, 2007, 'provisional')).toEqual(['60']);
  });
});

describe('publications and grants', () => {
  it.each([
    ['CN-115123456-A', 'CN115123456A'], ['CN_213000001_U_20210601', 'CN213000001U'], ['WO/2015/123456', 'WO2015123456'], ['WO 2001/012345 A1', 'WO0112345A1'], ['JP-2016123456-A', 'JP2016123456A'], ['JPS5912345A', 'JPS5912345A'], ['JP H05-001234 A', 'JPH051234A'],
    ['特開昭59-12345', 'JPS5912345A'], ['KR 0198765 Y1', 'KR200198765Y1'], ['KR20150123456 (A)', 'KR20150123456A'], ['KR 0512345 B1', 'KR100512345B1'], ['IN 345DEL2011 A', 'IN345DEL2011A'], ['SG 10201501234P A', 'SG10201501234PA'], ['BR PI0612345 A2', 'BRPI0612345A2'],
    ['RE44444', 'USRE44444'], ['D0654321', 'USD654321'], ['H002001', 'USH2001'], ['TW I543210 B', 'TWI543210B'], ['US-2021012345-A1', 'US20210012345A1'],
  ])('%s → %s', (text, expected) => expect(parseNumber(text).docdb).toBe(expected));

  it('reads the day a spelling carries and finds old and new spellings', () => {
    expect(parseNumber('CN_213000001_U_20210601').publishedOn).toBe('2021-06-01');
    expect(searchKeys(parseNumber('KR 0198765 Y1'))).toEqual(expect.arrayContaining(['KR0198765Y1', 'KR200198765Y1', '0198765']));
    expect(searchKeys(parseNumber('D0654321'))).toEqual(expect.arrayContaining(['D654321', 'D0654321']));
    expect(formatNumber(parseNumber(`CN201930123456.${cnCheckDigit('201930123456')}`))).toBe('CN 201930123456.0');
    expect(formatNumber(parseNumber('WO2009JP54321'))).toBe('PCT/JP2009/054321');
  });
});

describe('one right, many spellings', () => {
  it.each([
    ['US9123456B2', 'US 9,123,456', 'US09123456', '9,123,456'],
    ['CN115123456A', 'CN 115123456 B', 'CN-115123456-A', '115123456A'],
    ['EP1234567A1', 'EP 1 234 567 B1', 'EP1234567'],
    ['WO 99/12345', 'WO1999012345A1', 'WO9912345A1', 'WO/1999/012345'],
    ['DE102016123456A1', 'DE 10 2016 123 456 B4'],
    ['US20200123456A1', 'US 2020/0123456 A1', 'US2020123456A1'],
    ['KR100512345B1', 'KR 0512345 B1', 'KR10-0512345'],
    ['CN202010123456.2', 'ZL202010123456.2', 'CN 202010123456 A', '专利号：ZL 2020 1 0123456.2'],
  ])('%s …', (...texts) => expect(new Set(texts.map((t) => identity(t))).size).toBe(1));

  it.each([
    ['CN1234567A', 'CN1234567C'], ['JP2016123456A', 'JP6123456B2'], ['AT232441T', 'AT232441B'], ['DE202016000001U1', 'DE102016000001A1'], ['US9123456B2', 'US20090123456A1'], ['CZ12345U1', 'CZ12345B6'], ['USRE44444', 'US44444'], ['特許第3012345号', '実用新案登録第3012345号'], ['意匠登録第1234567号', 'JP1234567B2'],
  ])('%s and %s stay two', (a, b) => expect(identity(a)).not.toBe(identity(b)));

  it('ties application and documents through a record that names both, and never merges on a doubt', () => {
    const n = (text: string, hint: NumberHint = {}) => parseNumber(text, hint);
    const application = n('CN202010123456.2');
    expect(sameRight({ application, publication: n('CN111222333A') }, { application, grant: n('CN111222333B') })).toBe('same');
    expect(sameRight({ publication: n('CN111222333A') }, { grant: n('CN111222333B') })).toBe('same');
    expect(sameRight({ publication: n('US20200123456A1') }, { grant: n('US11234567B2') })).toBe('unknown');
    expect(sameRight({ application, publication: n('CN111222333A') }, { application: n('CN202010123457.7'), publication: n('CN111222333A') })).toBe('different');
    expect(sameRight({ grant: n('US9123456B2') }, { grant: n('US9123457B2') })).toBe('different');
    expect(rightKeysOf({ authority: 'US', number: 'US11999999B2', applicationNumber: 'US16543210A', grantNumber: 'US11999999B2' })).toEqual(['US:application:16543210', 'US:grant:11999999']);
  });

  it('holds across spellings of any number (property)', () => {
    const pad = (n: number, width: number) => String(n).padStart(width, '0');
    const spelled = fc.oneof(
      fc.integer({ min: 1_000_000, max: 12_999_999 }).map((n) => [`US${n}B2`, `US ${n.toLocaleString('en-US')}`, `US${pad(n, 8)}`, `US-${n}-B1`]),
      fc.integer({ min: 101_000_000, max: 129_999_999 }).map((n) => [`CN${n}A`, `CN ${n} B`, `CN-${n}-B`, `CN_${n}_A_20200101`]),
      fc.tuple(fc.integer({ min: 2004, max: 2040 }), fc.integer({ min: 1, max: 9_999_999 })).map(([y, s]) => { const d = `${y}1${pad(s, 7)}`; return [`CN${d}.${cnCheckDigit(d)}`, `ZL${d}${cnCheckDigit(d)}`, `CN ${d} A`, d]; }),
      fc.tuple(fc.integer({ min: 1978, max: 2040 }), fc.integer({ min: 1, max: 99_999 })).map(([y, s]) => [`WO${y}${pad(s, 6)}A1`, `WO/${y}/${pad(s, 6)}`, `WO ${y}/${pad(s, 6)} A2`]),
      fc.tuple(fc.constantFrom('US', 'CN', 'IL', 'DE'), fc.integer({ min: 2004, max: 2040 }), fc.integer({ min: 1, max: 99_999 })).map(([c, y, s]) => [`PCT/${c}${y}/${pad(s, 6)}`, `${c} ${y}${pad(s, 6)} W`, `WO${y}${c}${pad(s, 5)}`]),
    );
    fc.assert(fc.property(spelled, (texts) => { expect(new Set(texts.map((t) => identity(t))).size).toBe(1); }));
  });

  it('gives two applications two identities, whatever form they are written in (property)', () => {
    const serial = fc.tuple(fc.constantFrom('09', '10', '11', '12', '13', '14', '15', '16', '17'), fc.integer({ min: 1, max: 999_999 }));
    const forms = ([series, n]: [string, number]) => { const s = String(n).padStart(6, '0'); return [`US ${series}/${s.slice(0, 3)},${s.slice(3)}`, `US ${series}/${s}`]; };
    fc.assert(fc.property(serial, serial, (a, b) => {
      const [x, y] = [forms(a), forms(b)].map((f) => new Set(f.map((t) => identity(t, { type: 'application' }))));
      expect([x!.size, y!.size]).toEqual([1, 1]);
      expect([...x!][0] === [...y!][0]).toBe(a[0] === b[0] && a[1] === b[1]);
    }));
  });

  it('reads its own canonical form back to the same right (property)', () => {
    const any = fc.oneof(
      fc.tuple(fc.integer({ min: 3, max: 19 }), fc.integer({ min: 1, max: 999_999 })).map(([s, n]) => `US${String(s).padStart(2, '0')}${String(n).padStart(6, '0')}A`),
      fc.tuple(fc.constantFrom('60', '61', '62', '63'), fc.integer({ min: 1, max: 999_999 })).map(([s, n]) => `US${s}${String(n).padStart(6, '0')}P`),
      fc.tuple(fc.integer({ min: 1990, max: 2040 }), fc.integer({ min: 1, max: 999_999 })).map(([y, n]) => `JP${y}${String(n).padStart(6, '0')}A`),
    );
    fc.assert(fc.property(any, (text) => { expect(ownNumber(text, 'application')?.docdb).toBe(text); }));
  });

  it('keeps apart what the office counts apart when stored and read back', () => {
    const stored = ['特許第3012345号', '実用新案登録第3012345号', '意匠登録第3012345号', 'KR20130004321U', 'KR20140007654A', 'AT232441T', 'AT232441B', 'CN1234567A', 'CN1234567C'].map((t) => parseNumber(t));
    const keys = stored.map((n) => rightIdentity(ownNumber(n.docdb, n.type, n.authority)!));
    expect(keys).toEqual(stored.map(rightIdentity));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('never throws (property)', () => {
    fc.assert(fc.property(fc.string({ maxLength: 70, unit: 'grapheme' }), fc.constantFrom('US', 'JP', 'KR', 'EP', 'WO', 'DE', 'SG', undefined), fc.constantFrom('application', 'publication', 'grant', undefined), (text, authority, type) => {
      const parsed = readNumber(text, { ...(authority ? { authority } : {}), ...(type ? { type } : {}) } as NumberHint);
      if (parsed.ok) expect(rightIdentity(parsed.value)).toBeTruthy();
      searchForm(text);
    }));
  });
});

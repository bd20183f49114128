import { describe, expect, it } from 'vitest';
import { createBreaker, CircuitOpen } from './breaker.ts';
import { GLOSSARY, glossaryIn, synonymsOf } from './glossary.ts';
import { cropSegments, looksLikeNumber, markHits, numberQuery, segmentsOf, serialQuery } from './text.ts';

describe('number queries', () => {
  it.each(['CN114081026A', 'cn 114081026 a', 'ZL201220249767.4', '专利号：ZL 2012 2 0249767.4', 'US 8,927,118 B2', '８９２７１１８', 'CN201220249767X'])('takes %s for a number', (q) => expect(looksLikeNumber(q)).toBe(true));
  it.each(['双极板', 'H01M 8/0204', '5G', 'fuel cell 2020', '316L', 'CO2', ''])('does not take %s for one', (q) => expect(looksLikeNumber(q)).toBe(false));
  it.each([['201110124687.X', '201110124687'], ['ZL 2011 1 0124687.6', '201110124687'], ['申请号：CN201110124687X', '201110124687'], ['201110124687', null], ['CN114081026A', null], ['8927118', null]])('finds the serial of %s', (q, serial) => expect(serialQuery(q)).toBe(serial));
  it('drops what stands before the number', () => expect(numberQuery('专利号：ZL 2012 2 0249767.4')).toBe('ZL2012202497674'));
});

describe('segments', () => {
  it('keep markup as text', () => {
    expect(segmentsOf('<b>\ue000板\ue001&')).toEqual([{ text: '<b>', hit: false }, { text: '板', hit: true }, { text: '&', hit: false }]);
    expect(markHits('Bipolar plate, bipolar', ['bipolar', 'polar pl'])).toEqual([{ text: 'Bipolar pl', hit: true }, { text: 'ate, ', hit: false }, { text: 'bipolar', hit: true }]);
  });
  it('crop around the first hit and lose no hit in the window', () => {
    const cropped = cropSegments(markHits(`${'x'.repeat(300)}needle${'y'.repeat(300)}`, ['needle']), 100);
    expect(cropped.find((s) => s.hit)?.text).toBe('needle');
    expect(cropped[0]!.text).toBe('…');
    expect(cropped.map((s) => s.text).join('').length).toBe(102);
  });
});

describe('glossary', () => {
  it('holds at least 120 entries, each in both languages, none listed twice', () => {
    expect(GLOSSARY.length).toBeGreaterThanOrEqual(120);
    const zh = GLOSSARY.flatMap((e) => e.zh);
    expect(zh.filter((t, i) => zh.indexOf(t) !== i)).toEqual([]);
    for (const e of GLOSSARY) { expect(e.zh.length).toBeGreaterThan(0); expect(e.en.length).toBeGreaterThan(0); }
  });
  it('works both ways, on whole English words only', () => {
    expect(synonymsOf()['双极板']).toContain('bipolar plate');
    expect(synonymsOf()['bipolar plate']).toContain('双极板');
    expect(glossaryIn('Coated bipolar  plates').map((h) => h.entry.zh[0])).toContain('双极板');
    expect(glossaryIn('pumpkin gearless').map((h) => h.term)).toEqual([]);
  });
});

describe('circuit breaker', () => {
  it('refuses at once while open, probes with one call, closes on success', async () => {
    let t = 0;
    const b = createBreaker({ pauseMs: 100, now: () => t });
    await expect(b.run(() => Promise.reject(new Error('down')))).rejects.toThrow('down');
    await expect(b.run(() => Promise.resolve(1))).rejects.toBeInstanceOf(CircuitOpen);
    t = 101;
    let finish!: (v: number) => void;
    const probe = b.run(() => new Promise<number>((r) => { finish = r; }));
    await expect(b.run(() => Promise.resolve(2))).rejects.toBeInstanceOf(CircuitOpen);
    finish(3);
    expect(await probe).toBe(3);
    expect(await b.run(() => Promise.resolve(4))).toBe(4);
  });
  it('waits longer after every failed probe', async () => {
    let t = 0;
    const b = createBreaker({ pauseMs: 100, maxPauseMs: 300, now: () => t });
    const fail = () => b.run(() => Promise.reject(new Error('down'))).catch((e: Error) => e.message);
    await fail(); t = 101; await fail(); t = 250;
    expect(b.open).toBe(true);
    t = 302;
    expect(b.open).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { channelFor, GROUP_OF, mutedBy, NOTICE_GROUPS } from './notice-groups.ts';
import { NOTICE_KINDS } from './notice-texts.ts';
import { isTimeZone, localTime, quietFor } from './quiet-hours.ts';

const china = (from: number | null, until: number | null) => ({ timeZone: 'Asia/Shanghai', from, until });

describe('quiet hours', () => {
  it('are those of the person’s zone, over midnight too', () => {
    const at = new Date('2026-03-04T15:30:00Z'); // 23:30 in China, 16:30 in Berlin
    expect(quietFor(at, china(22 * 60, 7 * 60))).toBe(7.5 * 3_600_000);
    expect(quietFor(at, { ...china(22 * 60, 7 * 60), timeZone: 'Europe/Berlin' })).toBe(0);
    expect(quietFor(new Date('2026-03-04T22:59:30Z'), china(22 * 60, 7 * 60))).toBe(30_000);
    expect(quietFor(new Date('2026-03-04T23:00:00Z'), china(22 * 60, 7 * 60))).toBe(0);
    expect(quietFor(at, china(12 * 60, 14 * 60))).toBe(0);
    expect(quietFor(new Date('2026-03-04T05:00:00Z'), china(12 * 60, 14 * 60))).toBe(3_600_000);
  });
  it('are none without an end, and none of the same minute', () => {
    expect(quietFor(new Date(), china(null, null))).toBe(0);
    expect(quietFor(new Date(), china(60, 60))).toBe(0);
  });
  it('tell a local day', () => {
    expect(localTime(new Date('2026-03-04T16:00:00Z'), 'Asia/Shanghai')).toEqual({ day: '2026-03-05', minute: 0 });
    expect([isTimeZone('Europe/Berlin'), isTimeZone('Mars/Olympus')]).toEqual([true, false]);
  });
});

describe('choices', () => {
  it('cover every kind and never silence what the law needs told', () => {
    expect(Object.keys(GROUP_OF).sort()).toEqual([...NOTICE_KINDS].sort());
    const off = Object.fromEntries(NOTICE_GROUPS.map((g) => [g, 'off' as const]));
    for (const kind of NOTICE_KINDS) expect(channelFor(kind, off), kind).toBe(GROUP_OF[kind] === 'legal' ? 'mail' : 'off');
    expect(mutedBy(off).some((kind) => GROUP_OF[kind] === 'legal')).toBe(false);
    expect(channelFor('deal_moved', null)).toBe('app');
    expect(channelFor('deal_task', { tasks: 'digest' })).toBe('digest');
  });
});

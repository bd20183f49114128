import { describe, expect, it } from 'vitest';
import { lastDue } from './period.ts';

describe('when a digest falls due', () => {
  it('daily: at eight in the morning in China, not before', () => {
    expect(lastDue(new Date('2026-11-21T23:59:59Z'), 'daily')).toEqual({ period: 'd:2026-11-21', at: new Date('2026-11-21T00:00:00Z') });
    expect(lastDue(new Date('2026-11-22T00:00:00Z'), 'daily')).toEqual({ period: 'd:2026-11-22', at: new Date('2026-11-22T00:00:00Z') });
    expect(lastDue(new Date('2026-11-22T15:59:00Z'), 'daily').period).toBe('d:2026-11-22'); // 23:59 in China
  });

  it('weekly: on Mondays, over the turn of the year too', () => {
    expect(lastDue(new Date('2026-11-22T12:00:00Z'), 'weekly').period).toBe('w:2026-11-16'); // a Sunday
    expect(lastDue(new Date('2026-11-22T23:59:59Z'), 'weekly').period).toBe('w:2026-11-16');
    expect(lastDue(new Date('2026-11-23T00:00:00Z'), 'weekly')).toEqual({ period: 'w:2026-11-23', at: new Date('2026-11-23T00:00:00Z') });
    expect(lastDue(new Date('2027-01-01T12:00:00Z'), 'weekly').period).toBe('w:2026-12-28');
  });

  it('never names a moment to come', () => {
    for (let h = 0; h < 24 * 15; h++) {
      const now = new Date(Date.parse('2026-02-20T00:30:00Z') + h * 3_600_000);
      for (const f of ['daily', 'weekly'] as const) {
        const { at } = lastDue(now, f);
        expect(at <= now && now.getTime() - at.getTime() < (f === 'daily' ? 1 : 7) * 86_400_000).toBe(true);
      }
    }
  });
});

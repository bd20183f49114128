import { describe, expect, it } from 'vitest';
import { ageOf } from './age.ts';

const now = '2026-03-10T12:00:00.000Z';

describe('age of what waits', () => {
  it.each([
    ['2026-03-10T11:59:30.000Z', 'now', 0], ['2026-03-10T11:59:00.000Z', 'minutes', 1], ['2026-03-10T11:00:01.000Z', 'minutes', 59],
    ['2026-03-10T11:00:00.000Z', 'hours', 1], ['2026-03-08T12:00:01.000Z', 'hours', 47], ['2026-03-08T12:00:00.000Z', 'days', 2], ['2026-01-09T12:00:00.000Z', 'days', 60],
  ])('since %s is %s %i', (since, unit, count) => expect(ageOf(since, now)).toEqual({ unit, count }));

  it('is never negative, and nothing for what is no instant', () => {
    expect(ageOf('2026-03-11T00:00:00.000Z', now)).toEqual({ unit: 'now', count: 0 });
    expect(ageOf('nonsense', now)).toEqual({ unit: 'now', count: 0 });
  });
});

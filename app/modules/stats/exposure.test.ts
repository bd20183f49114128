import { describe, expect, it } from 'vitest';
import { exploreChoice } from './exposure.ts';

const ids = Array.from({ length: 30 }, (_, i) => `lst_${i}`);

describe('the explore place', () => {
  it('goes only to a listing nobody was shown, and to the same one all day', () => {
    const shown = new Set(ids.slice(0, 27));
    const choice = exploreChoice(ids, shown, 'q=a', '2026-11-22')!;
    expect(ids.slice(27)).toContain(choice);
    expect(exploreChoice(ids, shown, 'q=a', '2026-11-22')).toBe(choice);
    expect(exploreChoice([...ids].reverse(), shown, 'q=a', '2026-11-22')).toBe(choice);
  });

  it('stays empty when everybody had a turn', () => expect(exploreChoice(ids, new Set(ids), 'q=a', '2026-11-22')).toBeNull());

  it('gives others their turn on other days and for other searches', () => {
    const days = Array.from({ length: 60 }, (_, i) => exploreChoice(ids, new Set(), 'q=a', `day ${i}`));
    const queries = Array.from({ length: 60 }, (_, i) => exploreChoice(ids, new Set(), `q=${i}`, '2026-11-22'));
    expect(new Set(days).size).toBeGreaterThan(15);
    expect(new Set(queries).size).toBeGreaterThan(15);
  });
});

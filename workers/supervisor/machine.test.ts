import { describe, expect, it } from 'vitest';
import { memoryAtHand, shares } from './machine.ts';

const GIB = 1024 ** 3;
const MIB = 1024 ** 2;

describe('what each part may take of the machine', () => {
  it('follows its size, between a least that works and a most that is enough', () => {
    const indexing = [1, 4, 24, 64, 512].map((gib) => shares(gib * GIB).meiliIndexing / MIB);
    expect(indexing).toEqual([...indexing].sort((a, b) => a - b));
    expect(indexing[0]).toBeGreaterThanOrEqual(64);
    expect(indexing.at(-1)).toBeLessThanOrEqual(2_048);
    // All indexing, both heaps at their ends: still less than the machine has, from 1 GiB on.
    for (const gib of [1, 4, 24, 64]) {
      const { meiliIndexing, web, worker } = shares(gib * GIB);
      const heaps = [web, worker].map((flags) => Number(/old-space-size=(\d+)/.exec(flags.join(' '))![1]) * MIB);
      expect(meiliIndexing + heaps[0]! + heaps[1]!, `${gib} GiB`).toBeLessThan(gib * GIB);
    }
  });

  it('knows a container’s limit as its size', () => {
    expect(memoryAtHand()).toBeGreaterThan(64 * MIB);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FairQueue } from './fair-queue.ts';

const queue = (perTenant = 100, total = 1_000) => new FairQueue<{ tenant: string; n: number }>({ perTenant, total });
const drain = (q: ReturnType<typeof queue>) => { const out: string[] = []; for (let item = q.take(); item; item = q.take()) out.push(`${item.tenant}${item.n}`); return out; };

describe('a fair queue', () => {
  it('serves tenants in turn, each in its own order', () => {
    const q = queue();
    for (let n = 0; n < 4; n++) q.add({ tenant: 'a', n });
    q.add({ tenant: 'b', n: 0 });
    q.add({ tenant: 'c', n: 0 });
    q.add({ tenant: 'b', n: 1 });
    expect(drain(q)).toEqual(['a0', 'b0', 'c0', 'a1', 'b1', 'a2', 'a3']);
  });

  it('is bounded for one tenant and for all, and gives room back', () => {
    const q = queue(2, 3);
    const first = { tenant: 'a', n: 0 };
    expect([q.add(first), q.add({ tenant: 'a', n: 1 }), q.add({ tenant: 'a', n: 2 })]).toEqual([true, true, false]);
    expect([q.add({ tenant: 'b', n: 0 }), q.add({ tenant: 'c', n: 0 })]).toEqual([true, false]);
    expect([q.remove(first), q.remove(first), q.size, q.add({ tenant: 'c', n: 0 })]).toEqual([true, false, 2, true]);
    expect(q.clear()).toHaveLength(3);
    expect([q.size, q.take()]).toEqual([0, undefined]);
  });

  it('lets nobody wait for more than one of each other tenant per own place in its list, whatever comes and goes', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean()), { maxLength: 60 }), (events) => {
      const q = queue();
      const sizes = () => ['a', 'b', 'c'].map((x) => q.sizeOf(x)).reduce((s, n) => s + n, 0);
      events.forEach(([tenant, adds], n) => { if (adds) q.add({ tenant, n }); else q.take(); expect(q.size).toBe(sizes()); });
      const waiting = new Set(['a', 'b', 'c'].filter((x) => q.sizeOf(x) > 0));
      const round = Array.from({ length: waiting.size }, () => q.take()!.tenant);
      expect(new Set(round)).toEqual(waiting);
    }));
  });
});

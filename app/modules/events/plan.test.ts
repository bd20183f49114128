import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choosePairs, refusePairs, type PairsAsked } from './choose-pairs.ts';
import { clashOf, laySlots } from './lay-slots.ts';

/** Narrow limits and few good pairs: where one more talk can cost more than it brings, and a minimum stands against a fit. */
const side = (n: number, slots: number) => fc.array(fc.record({ least: fc.constantFrom(0, 0, 0, 1, 2), most: fc.oneof(fc.constant(1), fc.integer({ min: 0, max: slots })) }), { minLength: n, maxLength: n })
  .map((list) => list.map((p, i) => ({ id: String(i), least: Math.min(p.least, p.most), most: p.most })));

const small = fc.record({ G: fc.integer({ min: 2, max: 4 }), H: fc.integer({ min: 2, max: 3 }), slots: fc.integer({ min: 1, max: 3 }), tables: fc.integer({ min: 1, max: 2 }) }).chain(({ G, H, slots, tables }) => fc.record({
  guests: side(G, slots), hosts: side(H, slots), slots: fc.constant(slots), tables: fc.constant(tables),
  cells: fc.array(fc.record({ fit: fc.constantFrom(-1, -1, -1, 0, 1, 1, 2, 5, 20), rule: fc.constantFrom('', '', '', '', 'force', 'bar') }), { minLength: G * H, maxLength: G * H }),
})).map(({ guests, hosts, slots, tables, cells }) => {
  const at = (i: number) => ({ guest: Math.floor(i / hosts.length), host: i % hosts.length });
  return {
    slots, tables,
    asked: { guests, hosts, room: slots * tables, fits: cells.flatMap((c, i) => (c.fit >= 0 ? [{ ...at(i), fit: c.fit }] : [])), rules: cells.flatMap((c, i) => (c.rule ? [{ ...at(i), rule: c.rule as 'force' | 'bar' }] : [])) } satisfies PairsAsked,
  };
});

/** Every subset of the pairs, by force: minimums met first, then the sum of fits. */
function byForce({ guests, hosts, fits, rules, room }: PairsAsked): { missing: number; total: number } {
  const ruled = (g: number, h: number, rule: string) => rules.some((r) => r.guest === g && r.host === h && r.rule === rule);
  const forced = rules.filter((r) => r.rule === 'force').map((r) => ({ guest: r.guest, host: r.host, fit: fits.find((f) => f.guest === r.guest && f.host === r.host)?.fit ?? 0 }));
  const free = fits.filter((f) => !ruled(f.guest, f.host, 'bar') && !ruled(f.guest, f.host, 'force'));
  let best = { missing: Infinity, total: -1 };
  for (let mask = 0; mask < 2 ** free.length; mask++) {
    const set = [...forced, ...free.filter((_, i) => mask & (1 << i))];
    const n = (list: PairsAsked['guests'], of: 'guest' | 'host') => list.map((p, i) => ({ ...p, n: set.filter((s) => s[of] === i).length }));
    const all = [...n(guests, 'guest'), ...n(hosts, 'host')];
    if (set.length > room || all.some((p) => p.n > p.most)) continue;
    const missing = all.reduce((sum, p) => sum + Math.max(0, p.least - p.n), 0);
    const total = set.reduce((sum, s) => sum + s.fit, 0);
    if (missing < best.missing || (missing === best.missing && total > best.total)) best = { missing, total };
  }
  return best;
}

describe('choosing pairs', () => {
  it('finds what trying everything finds: as many minimums met, and then the largest sum', () => {
    fc.assert(fc.property(small, ({ asked }) => {
      if (refusePairs(asked)) return;
      const found = choosePairs(asked);
      expect({ missing: found.unmet.reduce((sum, u) => sum + u.missing, 0), total: found.total }).toEqual(byForce(asked));
    }), { numRuns: 600 });
  });

  it('leaves a table empty where one more talk would cost more than it brings', () => {
    const one = (n: number) => Array.from({ length: n }, (_, i) => ({ id: String(i), least: 0, most: 1 }));
    const chosen = choosePairs({ guests: one(2), hosts: one(2), room: 5, rules: [], fits: [{ guest: 0, host: 0, fit: 1 }, { guest: 1, host: 0, fit: 10 }, { guest: 1, host: 1, fit: 1 }] });
    expect(chosen).toEqual({ pairs: [{ guest: 1, host: 0, fit: 10 }], total: 10, unmet: [] });
  });

  it('takes every forced pair, no barred one, none twice, and nobody above their most', () => {
    fc.assert(fc.property(small, ({ asked }) => {
      if (refusePairs(asked)) return;
      const { pairs } = choosePairs(asked);
      const has = (g: number, h: number) => pairs.filter((p) => p.guest === g && p.host === h).length;
      for (const r of asked.rules) expect(has(r.guest, r.host)).toBe(r.rule === 'force' ? 1 : 0);
      for (const p of pairs) expect(has(p.guest, p.host)).toBe(1);
      asked.guests.forEach((g, i) => { expect(pairs.filter((p) => p.guest === i).length).toBeLessThanOrEqual(g.most); });
      asked.hosts.forEach((h, i) => { expect(pairs.filter((p) => p.host === i).length).toBeLessThanOrEqual(h.most); });
    }), { numRuns: 300 });
  });

  it('is as good on pairs tried best first as on all of them', () => {
    const random = (() => { let s = 7; return () => { s = (s * 16_807) % 2_147_483_647; return s / 2_147_483_647; }; })();
    const people = (n: number) => Array.from({ length: n }, (_, i) => ({ id: String(i), least: 0, most: 3 }));
    const fits = Array.from({ length: 120 * 60 }, (_, i) => ({ guest: Math.floor(i / 60), host: i % 60, fit: Math.floor(random() * 10_000) }));
    const asked: PairsAsked = { guests: people(120), hosts: people(60), fits, rules: [], room: 90 };
    // A pair more or less decides whether all are tried at once.
    const whole = choosePairs({ ...asked, fits: [...fits].sort((a, b) => b.fit - a.fit).slice(0, 5_900) });
    expect(fits.length).toBeGreaterThan(6_000);
    expect(choosePairs(asked).total).toBe(whole.total);
  });

  it('says what contradicts itself', () => {
    const one = (most: number) => [{ id: 'a', least: 0, most }];
    const pair = { guest: 0, host: 0 };
    expect(refusePairs({ guests: one(1), hosts: one(1), fits: [], rules: [{ ...pair, rule: 'force' }, { ...pair, rule: 'bar' }], room: 4 })).toEqual({ code: 'forced_and_barred', id: 'a' });
    expect(refusePairs({ guests: one(0), hosts: one(1), fits: [], rules: [{ ...pair, rule: 'force' }], room: 4 })).toEqual({ code: 'forced_over_most', id: 'a' });
    expect(refusePairs({ guests: one(1), hosts: one(1), fits: [], rules: [{ ...pair, rule: 'force' }], room: 0 })).toEqual({ code: 'forced_over_room', count: 1 });
  });
});

describe('laying pairs on slots and tables', () => {
  it('has nobody at two tables at once and no table with two talks, whatever was chosen', () => {
    const any = fc.record({ slots: fc.integer({ min: 1, max: 6 }), G: fc.integer({ min: 1, max: 10 }), H: fc.integer({ min: 1, max: 8 }) }).chain(({ slots, G, H }) => fc.record({
      slots: fc.constant(slots), pairs: fc.uniqueArray(fc.record({ guest: fc.nat(G - 1), host: fc.nat(H - 1) }), { selector: (p) => p.guest * 100 + p.host, maxLength: 60 }),
    }));
    fc.assert(fc.property(any, ({ slots, pairs }) => {
      const n = new Map<string, number>();
      const count = (k: string) => { n.set(k, (n.get(k) ?? 0) + 1); return n.get(k)!; };
      const kept = pairs.filter((p) => { if ((n.get(`g${p.guest}`) ?? 0) >= slots || (n.get(`h${p.host}`) ?? 0) >= slots) return false; count(`g${p.guest}`); count(`h${p.host}`); return true; });
      const tables = Math.max(1, Math.ceil(kept.length / slots));
      const laid = laySlots(kept, slots, tables);
      expect(laid).toHaveLength(kept.length);
      for (const what of [(l: (typeof laid)[number]) => `t${l.table}`, (l: (typeof laid)[number]) => `g${l.pair.guest}`, (l: (typeof laid)[number]) => `h${l.pair.host}`]) {
        expect(new Set(laid.map((l) => `${l.slot}:${what(l)}`)).size).toBe(laid.length);
      }
      for (const l of laid) { expect(l.slot).toBeGreaterThanOrEqual(0); expect(l.slot).toBeLessThan(slots); expect(l.table).toBeGreaterThanOrEqual(1); expect(l.table).toBeLessThanOrEqual(tables); }
    }), { numRuns: 500 });
  });

  it('keeps a host at its table', () => {
    const laid = laySlots([{ guest: 0, host: 0 }, { guest: 1, host: 0 }, { guest: 2, host: 0 }, { guest: 0, host: 1 }, { guest: 1, host: 1 }, { guest: 2, host: 1 }], 3, 2);
    for (const host of [0, 1]) expect(new Set(laid.filter((l) => l.pair.host === host).map((l) => l.table)).size).toBe(1);
  });

  it('checks what is changed by hand', () => {
    const room = { slots: 2, tables: 2 };
    const others = [{ slot: 0, table: 1, guest: 'a', host: 'x' }];
    const clash = (slot: number, table: number, guest: string, host: string) => clashOf({ slot, table, guest, host }, others, room);
    expect([clash(2, 1, 'b', 'y'), clash(0, 3, 'b', 'y'), clash(0, 1, 'b', 'y'), clash(0, 2, 'a', 'y'), clash(0, 2, 'b', 'x'), clash(1, 1, 'a', 'x'), clash(1, 1, 'a', 'y')])
      .toEqual(['no_such_slot', 'no_such_table', 'table_taken', 'guest_busy', 'host_busy', 'met_already', null]);
  });
});

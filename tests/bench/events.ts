import { choosePairs, type PairFit, type PairsAsked, type Participant } from '#app/modules/events/choose-pairs.ts';
import { laySlots } from '#app/modules/events/lay-slots.ts';
import { round, uniformsFrom } from './stats.ts';
import type { BenchOptions, BenchResult } from './main.ts';

const SIZE = { companies: 500, listings: 200, tables: 40, slots: 8, most: 4 };

/** Fits of companies and listings: both lie in eight fields, one or two of them their own, and what they share is what fits; with a tenth of chance. Whole numbers to 10,000. */
function fitsOf(next: () => number): PairFit[] {
  const person = () => { const v = Array.from({ length: 8 }, () => next() * 0.15); v[Math.floor(next() * 8)]! += 0.5 + next() / 2; if (next() < 0.4) v[Math.floor(next() * 8)]! += next() / 2; return v; };
  const [companies, listings] = [Array.from({ length: SIZE.companies }, person), Array.from({ length: SIZE.listings }, person)];
  return companies.flatMap((c, guest) => listings.map((l, host) => ({ guest, host, fit: Math.round(10_000 * Math.min(1, 0.6 * c.reduce((sum, x, i) => sum + x * l[i]!, 0) + 0.1 * next())) })));
}

interface Booked { slot: number; guest: number; host: number; fit: number }
interface Free { guest: boolean[][]; host: boolean[][]; tables: number[]; guestLeft: number[]; hostLeft: number[] }
const empty = (): Free => ({ guest: Array.from({ length: SIZE.companies }, () => []), host: Array.from({ length: SIZE.listings }, () => []), tables: new Array<number>(SIZE.slots).fill(SIZE.tables), guestLeft: new Array<number>(SIZE.companies).fill(SIZE.most), hostLeft: new Array<number>(SIZE.listings).fill(SIZE.slots) });

/** Books the first slot both and a table are free in. */
function book(free: Free, { guest, host, fit }: PairFit): Booked | null {
  if (free.guestLeft[guest]! <= 0 || free.hostLeft[host]! <= 0) return null;
  for (let slot = 0; slot < SIZE.slots; slot++) {
    if (free.tables[slot]! <= 0 || free.guest[guest]![slot] || free.host[host]![slot]) continue;
    free.tables[slot]! -= 1; free.guestLeft[guest]! -= 1; free.hostLeft[host]! -= 1;
    free.guest[guest]![slot] = true; free.host[host]![slot] = true;
    return { slot, guest, host, fit };
  }
  return null;
}

/** The rival for time: all pairs best first, each booked where it still goes. */
function greedy(fits: readonly PairFit[]): Booked[] {
  const free = empty();
  const out: Booked[] = [];
  for (const pair of [...fits].sort((a, b) => b.fit - a.fit)) {
    if (out.length === SIZE.tables * SIZE.slots) break;
    const booked = book(free, pair);
    if (booked) out.push(booked);
  }
  return out;
}

/** Companies come in an order of chance; each takes the talks that fit it best among what is left. */
function firstCome(fits: readonly PairFit[], next: () => number): number {
  const free = empty();
  const order = Array.from({ length: SIZE.companies }, (_, i) => ({ i, at: next() })).sort((a, b) => a.at - b.at);
  let total = 0;
  for (const { i } of order) for (const pair of fits.slice(i * SIZE.listings, (i + 1) * SIZE.listings).sort((a, b) => b.fit - a.fit)) total += book(free, pair)?.fit ?? 0;
  return total;
}

/**
 * A sum no plan exceeds, by weak duality: for any prices, room × price of a table + Σ most × price + Σ what a pair is worth beyond its prices. The prices are
 * found here by bisection and rounds of subgradients, knowing nothing of the planner.
 */
function upperBound({ guests, hosts, fits, room }: PairsAsked): number {
  const value = (table: number, g: Float64Array, h: Float64Array) => {
    let sum = room * table;
    g.forEach((p, i) => { sum += p * guests[i]!.most; });
    h.forEach((p, i) => { sum += p * hosts[i]!.most; });
    for (const f of fits) sum += Math.max(0, f.fit - table - g[f.guest]! - h[f.host]!);
    return sum;
  };
  const [g, h] = [new Float64Array(guests.length), new Float64Array(hosts.length)];
  let table = [...fits].sort((a, b) => b.fit - a.fit)[room]!.fit;
  let best = value(table, g, h);
  for (let step = 1; step <= 400; step++) {
    const [ng, nh] = [new Int32Array(g.length), new Int32Array(h.length)];
    let n = 0;
    for (const f of fits) if (f.fit > table + g[f.guest]! + h[f.host]!) { n += 1; ng[f.guest]! += 1; nh[f.host]! += 1; }
    const rate = 40 / Math.sqrt(step);
    table = Math.max(0, table + (rate * (n - room)) / 40);
    g.forEach((p, i) => { g[i] = Math.max(0, p + rate * (ng[i]! - guests[i]!.most)); });
    h.forEach((p, i) => { h[i] = Math.max(0, p + rate * (nh[i]! - hosts[i]!.most)); });
    best = Math.min(best, value(table, g, h));
  }
  return best;
}

const timed = <T>(fn: () => T): { ms: number; value: T } => { const began = performance.now(); const value = fn(); return { ms: performance.now() - began, value }; };
const median = (list: number[]) => list.sort((a, b) => a - b)[list.length >> 1]!;

/** Meetings of an event planned, beside an upper bound no plan exceeds, companies booking for themselves, and a greedy planner, in one run. */
export async function events({ quick }: BenchOptions): Promise<BenchResult> {
  const next = uniformsFrom(20_261_201);
  const fits = fitsOf(next);
  const people = (n: number, most: number, name: string): Participant[] => Array.from({ length: n }, (_, i) => ({ id: `${name}${i}`, least: 0, most }));
  const asked: PairsAsked = { guests: people(SIZE.companies, SIZE.most, 'c'), hosts: people(SIZE.listings, SIZE.slots, 'l'), fits, rules: [], room: SIZE.tables * SIZE.slots };
  const rounds = quick ? 5 : 15;
  const [ours, theirs]: [number[], number[]] = [[], []];
  const plan = () => { const chosen = choosePairs(asked); return { chosen, laid: laySlots(chosen.pairs, SIZE.slots, SIZE.tables) }; };
  plan(); greedy(fits);
  for (let i = 0; i < rounds; i++) { ours.push(timed(plan).ms); theirs.push(timed(() => greedy(fits)).ms); }
  const { chosen, laid } = plan();
  const clash = ['table', 'guest', 'host'].some((what) => new Set(laid.map((l) => `${l.slot}:${what === 'table' ? l.table : l.pair[what as 'guest' | 'host']}`)).size !== laid.length);
  if (clash) throw new Error('a table or a person is in two talks at once');
  const self = Array.from({ length: quick ? 3 : 9 }, () => firstCome(fits, next));
  const byThemselves = self.reduce((a, b) => a + b, 0) / self.length;
  const sumGreedy = greedy(fits).reduce((sum, b) => sum + b.fit, 0);
  const bound = upperBound(asked);
  const [ms, greedyMs] = [median(ours), median(theirs)];
  const ratios = { of_bound: round(chosen.total / bound, 4), of_self_booking: round(chosen.total / byThemselves, 3), time_of_greedy: round(ms / greedyMs, 2) };
  return {
    results: { talks: laid.length, total: chosen.total, bound: round(bound, 0), self_booking: round(byThemselves, 0), greedy: sumGreedy, ms: round(ms, 1), greedy_ms: round(greedyMs, 1) }, ratios,
    say: [
      `${laid.length} talks of ${SIZE.companies} companies and ${SIZE.listings} listings at ${SIZE.tables} tables in ${SIZE.slots} slots; nobody and no table twice at once`,
      `sum of fits ${chosen.total}: ${ratios.of_bound} of what no plan exceeds (limit 0.97), ${ratios.of_self_booking} × first come, first served (limit 1.2), ${round(chosen.total / sumGreedy, 4)} × greedy`,
      `planned in ${round(ms, 1)} ms, ${ratios.time_of_greedy} × greedy’s ${round(greedyMs, 1)} ms (limit 10)`,
    ],
  };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { size } from '#tests/fixtures/sizes.ts';
import { beginning, dutchPrice, endAfter, minimumBid, nextStepAt, place, refusalOf, replay, resultOf, type LogEntry, type SaleRules } from './rules.ts';

const MIN = 60_000;
const english: SaleRules = { mechanism: 'english', start: 1_000, step: 100, floor: null, stepMs: null, reserve: 'none', reserveAmount: null, opensAt: 0, closesAt: 60 * MIN, softMs: 5 * MIN, outageMs: 0, capMs: 120 * MIN };
const dutch: SaleRules = { ...english, mechanism: 'dutch', floor: 400, stepMs: MIN, softMs: 0, outageMs: 0, capMs: 0 };

/**
 * The simplest thing that could be right: everybody's highest maximum, and the price by the second. Nobody bids against oneself, so the price is that of the moment
 * in which the leader came to lead, or a rival last tried: what the leader adds afterwards does not count.
 */
function reference(bids: { no: number; max: number }[]): { leader: number; price: number } | null {
  const now = ranking(bids);
  if (!now) return null;
  for (let n = bids.length; n > 1; n--) if (bids[n - 1]!.no !== now.leader || ranking(bids.slice(0, n - 1))!.leader !== now.leader) return ranking(bids.slice(0, n));
  return ranking(bids.slice(0, 1));
}

function ranking(bids: { no: number; max: number }[]): { leader: number; price: number } | null {
  const best = new Map<number, { max: number; order: number }>();
  bids.forEach((b, order) => { if (b.max > (best.get(b.no)?.max ?? 0)) best.set(b.no, { max: b.max, order }); });
  const ranked = [...best].sort(([, a], [, b]) => b.max - a.max || a.order - b.order);
  if (!ranked[0]) return null;
  const [leader, top] = ranked[0];
  return { leader, price: ranked[1] ? Math.min(top.max, ranked[1][1].max + english.step) : english.start };
}

describe('english', () => {
  it('gives the right to the highest maximum at one step above the second, earlier first, however the bids come', () => {
    fc.assert(fc.property(fc.array(fc.record({ no: fc.integer({ min: 1, max: 4 }), steps: fc.integer({ min: -1, max: 12 }), off: fc.boolean() }), { maxLength: 40 }), (tries) => {
      for (const reserveAmount of [null, 1_600]) {
      const rules = { ...english, reserveAmount };
      let s = beginning(rules);
      const taken: { no: number; max: number }[] = [];
      tries.forEach(({ no, steps, off }, i) => {
        const bid = { no, max: english.start + steps * english.step + (off && steps % 3 === 0 ? 1 : 0), at: i * 1_000 };
        const next = place(rules, s, bid);
        if (!next) return;
        expect(bid.max).toBeGreaterThanOrEqual(s.leader === no ? s.max! + 1 : minimumBid(english, s.price));
        if (s.price !== null && next.price !== s.price) expect(next.price! - s.price).toBeGreaterThanOrEqual(english.step);
        taken.push(bid);
        s = next;
      });
      const expected = reference(taken);
      // Whoever would pay the reserve bids it.
      if (expected && reserveAmount !== null && s.max! >= reserveAmount) expected.price = Math.max(expected.price, reserveAmount);
      expect(expected && { leader: s.leader, price: s.price }).toEqual(expected);
      expect(s.bids).toBe(taken.length);
      }
    }), { numRuns: size(500, 20_000) });
  });

  it('refuses after the end and before the beginning, and what is refused never extends', () => {
    const s = place(english, beginning(english), { no: 1, max: 1_000, at: 0 })!;
    expect(refusalOf(english, s, { no: 2, max: 1_100, at: 60 * MIN })).toBe('over');
    expect(refusalOf(english, s, { no: 2, max: 1_100, at: 60 * MIN - 1 })).toBeNull();
    expect(refusalOf(english, s, { no: 2, max: 1_100, at: -1 })).toBe('not_open');
    expect(refusalOf(english, s, { no: 2, max: 1_050, at: 1 })).toBe('off_step');
    expect(refusalOf(english, s, { no: 2, max: 1_000, at: 1 })).toBe('below_minimum');
    expect(refusalOf(english, s, { no: 1, max: 1_000, at: 1 })).toBe('not_higher');
    expect(place(english, s, { no: 2, max: 1_000, at: 59 * MIN })).toBeNull();
  });

  it('extends by five minutes from the bid, to two hours at most, and not for the leader alone', () => {
    expect(endAfter(english, 60 * MIN, 54 * MIN)).toBe(60 * MIN);
    expect(endAfter(english, 60 * MIN, 58 * MIN)).toBe(63 * MIN);
    let s = place(english, beginning(english), { no: 1, max: 1_000, at: 59 * MIN })!;
    expect(s.endsAt).toBe(64 * MIN);
    expect(place(english, s, { no: 1, max: 5_000, at: 63 * MIN })!.endsAt).toBe(64 * MIN);
    for (let i = 0; i < 200; i++) s = place(english, s, { no: 2 + (i % 2), max: s.price! + 100, at: s.endsAt - 1 }) ?? s;
    expect(s.endsAt).toBe(180 * MIN);
  });
});

describe('dutch', () => {
  it('steps down by time to the floor, and the first to take it has it', () => {
    expect([0, MIN - 1, MIN, 6 * MIN, 100 * MIN].map((at) => dutchPrice(dutch, at))).toEqual([1_000, 1_000, 900, 400, 400]);
    expect(nextStepAt(dutch, MIN + 1)).toBe(2 * MIN);
    expect(nextStepAt(dutch, 50 * MIN)).toBeNull();
    const s = place(dutch, beginning(dutch), { no: 3, max: 900, at: MIN })!;
    expect(s).toMatchObject({ price: 900, leader: 3, taken: true });
    expect(place(dutch, s, { no: 4, max: 1_000, at: MIN })).toBeNull();
    expect(refusalOf(dutch, beginning(dutch), { no: 3, max: 800, at: MIN })).toBe('price_moved');
  });
});

describe('a log', () => {
  const entry = (seq: number, kind: LogEntry['kind'], minute: number, data: LogEntry['data'] = {}): LogEntry => ({ seq, kind, at: `2026-12-01T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00.000000Z`, data });
  const said = { mechanism: 'english', start: 1_000, step: 100, floor: null, step_seconds: null, reserve: 'open', reserve_amount: 1_100, opens_at: '2026-12-01T00:00:00.000Z', closes_at: '2026-12-01T01:00:00.000Z', soft_seconds: 300, cap_seconds: 7_200 };
  const log = [
    entry(1, 'announced', 0, said), entry(2, 'opened', 0), entry(3, 'bid', 5, { bidder: 1, amount: 1_000, price: 1_000, leader: 1 }), entry(4, 'bid', 58, { bidder: 2, amount: 1_200, price: 1_200, leader: 2 }),
    entry(5, 'extended', 58, { ends_at: '2026-12-01T01:03:00.000000Z' }), entry(6, 'closed', 63), entry(7, 'result', 63, { result: 'sold', bidder: 2, price: 1_200 }),
  ];
  const without = (change: (e: LogEntry) => LogEntry | null) => replay(log.flatMap((e) => change(e) ?? [])).problems.map((p) => p.code);
  it('gives the result when it is replayed', () => { expect(replay(log)).toMatchObject({ result: 'sold', leader: 2, price: 1_200, bids: 2, phase: 'ended', problems: [] }); });
  it('shows what does not follow from the rules', () => {
    expect(without((e) => (e.seq === 5 ? null : e))).toEqual([]);
    expect(without((e) => (e.seq === 4 ? { ...e, data: { ...e.data, price: 1_050, amount: 1_050 } } : e))).toContain('below_step');
    expect(without((e) => (e.seq === 7 ? { ...e, data: { ...e.data, bidder: 1 } } : e))).toEqual(['winner_does_not_follow']);
    expect(without((e) => (e.seq === 7 ? { ...e, data: { result: 'reserve_missed' } } : e))).toEqual(['result_does_not_follow']);
    expect(without((e) => (e.seq === 6 ? entry(6, 'closed', 62) : e))).toContain('closed_early');
    expect(without((e) => (e.seq === 5 ? entry(5, 'extended', 58, { ends_at: '2026-12-01T01:04:00.000000Z' }) : e))).toContain('extended_wrongly');
    expect(without((e) => (e.seq === 4 ? { ...e, at: '2026-12-01T01:00:00.000000Z' } : e))).toContain('bid_outside_time');
  });
});

it('sells only at the reserve', () => {
  expect(resultOf({ price: null }, null)).toBe('no_bids');
  expect(resultOf({ price: 99 }, 100)).toBe('reserve_missed');
  expect(resultOf({ price: 100 }, 100)).toBe('sold');
});

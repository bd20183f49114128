import type { BidRefusal, ReserveKind, SaleEventKind, SaleMechanism, SaleResult, StopReason } from '#app/core/sale-words.ts';

/**
 * Rules of sales, pure: what a bid does, and what a log says. The database decides (`sale_bid`); these are the same rules once more, for pages
 * that say what may be bid, for tests that compare, and for whoever checks a log without us.
 */

/** The rules a sale was announced under. Sums in minor units, moments in ms. */
export interface SaleRules {
  mechanism: SaleMechanism;
  start: number;
  step: number;
  /** Dutch: lowest price, and how long one step takes, ms. */
  floor: number | null;
  stepMs: number | null;
  reserve: ReserveKind;
  /** The reserve where it is open, or where whoever asks knows it. */
  reserveAmount: number | null;
  opensAt: number;
  closesAt: number;
  softMs: number;
  capMs: number;
}

/** One bid as the reference knows it: by whom, how high it goes, and when. */
export interface Bid { no: number; max: number; at: number }

/** Where the bidding stands. `max` is the leader's secret. */
export interface Standing { price: number | null; leader: number | null; max: number | null; bids: number; endsAt: number; taken: boolean }

export const beginning = (rules: Pick<SaleRules, 'closesAt'>): Standing => ({ price: null, leader: null, max: null, bids: 0, endsAt: rules.closesAt, taken: false });

/** Price of a Dutch sale at a moment. */
export function dutchPrice(rules: SaleRules, at: number): number {
  const steps = Math.max(0, Math.floor((at - rules.opensAt) / rules.stepMs!));
  return Math.max(rules.floor!, rules.start - rules.step * steps);
}

/** When a Dutch price goes down next, ms; null at the floor. */
export function nextStepAt(rules: SaleRules, at: number): number | null {
  if (dutchPrice(rules, at) <= rules.floor!) return null;
  return rules.opensAt + (Math.max(0, Math.floor((at - rules.opensAt) / rules.stepMs!)) + 1) * rules.stepMs!;
}

/** The least a bid must go to: the start, or a step above the price. */
export const minimumBid = (rules: Pick<SaleRules, 'start' | 'step'>, price: number | null): number => (price === null ? rules.start : price + rules.step);

/** Why a bid by somebody who has entered may not be, or null. */
export function refusalOf(rules: SaleRules, s: Standing, bid: Bid): BidRefusal | null {
  if (bid.at >= s.endsAt || s.taken) return 'over';
  if (bid.at < rules.opensAt) return 'not_open';
  if (rules.mechanism === 'dutch') return dutchPrice(rules, bid.at) > bid.max ? 'price_moved' : null;
  if ((bid.max - rules.start) % rules.step !== 0) return 'off_step';
  if (s.leader === bid.no) return bid.max <= s.max! ? 'not_higher' : null;
  return bid.max < minimumBid(rules, s.price) ? 'below_minimum' : null;
}

/** The end after a bid at this moment. */
export const endAfter = (rules: SaleRules, endsAt: number, at: number): number => Math.min(Math.max(endsAt, at + rules.softMs), rules.closesAt + rules.capMs);

/** What one bid does; null when it is refused. */
export function place(rules: SaleRules, s: Standing, bid: Bid): Standing | null {
  if (refusalOf(rules, s, bid)) return null;
  const bids = s.bids + 1;
  if (rules.mechanism === 'dutch') {
    const price = dutchPrice(rules, bid.at);
    return { price, leader: bid.no, max: price, bids, endsAt: bid.at, taken: true };
  }
  const next = answered(rules, s, bid);
  // A leader who would pay the reserve bids it: no sale fails on a price nobody asked for.
  if (rules.reserveAmount !== null && next.max >= rules.reserveAmount) next.price = Math.max(next.price, rules.reserveAmount);
  const moved = next.price !== s.price || next.leader !== s.leader;
  return { ...next, bids, endsAt: moved ? endAfter(rules, s.endsAt, bid.at) : s.endsAt, taken: false };
}

/** Price, leader and the leader's maximum after a bid that stands; of two alike the earlier one leads. */
function answered(rules: SaleRules, s: Standing, bid: Bid): { price: number; leader: number; max: number } {
  if (s.leader === null) return { price: rules.start, leader: bid.no, max: bid.max };
  if (s.leader === bid.no) return { price: s.price!, leader: bid.no, max: bid.max };
  if (bid.max > s.max!) return { price: s.max! + rules.step, leader: bid.no, max: bid.max };
  return { price: Math.min(s.max!, bid.max + rules.step), leader: s.leader, max: s.max! };
}

/** What a sale ends in. */
export function resultOf(s: Pick<Standing, 'price'>, reserve: number | null): SaleResult {
  if (s.price === null) return 'no_bids';
  return reserve !== null && s.price < reserve ? 'reserve_missed' : 'sold';
}

/** An entry of a sale's log. `at` to the microsecond, RFC 3339. */
export interface LogEntry { seq: number; kind: SaleEventKind; at: string; data: Readonly<Record<string, unknown>> }

/** What a log says, replayed from its beginning. */
export interface Replay {
  rules: SaleRules | null;
  price: number | null;
  leader: number | null;
  bids: number;
  endsAt: number | null;
  phase: 'announced' | 'open' | 'closed' | 'ended';
  result: SaleResult | null;
  stopped: StopReason | null;
  /** What does not follow from the rules, entry by entry; empty for a log that keeps them. */
  problems: { seq: number; code: string }[];
}

export const emptyReplay: Replay = { rules: null, price: null, leader: null, bids: 0, endsAt: null, phase: 'announced', result: null, stopped: null, problems: [] };

const micros = (at: string): number => Date.parse(`${at.slice(0, 19)}Z`) + Number(`0.${at.slice(20, -1)}`) * 1_000;
const num = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Rules out of the data of the entry that announced them. */
export function rulesFrom(data: Readonly<Record<string, unknown>>): SaleRules {
  const ms = (seconds: unknown) => (typeof seconds === 'number' ? seconds * 1_000 : null);
  return {
    mechanism: data.mechanism as SaleMechanism, start: Number(data.start), step: Number(data.step), floor: num(data.floor), stepMs: ms(data.step_seconds),
    reserve: data.reserve as ReserveKind, reserveAmount: num(data.reserve_amount), opensAt: Date.parse(String(data.opens_at)), closesAt: Date.parse(String(data.closes_at)),
    softMs: ms(data.soft_seconds) ?? 0, capMs: ms(data.cap_seconds) ?? 0,
  };
}

/** The reducer of a log: one entry on what came before it. Pure; a page without us runs it too. */
export function replayOne(before: Replay, entry: LogEntry): Replay {
  const wrong = (code: string): Replay => ({ ...before, problems: [...before.problems, { seq: entry.seq, code }] });
  const { kind, data } = entry;
  if (kind === 'announced') return before.rules ? wrong('announced_twice') : { ...before, rules: rulesFrom(data), endsAt: rulesFrom(data).closesAt };
  const { rules } = before;
  if (!rules || before.endsAt === null) return wrong('not_announced');
  const at = micros(entry.at);
  if (before.phase === 'ended') return wrong('after_the_end');
  switch (kind) {
    case 'postponed': {
      const moved = { ...rules, opensAt: Date.parse(String(data.opens_at)), closesAt: Date.parse(String(data.closes_at)) };
      return before.phase === 'announced' ? { ...before, rules: moved, endsAt: moved.closesAt } : wrong('postponed_when_open');
    }
    case 'opened': return before.phase === 'announced' && at >= rules.opensAt ? { ...before, phase: 'open' } : wrong('opened_early');
    case 'bid': case 'taken': return replayBid(before, rules, entry, at);
    case 'extended': {
      const end = micros(String(data.ends_at));
      return Math.abs(end - endAfter(rules, before.endsAt, at)) < 0.01 && end > before.endsAt ? { ...before, endsAt: end } : wrong('extended_wrongly');
    }
    case 'closed': return before.phase === 'open' && at >= before.endsAt ? { ...before, phase: 'closed' } : wrong('closed_early');
    case 'stopped': return { ...before, phase: 'ended', result: 'stopped', stopped: data.reason as StopReason };
    case 'result': return replayResult(before, rules, data, wrong);
  }
}

function replayBid(before: Replay, rules: SaleRules, entry: LogEntry, at: number): Replay {
  const problems = [...before.problems];
  const refuse = (code: string) => problems.push({ seq: entry.seq, code });
  const { kind, data } = entry;
  const price = Number(data.price);
  const [bidder, leader] = [Number(data.bidder), Number(kind === 'taken' ? data.bidder : data.leader)];
  if (before.phase !== 'open' || at < rules.opensAt || at >= before.endsAt!) refuse('bid_outside_time');
  if (kind === 'taken') {
    // The server counts to the microsecond, so the step is the same here.
    if (rules.mechanism !== 'dutch' || price !== dutchPrice(rules, at)) refuse('not_the_price');
    return { ...before, price, leader, bids: before.bids + 1, endsAt: at, problems };
  }
  if (rules.mechanism !== 'english') refuse('wrong_mechanism');
  if (Number(data.amount) < minimumBid(rules, before.price) || (price - rules.start) % rules.step !== 0) refuse('below_step');
  // Whoever comes first leads from the start on; afterwards either the bidder leads at least a step higher, or the standing leader still does.
  if (price < minimumBid(rules, before.price) || (leader !== bidder && leader !== before.leader)) refuse('price_does_not_follow');
  // Nobody bids against oneself, but to come to the reserve.
  if (bidder === before.leader && (rules.reserve === 'none' || rules.reserve === 'open' && price !== rules.reserveAmount)) refuse('against_oneself');
  return { ...before, price, leader, bids: before.bids + 1, problems };
}

function replayResult(before: Replay, rules: SaleRules, data: Readonly<Record<string, unknown>>, wrong: (code: string) => Replay): Replay {
  if (before.phase !== 'closed') return wrong('result_before_close');
  const result = data.result as SaleResult;
  const expected = rules.reserve === 'secret' ? (before.price === null ? ['no_bids'] : ['sold', 'reserve_missed']) : [resultOf(before, rules.reserveAmount)];
  if (!expected.includes(result)) return wrong('result_does_not_follow');
  if (result === 'sold' && (data.bidder !== before.leader || data.price !== before.price)) return wrong('winner_does_not_follow');
  return { ...before, phase: 'ended', result };
}

/** Replays a whole log. */
export const replay = (entries: readonly LogEntry[]): Replay => entries.reduce(replayOne, emptyReplay);

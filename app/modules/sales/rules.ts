import type { BidRefusal, Holder, ReserveKind, SaleEventKind, SaleMechanism, SaleResult, SetAside, StopReason } from '#app/core/sale-words.ts';

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
  /** How long the platform was out of reach while the sale was open, ms: the end moved by it, and steps stood still. */
  outageMs: number;
}

/** One bid as the reference knows it: by whom, how high it goes, and when. */
export interface Bid { no: number; max: number; at: number }

/** Where the bidding stands. `max` is the leader's secret. */
export interface Standing { price: number | null; leader: number | null; max: number | null; bids: number; endsAt: number; taken: boolean }

export const beginning = (rules: Pick<SaleRules, 'closesAt'>): Standing => ({ price: null, leader: null, max: null, bids: 0, endsAt: rules.closesAt, taken: false });

/** Price of a Dutch sale at a moment. */
export function dutchPrice(rules: SaleRules, at: number): number {
  const steps = Math.max(0, Math.floor((at - rules.opensAt - rules.outageMs) / rules.stepMs!));
  return Math.max(rules.floor!, rules.start - rules.step * steps);
}

/** When a Dutch price goes down next, ms; null at the floor. */
export function nextStepAt(rules: SaleRules, at: number): number | null {
  if (dutchPrice(rules, at) <= rules.floor!) return null;
  const begun = rules.opensAt + rules.outageMs;
  return begun + (Math.max(0, Math.floor((at - begun) / rules.stepMs!)) + 1) * rules.stepMs!;
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
export const endAfter = (rules: SaleRules, endsAt: number, at: number): number => Math.min(Math.max(endsAt, at + rules.softMs), rules.closesAt + rules.capMs + rules.outageMs);

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

/** A sealed bid that was opened: its number in the order of arrival, whose it is, and the sum (minor units). */
export interface OpenedBid { bid: number; bidder: number; amount: number }

/** The bid that wins: the highest, and of two alike the one that came first. */
export const highest = (bids: readonly OpenedBid[]): OpenedBid | null => bids.reduce<OpenedBid | null>((best, b) => (best === null || b.amount > best.amount || (b.amount === best.amount && b.bid < best.bid) ? b : best), null);

/** The largest sum of a sale, minor units. */
const MOST = 10_000_000_000_000;
/** Why the sum of an opened bid does not count, or null. */
export const sumProblem = (amount: number, start: number): SetAside | null => (amount < start ? 'below_start' : amount > MOST ? 'off_range' : null);

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
  /** Of a sealed sale: keys by holder, every bidder's last bid, what was opened and what was set aside, and whose shares were released. */
  keys: Readonly<Partial<Record<Holder, LoggedKey>>>;
  sealed: readonly LoggedBid[];
  opened: readonly (OpenedBid & { seed: string })[];
  aside: readonly { bid: number; reason: SetAside; amount: number | null; seed: string | null }[];
  released: readonly { holder: Holder; hash: string; signature: string }[];
  /** What does not follow from the rules, entry by entry; empty for a log that keeps them. */
  problems: { seq: number; code: string }[];
}

export interface LoggedKey { public_key: string; sign_key: string; fingerprint: string }
/** A sealed bid in the log: its number and bidder, its commitment, and the hash of its envelope. */
export interface LoggedBid { bid: number; bidder: number; commitment: string; envelope: string }

export const emptyReplay: Replay = { rules: null, price: null, leader: null, bids: 0, endsAt: null, phase: 'announced', result: null, stopped: null, keys: {}, sealed: [], opened: [], aside: [], released: [], problems: [] };

const micros = (at: string): number => Date.parse(`${at.slice(0, 19)}Z`) + Number(`0.${at.slice(20, -1)}`) * 1_000;
const num = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Rules out of the data of the entry that announced them. */
export function rulesFrom(data: Readonly<Record<string, unknown>>): SaleRules {
  const ms = (seconds: unknown) => (typeof seconds === 'number' ? seconds * 1_000 : null);
  return {
    mechanism: data.mechanism as SaleMechanism, start: Number(data.start), step: Number(data.step), floor: num(data.floor), stepMs: ms(data.step_seconds),
    reserve: data.reserve as ReserveKind, reserveAmount: num(data.reserve_amount), opensAt: Date.parse(String(data.opens_at)), closesAt: Date.parse(String(data.closes_at)),
    softMs: ms(data.soft_seconds) ?? 0, capMs: ms(data.cap_seconds) ?? 0, outageMs: 0,
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
    case 'witness': return before.phase === 'announced' && !before.keys.witness ? before : wrong('witness_changed_late');
    case 'outage': {
      const [lost, end] = [Number(data.seconds) * 1_000, micros(String(data.ends_at))];
      return before.phase === 'open' && lost > 0 && Math.abs(end - before.endsAt - lost) < 0.01 ? { ...before, endsAt: end, rules: { ...rules, outageMs: rules.outageMs + lost } } : wrong('extended_wrongly');
    }
    case 'key': case 'sealed': case 'shares': case 'bid_opened': case 'bid_set_aside': return replaySealed(before, rules, entry, at);
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

/** Keys before the opening, bids while it is open, openings after the close; of a bidder the last bid counts, and each is opened or set aside once. */
function replaySealed(before: Replay, rules: SaleRules, { seq, kind, data }: LogEntry, at: number): Replay {
  const wrong = (code: string): Replay => ({ ...before, problems: [...before.problems, { seq, code }] });
  if (rules.mechanism !== 'sealed') return wrong('wrong_mechanism');
  const holder = data.holder as Holder;
  const [bid, bidder] = [Number(data.bid), Number(data.bidder)];
  if (kind === 'key') {
    if (before.phase !== 'announced' || before.keys[holder]) return wrong('key_changed_late');
    return { ...before, keys: { ...before.keys, [holder]: { public_key: String(data.public_key), sign_key: String(data.sign_key), fingerprint: String(data.fingerprint) } } };
  }
  if (kind === 'sealed') {
    if (before.phase !== 'open' || at < rules.opensAt || at >= before.endsAt! || Object.keys(before.keys).length < 3) return wrong('bid_outside_time');
    if (bid !== before.bids + 1 || before.sealed.some((s) => s.commitment === data.commitment)) return wrong('bid_does_not_follow');
    return { ...before, bids: bid, sealed: [...before.sealed.filter((s) => s.bidder !== bidder), { bid, bidder, commitment: String(data.commitment), envelope: String(data.envelope) }] };
  }
  if (before.phase !== 'closed') return wrong('opened_before_close');
  if (kind === 'shares') return before.released.some((r) => r.holder === holder) ? wrong('released_twice') : { ...before, released: [...before.released, { holder, hash: String(data.hash), signature: String(data.signature) }] };
  if (before.released.length < 2) return wrong('opened_by_one');
  if (!before.sealed.some((s) => s.bid === bid && s.bidder === bidder) || before.opened.some((o) => o.bid === bid) || before.aside.some((o) => o.bid === bid)) return wrong('not_a_live_bid');
  const [amount, seed] = [num(data.amount), typeof data.seed === 'string' ? data.seed : null];
  if (kind === 'bid_set_aside') {
    const reason = data.reason as SetAside;
    return (amount === null ? reason === 'unopenable' : sumProblem(amount, rules.start) === reason) ? { ...before, aside: [...before.aside, { bid, reason, amount, seed }] } : wrong('set_aside_wrongly');
  }
  if (amount === null || seed === null || sumProblem(amount, rules.start)) return wrong('counts_wrongly');
  const opened = [...before.opened, { bid, bidder, amount, seed }];
  return { ...before, opened };
}

/** Of a sealed sale the price is the highest opened bid, once every live one has been opened or set aside. */
function afterOpening(before: Replay, wrong: (code: string) => Replay): Replay {
  if (before.opened.length + before.aside.length < before.sealed.length) return wrong('result_before_opening');
  const best = highest(before.opened);
  return { ...before, price: best?.amount ?? null, leader: best?.bidder ?? null };
}

function replayResult(closed: Replay, rules: SaleRules, data: Readonly<Record<string, unknown>>, wrong: (code: string) => Replay): Replay {
  if (closed.phase !== 'closed') return wrong('result_before_close');
  const before = rules.mechanism === 'sealed' ? afterOpening(closed, wrong) : closed;
  if (before.problems.length > closed.problems.length) return before;
  const result = data.result as SaleResult;
  const expected = rules.reserve === 'secret' ? (before.price === null ? ['no_bids'] : ['sold', 'reserve_missed']) : [resultOf(before, rules.reserveAmount)];
  if (!expected.includes(result)) return wrong('result_does_not_follow');
  if (result === 'sold' && (data.bidder !== before.leader || data.price !== before.price)) return wrong('winner_does_not_follow');
  return { ...before, phase: 'ended', result };
}

/** Replays a whole log. */
export const replay = (entries: readonly LogEntry[]): Replay => entries.reduce(replayOne, emptyReplay);

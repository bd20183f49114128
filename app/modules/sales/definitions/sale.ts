import { define, plainStates, region } from '#app/modules/process/definition/define.ts';
import type { Definition } from '#app/modules/process/definition/types.ts';

/** Facts a sale's definition may ask, with the revision of each one's rule (sale-subject.server.ts). */
export const SALE_FACTS = {
  in_time: 1, late: 1, end_ahead: 1, end_passed: 1, sold: 1, not_sold: 1, unfit: 1, deal_secured: 1, deal_fallen: 1, asks_deposit: 1, asks_none: 1, objection_heard: 1,
} as const;
/** What version 2 asks beside them, of sealed sales. */
export const SEALED_FACTS = { ...SALE_FACTS, keys_ready: 1, keys_missing: 1, to_open: 1, nothing_to_open: 1, shares_enough: 1, shares_missing: 1 } as const;
export type SaleFact = keyof typeof SEALED_FACTS;

export type SaleEffect = 'ask_holders' | 'set_aside_rest' | 'open_sale' | 'put_off' | 'close_sale' | 'award' | 'end_unsold' | 'end_stopped' | 'convert_deposit' | 'forfeit_deposit' | 'spare_deposit';

/**
 * A sale from its announcement to its end. Bids are no moves: they are decided by the database under the sale's lock while it is open. What the
 * sale sold becomes a deal at once, which runs its own process; the sale waits for it, because the winner's deposit does.
 */
export const sale1: Definition = define({
  name: 'sale', version: 1, subject: 'sale', kinds: ['english', 'dutch'], main: 'sale',
  roles: { seller: {}, winner: {} },
  regions: { sale: region('announced', 'bidding', 'bidding_over', 'awarded', 'deposit_at_stake', 'forfeiture_proposed', 'concluded', 'unsold', 'stopped', 'forfeited', 'fallen') },
  states: plainStates('sale', {
    announced: { phase: 'before', tone: 'wait' },
    bidding: { phase: 'before', tone: 'good' },
    bidding_over: { phase: 'before', tone: 'wait' },
    awarded: { phase: 'before', tone: 'good' },
    deposit_at_stake: { phase: 'before', tone: 'attention', side: true },
    forfeiture_proposed: { phase: 'before', tone: 'attention', side: true },
    concluded: { phase: 'final', outcome: 'completed', tone: 'good', override: false },
    unsold: { phase: 'final', outcome: 'cancelled', tone: 'neutral', side: true, override: false },
    stopped: { phase: 'final', outcome: 'cancelled', tone: 'attention', side: true, override: { from: 'before' }, enter: ['end_stopped'] },
    forfeited: { phase: 'final', outcome: 'cancelled', tone: 'attention', side: true, override: false },
    fallen: { phase: 'final', outcome: 'cancelled', tone: 'neutral', side: true, override: false },
  }),
  facts: SALE_FACTS, oneOf: [['in_time', 'late'], ['end_ahead', 'end_passed'], ['sold', 'not_sold'], ['asks_deposit', 'asks_none']], gates: {}, holds: {},
  timers: { opening: { fires: 'open' }, closing: { fires: 'close' }, objection: { fires: null } },
  opens: [{ code: 'opening', period: 'opening' }],
  notices: [{ on: ['stopped', 'unsold'], to: ['seller'] }],
  value: { effects: ['convert_deposit'], gates: [], requires: ['deal_secured'] },
  pairs: ['forfeit_deposit'],
  edges: [
    { name: 'stop', from: ['announced', 'bidding'], to: 'stopped', actor: 'system', auto: true, requires: ['unfit'], meets: ['opening', 'closing'] },
    { name: 'open', from: ['announced'], to: 'bidding', actor: 'system', when: ['in_time'], effects: ['open_sale'], meets: ['opening'], sets: [{ code: 'closing', period: 'closing' }] },
    { name: 'open', from: ['announced'], to: '@same', actor: 'system', when: ['late'], effects: ['put_off'], sets: [{ code: 'opening', period: 'putOff' }] },
    { name: 'close', from: ['bidding'], to: 'bidding_over', actor: 'system', auto: true, when: ['end_passed'], effects: ['close_sale'], meets: ['closing'] },
    // A bid has moved the end since the clock was set.
    { name: 'close', from: ['bidding'], to: '@same', actor: 'system', when: ['end_ahead'], sets: [{ code: 'closing', period: 'closing' }] },
    { name: 'award', from: ['bidding_over'], to: 'awarded', actor: 'system', auto: true, requires: ['sold'], effects: ['award'] },
    { name: 'fail', from: ['bidding_over'], to: 'unsold', actor: 'system', auto: true, requires: ['not_sold'], effects: ['end_unsold'] },
    { name: 'conclude', from: ['awarded'], to: 'concluded', actor: 'system', auto: true, requires: ['deal_secured'], effects: ['convert_deposit'] },
    { name: 'fall', from: ['awarded'], to: 'deposit_at_stake', actor: 'system', auto: true, when: ['asks_deposit'], requires: ['deal_fallen'] },
    { name: 'fall', from: ['awarded'], to: 'fallen', actor: 'system', auto: true, when: ['asks_none'], requires: ['deal_fallen'] },
    { name: 'withdraw_sale', from: ['announced'], to: 'stopped', actor: 'seller', permission: 'listing.publish', reason: true, meets: ['opening'], task: { order: 9 } },
    { name: 'propose_forfeit', from: ['deposit_at_stake'], to: 'forfeiture_proposed', actor: 'operator', permission: 'operator.ledger', reason: true, sets: [{ code: 'objection', period: 'objection' }], task: { order: 1, queue: 'sale' } },
    { name: 'object', from: ['forfeiture_proposed'], to: '@same', actor: 'winner', permission: 'offer.make', reason: true, meets: ['objection'], task: { order: 1 } },
    { name: 'forfeit', from: ['forfeiture_proposed'], to: 'forfeited', actor: 'operator', permission: 'operator.ledger', reason: true, requires: ['objection_heard'], effects: ['forfeit_deposit'], meets: ['objection'], task: { order: 1, queue: 'sale' } },
    { name: 'spare', from: ['deposit_at_stake', 'forfeiture_proposed'], to: 'fallen', actor: 'operator', permission: 'operator.ledger', reason: true, effects: ['spare_deposit'], meets: ['objection'], task: { order: 2, queue: 'sale' } },
    { name: 'override', from: ['announced', 'bidding', 'bidding_over', 'awarded', 'deposit_at_stake', 'forfeiture_proposed'], to: '@target', actor: 'operator', permission: 'operator.override', reason: true, meets: ['opening', 'closing', 'objection'] },
  ],
});

/** Edges of version 1 that sealed sales take otherwise. */
const REPLACED = new Set(['stop', 'open', 'award', 'fail', 'override']);

/**
 * Sealed sales as well. Between the close and the result lies the opening: two of the three holders of keys release what opens the bids. A sale whose keys are not there
 * when it should open does not open, and one that nobody opens in time is stopped.
 */
export const sale2: Definition = define({
  ...sale1, version: 2, kinds: ['english', 'dutch', 'sealed'],
  regions: { sale: region('announced', 'bidding', 'bidding_over', 'opening_bids', 'awarded', 'deposit_at_stake', 'forfeiture_proposed', 'concluded', 'unsold', 'stopped', 'forfeited', 'fallen') },
  states: { ...sale1.states, ...plainStates('sale', { opening_bids: { phase: 'before', tone: 'wait', side: true } }) },
  facts: SEALED_FACTS, oneOf: [...sale1.oneOf!, ['keys_ready', 'keys_missing'], ['to_open', 'nothing_to_open'], ['shares_enough', 'shares_missing']],
  timers: { ...sale1.timers, holders: { fires: 'close_opening' } },
  edges: [
    { name: 'stop', from: ['announced', 'bidding', 'opening_bids'], to: 'stopped', actor: 'system', auto: true, requires: ['unfit'], meets: ['opening', 'closing', 'holders'] },
    { name: 'open', from: ['announced'], to: 'bidding', actor: 'system', when: ['in_time', 'keys_ready'], effects: ['open_sale'], meets: ['opening'], sets: [{ code: 'closing', period: 'closing' }] },
    { name: 'open', from: ['announced'], to: 'stopped', actor: 'system', when: ['in_time', 'keys_missing'], meets: ['opening'] },
    { name: 'open', from: ['announced'], to: '@same', actor: 'system', when: ['late'], effects: ['put_off'], sets: [{ code: 'opening', period: 'putOff' }] },
    { name: 'begin_opening', from: ['bidding_over'], to: 'opening_bids', actor: 'system', auto: true, requires: ['to_open'], effects: ['ask_holders'], sets: [{ code: 'holders', period: 'holders' }] },
    { name: 'award', from: ['bidding_over', 'opening_bids'], to: 'awarded', actor: 'system', auto: true, requires: ['nothing_to_open', 'sold'], effects: ['award'], meets: ['holders'] },
    { name: 'fail', from: ['bidding_over', 'opening_bids'], to: 'unsold', actor: 'system', auto: true, requires: ['nothing_to_open', 'not_sold'], effects: ['end_unsold'], meets: ['holders'] },
    // The time to open has run out. Whoever two holders could not open is set aside; were there not two, nobody has won.
    { name: 'close_opening', from: ['opening_bids'], to: '@same', actor: 'system', when: ['shares_enough'], effects: ['set_aside_rest'], meets: ['holders'], task: { order: 1, queue: 'sale' } },
    { name: 'close_opening', from: ['opening_bids'], to: 'stopped', actor: 'system', when: ['shares_missing'], meets: ['holders'] },
    ...sale1.edges.filter((e) => !REPLACED.has(e.name)),
    { ...sale1.edges.find((e) => e.name === 'override')!, from: ['announced', 'bidding', 'bidding_over', 'opening_bids', 'awarded', 'deposit_at_stake', 'forfeiture_proposed'], meets: ['opening', 'closing', 'objection', 'holders'] },
  ],
});

export const SALE_DEFINITIONS: readonly Definition[] = [sale1, sale2];
/** What a sale announced now runs. */
export const currentSale: Definition = sale2;

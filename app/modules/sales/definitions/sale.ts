import { define, plainStates, region } from '#app/modules/process/definition/define.ts';
import type { Definition } from '#app/modules/process/definition/types.ts';

/** Facts a sale's definition may ask, with the revision of each one's rule (sale-subject.server.ts). */
export const SALE_FACTS = {
  in_time: 1, late: 1, end_ahead: 1, end_passed: 1, sold: 1, not_sold: 1, unfit: 1, deal_secured: 1, deal_fallen: 1, asks_deposit: 1, asks_none: 1, objection_heard: 1,
} as const;
export type SaleFact = keyof typeof SALE_FACTS;

export type SaleEffect = 'open_sale' | 'put_off' | 'close_sale' | 'award' | 'end_unsold' | 'end_stopped' | 'convert_deposit' | 'forfeit_deposit' | 'spare_deposit';

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

export const SALE_DEFINITIONS: readonly Definition[] = [sale1];

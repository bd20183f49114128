import { define, region } from '#app/modules/process/definition/define.ts';
import { CONTRACT_GATES } from '../names.ts';
import { at, BEFORE, BOTH, cancelled, closed, COMMON, commonEdges, disputed, FUNDED_STATES, FUNDED_TIMERS, FUNDING, fundingEdges, holdsOn, OPENS, refunding, SIGNING, signingEdges } from './shared.ts';

const before = ['waiting', 'handed_over', 'accepted'] as const;
const after = ['released', 'active'] as const;
const RELEASE_GATES = [...CONTRACT_GATES, 'G12', 'G15'] as const;
const TIMERS = {
  ...FUNDED_TIMERS, acceptance: { fires: null, reminders: [{ days: 3, to: ['buyer'] }] }, recordal: { fires: null, reminders: [{ days: 30, to: ['seller', 'buyer'] }, { days: 7, to: ['seller', 'buyer'] }] },
} as const;
const release = { name: 'release', from: ['accepted'], to: 'released', actor: 'operator', permission: 'operator.ledger', gates: RELEASE_GATES, sets: [{ code: 'recordal', period: 'recordalMonths' }], task: { order: 5, queue: 'release' } } as const;

/**
 * Exclusive, sole and non-exclusive licences. The entry fee moves on hand-over evidence that the buyer (or the operator) confirmed;
 * the licence takes effect with the release and must be recorded within three months (gate G14). Without an entry fee there
 * is nothing to fund. A licence with a running royalty stays active to the end of its term.
 */
export const licence2 = define({
  ...COMMON,
  name: 'licence', kinds: ['exclusive_licence', 'sole_licence', 'ordinary_licence'],
  regions: { signing: SIGNING, funding: FUNDING, course: region(...before, ...after, 'refunding', 'closed', 'cancelled') },
  states: {
    ...FUNDED_STATES, handed_over: at('handed_over', BEFORE), accepted: at('accepted', BEFORE), released: at('released', { phase: 'after', tone: 'wait' }), active: at('active', { phase: 'after', tone: 'good' }),
    disputed, refunding, closed: closed({ from: 'after', when: ['payouts_sent'], gates: ['G14'] }), cancelled,
  },
  timed: ['licence_settled'],
  value: { effects: ['release_funds', 'grant_licence'], gates: RELEASE_GATES, requires: ['signed_by_both'] },
  edges: [
    ...fundingEdges(undefined), ...signingEdges(true, undefined),
    { name: 'file_handover', from: ['waiting'], to: 'handed_over', actor: 'seller', when: BOTH, form: 'handover', effects: ['record_handover'], sets: [{ code: 'acceptance', period: 'acceptanceDays' }], task: { order: 2 } },
    { name: 'confirm_handover', from: ['handed_over'], to: 'accepted', actor: 'buyer', orOperator: true, meets: ['acceptance'], task: { order: 4, queue: 'handover' } },
    { name: 'reject_handover', from: ['handed_over'], to: 'waiting', actor: 'buyer', orOperator: true, reason: true, meets: ['acceptance'] },
    { ...release, when: ['priced'], requires: ['funds_held', 'signed_by_both'], effects: ['release_funds', 'grant_licence'] },
    { ...release, when: ['unpriced'], requires: ['signed_by_both'], effects: ['grant_licence'] },
    { name: 'file_recordal', from: ['released'], to: 'active', actor: 'either', orOperator: true, form: 'recordal', effects: ['record_recordal'], meets: ['recordal'], task: { order: 6 } },
    { name: 'close', from: ['active'], to: 'closed', actor: 'system', auto: true, gates: ['G14'], requires: ['payouts_sent', 'licence_settled'], task: { order: 8 } },
    ...commonEdges({ before, after, cancellable: ['waiting', 'handed_over'], money: true }),
  ],
  timers: TIMERS, holds: holdsOn(Object.keys(TIMERS)), opens: OPENS,
});

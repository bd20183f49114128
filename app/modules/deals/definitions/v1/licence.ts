import { define, plainStates, region } from '#app/modules/process/definition/define.ts';
import { CONTRACT_GATES } from '../names.ts';
import { BEFORE, COMMON, commonEdges, fundingEdges, OPENS, STATES } from './shared.ts';

const before = ['opened', 'signed_unfunded', 'funded', 'signed', 'handed_over', 'accepted'] as const;
const after = ['released', 'active'] as const;
const RELEASE_GATES = [...CONTRACT_GATES, 'G12', 'G15'] as const;
const { opened, signed_unfunded, funded, signed, disputed, refunding, closed, cancelled } = STATES;
const release = { name: 'release', from: ['accepted'], to: 'released', actor: 'operator', permission: 'operator.ledger', gates: RELEASE_GATES, sets: [{ code: 'recordal', period: 'recordalMonths' }], task: { order: 5, queue: 'release' } } as const;

/**
 * Exclusive, sole and non-exclusive licences. The entry fee moves on hand-over evidence that the buyer (or the operator) confirmed;
 * the licence takes effect with the release and must be recorded within three months (gate G14). Without an entry fee there
 * is nothing to fund. A licence with a running royalty stays active to the end of its term.
 */
export const licence1 = define({
  ...COMMON,
  name: 'licence', kinds: ['exclusive_licence', 'sole_licence', 'ordinary_licence'],
  regions: { deal: region(...before, ...after, 'disputed', 'refunding', 'closed', 'cancelled') },
  states: plainStates('deal', {
    opened, signed_unfunded, funded, signed, handed_over: BEFORE, accepted: BEFORE, released: { phase: 'after', tone: 'wait' }, active: { phase: 'after', tone: 'good' },
    disputed, refunding, closed: { ...closed, override: { from: 'after', when: ['payouts_sent'], gates: ['G14'] } }, cancelled,
  }),
  timed: ['licence_settled'],
  value: { effects: ['release_funds', 'grant_licence'], gates: RELEASE_GATES, requires: ['signed_by_both'] },
  edges: [
    ...fundingEdges([]),
    { name: 'contract_signed', from: ['opened'], to: 'signed', actor: 'system', auto: true, when: ['unpriced'], requires: ['signed_by_both'], gates: CONTRACT_GATES, meets: ['signing', 'payment'] },
    { name: 'file_handover', from: ['signed'], to: 'handed_over', actor: 'seller', form: 'handover', effects: ['record_handover'], sets: [{ code: 'acceptance', period: 'acceptanceDays' }], task: { order: 2 } },
    { name: 'confirm_handover', from: ['handed_over'], to: 'accepted', actor: 'buyer', orOperator: true, meets: ['acceptance'], task: { order: 4, queue: 'handover' } },
    { name: 'reject_handover', from: ['handed_over'], to: 'signed', actor: 'buyer', orOperator: true, reason: true, meets: ['acceptance'] },
    { ...release, when: ['priced'], requires: ['funds_held', 'signed_by_both'], effects: ['release_funds', 'grant_licence'] },
    { ...release, when: ['unpriced'], requires: ['signed_by_both'], effects: ['grant_licence'] },
    { name: 'file_recordal', from: ['released'], to: 'active', actor: 'either', orOperator: true, form: 'recordal', effects: ['record_recordal'], meets: ['recordal'], task: { order: 6 } },
    { name: 'close', from: ['active'], to: 'closed', actor: 'system', auto: true, gates: ['G14'], requires: ['payouts_sent', 'licence_settled'], task: { order: 8 } },
    ...commonEdges({ before, after, signing: ['opened', 'funded'], cancellable: ['opened', 'signed_unfunded', 'funded', 'signed', 'handed_over'], money: true }),
  ],
  timers: { payment: { fires: 'time_out_payment' }, signing: { fires: 'time_out_signing' }, acceptance: { fires: null }, recordal: { fires: null } },
  opens: OPENS,
});

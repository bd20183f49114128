import { commonEdges, CONTRACT_GATES, fundingEdges } from './common.ts';
import type { Process } from './types.ts';

const before = ['opened', 'signed_unfunded', 'funded', 'signed', 'handed_over', 'accepted'] as const;
const after = ['released', 'active'] as const;
const RELEASE_GATES = [...CONTRACT_GATES, 'G12', 'G15'] as const;

/**
 * Exclusive, sole and ordinary licences. The entry fee moves on hand-over evidence that the buyer (or the operator) confirmed;
 * the licence takes effect with the release and must be recorded within three months (gate G14). Without an entry fee there
 * is nothing to fund. A licence with a running royalty stays active to the end of its term.
 */
export const licenceProcess: Process = {
  name: 'licence',
  version: 1,
  kinds: ['exclusive_licence', 'sole_licence', 'ordinary_licence'],
  initial: 'opened',
  states: {
    opened: { phase: 'before_release' }, signed_unfunded: { phase: 'before_release' }, funded: { phase: 'before_release' }, signed: { phase: 'before_release' },
    handed_over: { phase: 'before_release' }, accepted: { phase: 'before_release' }, released: { phase: 'after_release' }, active: { phase: 'after_release' },
    disputed: { phase: 'dispute' }, refunding: { phase: 'before_release' }, closed: { phase: 'final', outcome: 'completed' }, cancelled: { phase: 'final', outcome: 'cancelled' },
  },
  releaseGates: RELEASE_GATES,
  edges: [
    ...fundingEdges({ signed: 'signed', setsOnSigned: [] }),
    { name: 'contract_signed', from: ['opened'], to: 'signed', actor: 'system', auto: true, when: 'unpriced', requires: ['signed_by_both'], gates: CONTRACT_GATES, meets: ['signing', 'payment'] },
    {
      name: 'file_handover', from: ['signed'], to: 'handed_over', actor: 'seller', form: 'handover', effects: ['record_handover'], sets: [{ code: 'acceptance', pack: 'acceptanceDays' }],
    },
    { name: 'confirm_handover', from: ['handed_over'], to: 'accepted', actor: 'buyer', orOperator: true, meets: ['acceptance'] },
    { name: 'reject_handover', from: ['handed_over'], to: 'signed', actor: 'buyer', orOperator: true, reason: true, meets: ['acceptance'] },
    {
      name: 'release', from: ['accepted'], to: 'released', actor: 'operator', permission: 'operator.ledger', when: 'priced',
      gates: RELEASE_GATES, requires: ['funds_held', 'signed_by_both'], effects: ['release_funds', 'grant_licence'],
      sets: [{ code: 'recordal', pack: 'recordalMonths' }],
    },
    {
      name: 'release', from: ['accepted'], to: 'released', actor: 'operator', permission: 'operator.ledger', when: 'unpriced',
      gates: RELEASE_GATES, requires: ['signed_by_both'], effects: ['grant_licence'], sets: [{ code: 'recordal', pack: 'recordalMonths' }],
    },
    { name: 'file_recordal', from: ['released'], to: 'active', actor: 'either', orOperator: true, form: 'recordal', effects: ['record_recordal'], meets: ['recordal'] },
    { name: 'close', from: ['active'], to: 'closed', actor: 'system', auto: true, gates: ['G14'], requires: ['payouts_sent', 'licence_settled'], effects: ['complete_deal'] },
    ...commonEdges({ before, after, signing: ['opened', 'funded'], cancellable: ['opened', 'signed_unfunded', 'funded', 'signed', 'handed_over'], money: true }),
  ],
  timers: [
    { deadline: 'payment', fires: 'time_out_payment' }, { deadline: 'signing', fires: 'time_out_signing' },
    { deadline: 'acceptance', fires: null }, { deadline: 'recordal', fires: null },
  ],
};

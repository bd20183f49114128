import { commonEdges, CONTRACT_GATES } from './common.ts';
import type { Process } from './types.ts';

const before = ['opened', 'signed', 'certified', 'registered'] as const;

/**
 * Contribution of the patent to a company for shares (Company Law 48, 49): valued and verified, transferred into the company
 * by registration, closed without money. Value passes on closing, so that edge carries the release gates.
 */
export const equityProcess: Process = {
  name: 'equity',
  version: 1,
  kinds: ['equity'],
  initial: 'opened',
  states: {
    opened: { phase: 'before_release' }, signed: { phase: 'before_release' }, certified: { phase: 'before_release' }, registered: { phase: 'before_release' },
    disputed: { phase: 'dispute' }, closed: { phase: 'final', outcome: 'completed' }, cancelled: { phase: 'final', outcome: 'cancelled' },
  },
  releaseGates: [...CONTRACT_GATES, 'G13', 'G15'],
  edges: [
    {
      name: 'contract_signed', from: ['opened'], to: 'signed', actor: 'system', auto: true, requires: ['signed_by_both'], gates: CONTRACT_GATES, meets: ['signing'],
      sets: [{ code: 'registration', pack: 'registrationDays' }],
    },
    { name: 'time_out_signing', from: ['opened'], to: 'cancelled', actor: 'system', requires: ['signing_overdue'], effects: ['cancel_deal'] },
    { name: 'file_certificate', from: ['signed'], to: 'certified', actor: 'seller', form: 'equity_certificate', effects: ['record_certificate'] },
    { name: 'reject_certificate', from: ['certified'], to: 'signed', actor: 'operator', permission: 'operator.review', reason: true, effects: ['refuse_certificate'] },
    {
      name: 'confirm_registration', from: ['certified'], to: 'registered', actor: 'operator', permission: 'operator.review', requires: ['signed_by_both'],
      effects: ['confirm_certificate'], meets: ['registration'],
    },
    {
      name: 'complete', from: ['registered'], to: 'closed', actor: 'system', auto: true, gates: [...CONTRACT_GATES, 'G13', 'G15'], requires: ['signed_by_both'],
      effects: ['assign_patent', 'complete_deal'],
    },
    { name: 'rescind', from: ['signed', 'certified'], to: 'cancelled', actor: 'either', permission: 'deal.sign', reason: true, requires: ['registration_overdue'], effects: ['cancel_deal'] },
    ...commonEdges({ before, after: [], signing: ['opened'], cancellable: ['opened', 'signed', 'certified'], money: false }),
  ],
  timers: [{ deadline: 'signing', fires: 'time_out_signing' }, { deadline: 'registration', fires: null }],
};

import { commonEdges, CONTRACT_GATES, fundingEdges } from './common.ts';
import type { Process } from './types.ts';

const before = ['opened', 'signed_unfunded', 'funded', 'signed', 'certified', 'registered'] as const;
const after = ['released'] as const;

/**
 * Assignment of a patent. Paying and signing come in either order; the right passes by registration (Patent Law 10), so the
 * seller's money moves only after one person of the platform confirmed the certificate and another releases. The owner of record changes with the release.
 */
export const transferProcess: Process = {
  name: 'transfer',
  version: 1,
  kinds: ['transfer'],
  initial: 'opened',
  states: {
    opened: { phase: 'before_release' }, signed_unfunded: { phase: 'before_release' }, funded: { phase: 'before_release' }, signed: { phase: 'before_release' },
    certified: { phase: 'before_release' }, registered: { phase: 'before_release' }, released: { phase: 'after_release' },
    disputed: { phase: 'dispute' }, refunding: { phase: 'before_release' }, closed: { phase: 'final', outcome: 'completed' }, cancelled: { phase: 'final', outcome: 'cancelled' },
  },
  releaseGates: [...CONTRACT_GATES, 'G12', 'G13', 'G15'],
  edges: [
    ...fundingEdges({ signed: 'signed', setsOnSigned: [{ code: 'registration', pack: 'registrationDays' }] }),
    { name: 'file_certificate', from: ['signed'], to: 'certified', actor: 'seller', form: 'certificate', effects: ['record_certificate'] },
    { name: 'reject_certificate', from: ['certified'], to: 'signed', actor: 'operator', permission: 'operator.review', reason: true, effects: ['refuse_certificate'] },
    {
      name: 'confirm_registration', from: ['certified'], to: 'registered', actor: 'operator', permission: 'operator.review', requires: ['signed_by_both'],
      effects: ['confirm_certificate'], meets: ['registration'],
    },
    {
      name: 'release', from: ['registered'], to: 'released', actor: 'operator', permission: 'operator.ledger',
      gates: [...CONTRACT_GATES, 'G12', 'G13', 'G15'], requires: ['funds_held', 'signed_by_both'], effects: ['release_funds', 'assign_patent'],
    },
    { name: 'close', from: ['released'], to: 'closed', actor: 'system', auto: true, requires: ['payouts_sent'], effects: ['complete_deal'] },
    { name: 'rescind', from: ['signed', 'certified'], to: 'refunding', actor: 'buyer', permission: 'deal.sign', reason: true, when: 'held', requires: ['registration_overdue'], effects: ['request_refund'] },
    ...commonEdges({ before, after, signing: ['opened', 'funded'], cancellable: ['opened', 'signed_unfunded', 'funded', 'signed', 'certified'], money: true }),
  ],
  timers: [{ deadline: 'payment', fires: 'time_out_payment' }, { deadline: 'signing', fires: 'time_out_signing' }, { deadline: 'registration', fires: null }],
};

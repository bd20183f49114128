import { define, plainStates, region } from '#app/modules/process/definition/define.ts';
import { CONTRACT_GATES } from '../names.ts';
import { BEFORE, COMMON, commonEdges, fundingEdges, OPENS, STATES } from './shared.ts';

const before = ['opened', 'signed_unfunded', 'funded', 'signed', 'certified', 'registered'] as const;
const RELEASE_GATES = [...CONTRACT_GATES, 'G12', 'G13', 'G15'] as const;
const { opened, signed_unfunded, funded, signed, disputed, refunding, closed, cancelled } = STATES;

/**
 * Assignment of a patent. Paying and signing come in either order; the right passes by registration (Patent Law 10), so the
 * seller's money moves only after one person of the platform confirmed the certificate and another releases. The owner of record changes with the release.
 */
export const transfer1 = define({
  ...COMMON,
  name: 'transfer', kinds: ['transfer'],
  regions: { deal: region(...before, 'released', 'disputed', 'refunding', 'closed', 'cancelled') },
  states: plainStates('deal', {
    opened, signed_unfunded, funded, signed, certified: BEFORE, registered: BEFORE, released: { phase: 'after', tone: 'wait' },
    disputed, refunding, closed: { ...closed, override: { from: 'after', when: ['payouts_sent'] } }, cancelled,
  }),
  value: { effects: ['release_funds', 'assign_patent'], gates: RELEASE_GATES, requires: ['signed_by_both'] },
  edges: [
    ...fundingEdges([{ code: 'registration', period: 'registrationDays' }]),
    { name: 'file_certificate', from: ['signed'], to: 'certified', actor: 'seller', form: 'certificate', effects: ['record_certificate'], task: { order: 1 } },
    { name: 'reject_certificate', from: ['certified'], to: 'signed', actor: 'operator', permission: 'operator.review', reason: true, effects: ['refuse_certificate'] },
    {
      name: 'confirm_registration', from: ['certified'], to: 'registered', actor: 'operator', permission: 'operator.review', requires: ['signed_by_both'],
      effects: ['confirm_certificate'], meets: ['registration'], task: { order: 3, queue: 'registration' },
    },
    {
      name: 'release', from: ['registered'], to: 'released', actor: 'operator', permission: 'operator.ledger',
      gates: RELEASE_GATES, requires: ['funds_held', 'signed_by_both'], effects: ['release_funds', 'assign_patent'], task: { order: 5, queue: 'release' },
    },
    { name: 'close', from: ['released'], to: 'closed', actor: 'system', auto: true, requires: ['payouts_sent'], task: { order: 8 } },
    { name: 'rescind', from: ['signed', 'certified'], to: 'refunding', actor: 'buyer', permission: 'deal.sign', reason: true, when: ['money_held'], requires: ['registration_overdue'] },
    ...commonEdges({ before, after: ['released'], signing: ['opened', 'funded'], cancellable: ['opened', 'signed_unfunded', 'funded', 'signed', 'certified'], money: true }),
  ],
  timers: { payment: { fires: 'time_out_payment' }, signing: { fires: 'time_out_signing' }, registration: { fires: null } },
  opens: OPENS,
});

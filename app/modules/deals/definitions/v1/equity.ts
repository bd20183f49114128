import { define, plainStates, region } from '#app/modules/process/definition/define.ts';
import { CONTRACT_GATES } from '../names.ts';
import { BEFORE, COMMON, commonEdges, OPENS, STATES } from './shared.ts';

const before = ['opened', 'signed', 'certified', 'registered'] as const;
const RELEASE_GATES = [...CONTRACT_GATES, 'G13', 'G15'] as const;
const { opened, signed, disputed, closed, cancelled } = STATES;

/**
 * Contribution of the patent to a company for shares (Company Law 48, 49): valued and verified, transferred into the company
 * by registration, closed without money. Value passes on closing, so that edge carries the release gates.
 */
export const equity1 = define({
  ...COMMON,
  name: 'equity', kinds: ['equity'],
  regions: { deal: region(...before, 'disputed', 'closed', 'cancelled') },
  states: plainStates('deal', { opened, signed, certified: BEFORE, registered: BEFORE, disputed, closed: { ...closed, override: false }, cancelled }),
  value: { effects: ['assign_patent'], gates: RELEASE_GATES, requires: ['signed_by_both'] },
  edges: [
    {
      name: 'contract_signed', from: ['opened'], to: 'signed', actor: 'system', auto: true, requires: ['signed_by_both'], gates: CONTRACT_GATES, meets: ['signing'],
      sets: [{ code: 'registration', period: 'registrationDays' }],
    },
    { name: 'time_out_signing', from: ['opened'], to: 'cancelled', actor: 'system', requires: ['signing_overdue'], mends: true },
    { name: 'file_certificate', from: ['signed'], to: 'certified', actor: 'seller', form: 'equity_certificate', effects: ['record_certificate'], task: { order: 1 } },
    { name: 'reject_certificate', from: ['certified'], to: 'signed', actor: 'operator', permission: 'operator.review', reason: true, effects: ['refuse_certificate'] },
    {
      name: 'confirm_registration', from: ['certified'], to: 'registered', actor: 'operator', permission: 'operator.review', requires: ['signed_by_both'],
      effects: ['confirm_certificate'], meets: ['registration'], task: { order: 3, queue: 'registration' },
    },
    { name: 'complete', from: ['registered'], to: 'closed', actor: 'system', auto: true, gates: RELEASE_GATES, requires: ['signed_by_both'], effects: ['assign_patent'], task: { order: 9 } },
    { name: 'rescind', from: ['signed', 'certified'], to: 'cancelled', actor: 'either', permission: 'deal.sign', reason: true, requires: ['registration_overdue'] },
    ...commonEdges({ before, after: [], signing: ['opened'], cancellable: ['opened', 'signed', 'certified'], money: false }),
  ],
  timers: { signing: { fires: 'time_out_signing' }, registration: { fires: null } },
  opens: [OPENS[0]],
});

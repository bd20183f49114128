import { define, region } from '#app/modules/process/definition/define.ts';
import { CONTRACT_GATES } from '../names.ts';
import { at, BEFORE, BOTH, cancelled, closed, COMMON, commonEdges, disputed, FUNDED_STATES, FUNDED_TIMERS, FUNDING, fundingEdges, holdsOn, OPENS, refunding, SIGNING, signingEdges } from './shared.ts';

const before = ['waiting', 'certified', 'registered'] as const;
const RELEASE_GATES = [...CONTRACT_GATES, 'G12', 'G13', 'G15'] as const;
const REGISTRATION = [{ code: 'registration', period: 'registrationDays' }] as const;
const TIMERS = { ...FUNDED_TIMERS, registration: { fires: null, reminders: [{ days: 14, to: ['seller'] }, { days: 3, to: ['seller', 'buyer'] }] } } as const;

/**
 * Assignment of a patent. Paying and signing run side by side; the right passes by registration (Patent Law 10), so the seller's money
 * moves only after one person of the platform confirmed the certificate and another releases. The owner of record changes with the release.
 */
export const transfer2 = define({
  ...COMMON,
  name: 'transfer', kinds: ['transfer'],
  regions: { signing: SIGNING, funding: FUNDING, course: region(...before, 'released', 'refunding', 'closed', 'cancelled') },
  states: {
    ...FUNDED_STATES, certified: at('certified', BEFORE), registered: at('registered', BEFORE), released: at('released', { phase: 'after', tone: 'wait' }),
    disputed, refunding, closed: closed({ from: 'after', when: ['payouts_sent'] }), cancelled,
  },
  value: { effects: ['release_funds', 'assign_patent'], gates: RELEASE_GATES, requires: ['signed_by_both'] },
  edges: [
    ...fundingEdges(REGISTRATION), ...signingEdges(true, REGISTRATION),
    { name: 'file_certificate', from: ['waiting'], to: 'certified', actor: 'seller', when: BOTH, form: 'certificate', effects: ['record_certificate'], task: { order: 1 } },
    { name: 'reject_certificate', from: ['certified'], to: 'waiting', actor: 'operator', permission: 'operator.review', reason: true, effects: ['refuse_certificate'] },
    {
      name: 'confirm_registration', from: ['certified'], to: 'registered', actor: 'operator', permission: 'operator.review', requires: ['signed_by_both'],
      effects: ['confirm_certificate'], meets: ['registration'], task: { order: 3, queue: 'registration' },
    },
    {
      name: 'release', from: ['registered'], to: 'released', actor: 'operator', permission: 'operator.ledger',
      gates: RELEASE_GATES, requires: ['funds_held', 'signed_by_both'], effects: ['release_funds', 'assign_patent'], task: { order: 5, queue: 'release' },
    },
    { name: 'close', from: ['released'], to: 'closed', actor: 'system', auto: true, requires: ['payouts_sent'], task: { order: 8 } },
    { name: 'rescind', from: ['waiting', 'certified'], to: 'refunding', actor: 'buyer', permission: 'deal.sign', reason: true, when: ['signing:signed', 'money_held'], requires: ['registration_overdue'] },
    ...commonEdges({ before, after: ['released'], cancellable: ['waiting', 'certified'], money: true }),
  ],
  timers: TIMERS, holds: holdsOn(Object.keys(TIMERS)), opens: OPENS,
});

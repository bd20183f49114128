import { define, region } from '#app/modules/process/definition/define.ts';
import { CONTRACT_GATES } from '../names.ts';
import { at, BEFORE, cancelled, closed, COMMON, commonEdges, disputed, FUNDED_TIMERS, holdsOn, OPENS, SIGNING, signingEdges, UNPRICED_STATES } from './shared.ts';

const before = ['waiting', 'certified', 'registered'] as const;
const RELEASE_GATES = [...CONTRACT_GATES, 'G13', 'G15'] as const;
const TIMERS = { signing: FUNDED_TIMERS.signing, registration: { fires: null, reminders: [{ days: 14, to: ['seller'] }, { days: 3, to: ['seller', 'buyer'] }] } } as const;

/**
 * Contribution of the patent to a company for shares (Company Law 48, 49): valued and verified, transferred into the company
 * by registration, closed without money. Value passes on closing, so that edge carries the release gates.
 */
export const equity2 = define({
  ...COMMON,
  name: 'equity', kinds: ['equity'],
  regions: { signing: SIGNING, course: region(...before, 'closed', 'cancelled') },
  states: { ...UNPRICED_STATES, certified: at('certified', BEFORE), registered: at('registered', BEFORE), disputed, closed: closed(false), cancelled },
  value: { effects: ['assign_patent'], gates: RELEASE_GATES, requires: ['signed_by_both'] },
  edges: [
    ...signingEdges(false, [{ code: 'registration', period: 'registrationDays' }]),
    { name: 'file_certificate', from: ['waiting'], to: 'certified', actor: 'seller', when: ['signing:signed'], form: 'equity_certificate', effects: ['record_certificate'], task: { order: 1 } },
    { name: 'reject_certificate', from: ['certified'], to: 'waiting', actor: 'operator', permission: 'operator.review', reason: true, effects: ['refuse_certificate'] },
    {
      name: 'confirm_registration', from: ['certified'], to: 'registered', actor: 'operator', permission: 'operator.review', requires: ['signed_by_both'],
      effects: ['confirm_certificate'], meets: ['registration'], task: { order: 3, queue: 'registration' },
    },
    { name: 'complete', from: ['registered'], to: 'closed', actor: 'system', auto: true, gates: RELEASE_GATES, requires: ['signed_by_both'], effects: ['assign_patent'], task: { order: 9 } },
    { name: 'rescind', from: ['waiting', 'certified'], to: 'cancelled', actor: 'either', permission: 'deal.sign', reason: true, when: ['signing:signed'], requires: ['registration_overdue'] },
    ...commonEdges({ before, after: [], cancellable: ['waiting', 'certified'], money: false }),
  ],
  timers: TIMERS, holds: holdsOn(Object.keys(TIMERS)), opens: [OPENS[0]],
});

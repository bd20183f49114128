import { define, plainStates, region } from '#app/modules/process/definition/define.ts';

const AGENCY = 'service.provide';
const CLIENT = 'service.order';

/**
 * A service case, one for every kind of service: requested, quoted, chosen, paid in, worked on, delivered, accepted, and rated. The platform holds the money
 * until the acceptance. One remedy round; after that two of the platform's people find for one side. It can be cancelled or fail at every stage.
 */
export const service1 = define({
  name: 'service', version: 1, subject: 'service', kinds: ['appraisal', 'value_adding', 'search', 'fast_track', 'contract_registration', 'training'], main: 'service',
  roles: { client: {}, agency: {} }, groups: { sides: ['client', 'agency'] },
  regions: { service: region('requested', 'ordered', 'working', 'delivered', 'remedying', 'redelivered', 'contested', 'for_agency', 'for_client', 'accepted', 'closed', 'cancelled', 'lapsed', 'refunding', 'failed') },
  states: plainStates('service', {
    requested: { phase: 'before', tone: 'wait' }, ordered: { phase: 'before', tone: 'wait', payable: true }, working: { phase: 'before', tone: 'wait', override: false }, delivered: { phase: 'before', tone: 'attention', override: false },
    remedying: { phase: 'before', tone: 'attention', side: true, override: false }, redelivered: { phase: 'before', tone: 'attention', side: true, override: false },
    contested: { phase: 'before', tone: 'attention', side: true, override: false }, for_agency: { phase: 'before', tone: 'attention', side: true, override: false }, for_client: { phase: 'before', tone: 'attention', side: true, override: false },
    accepted: { phase: 'after', tone: 'good', override: false }, closed: { phase: 'final', outcome: 'completed', tone: 'good', override: false },
    cancelled: { phase: 'final', outcome: 'cancelled', tone: 'neutral', side: true, override: { from: 'before', requires: ['nothing_held'] } }, lapsed: { phase: 'final', outcome: 'cancelled', tone: 'neutral', side: true, override: false },
    refunding: { phase: 'before', tone: 'wait', side: true, override: false }, failed: { phase: 'final', outcome: 'cancelled', tone: 'neutral', side: true, override: false },
  }),
  facts: { paid_in: 1, nothing_held: 1, money_held: 1, delivery_overdue: 1, acceptance_overdue: 1, payouts_sent: 1, another_person: 1 }, oneOf: [['nothing_held', 'money_held']], implies: [['paid_in', 'money_held']], timed: ['acceptance_overdue'], gates: {}, holds: {},
  timers: {
    quotes: { fires: 'lapse', reminders: [{ days: 2, to: ['client'] }] }, payment: { fires: 'lapse_unpaid', reminders: [{ days: 3, to: ['client'] }] },
    // Late work is the client's right to leave, not the end by itself.
    delivery: { fires: null, reminders: [{ days: 3, to: ['agency'] }] }, acceptance: { fires: null, reminders: [{ days: 3, to: ['client'] }] }, rating: { fires: 'close' },
  },
  opens: [{ code: 'quotes', period: 'quotesUntil' }],
  value: { effects: ['release'], gates: [], requires: ['paid_in'] }, pairs: [],
  notices: [{ on: ['ordered', 'working', 'cancelled', 'refunding', 'failed', 'accepted'], to: ['client', 'agency'] }, { on: ['delivered', 'redelivered', 'lapsed'], to: ['client'] }, { on: ['remedying', 'contested', 'for_agency', 'for_client', 'closed'], to: ['agency', 'client'] }],
  edges: [
    { name: 'choose', from: ['requested'], to: 'ordered', actor: 'client', permission: CLIENT, form: 'choice', effects: ['choose'], meets: ['quotes'], sets: [{ code: 'payment', period: 'paymentDays' }], task: { order: 1 } },
    { name: 'lapse', from: ['requested'], to: 'lapsed', actor: 'system', meets: ['quotes'] },
    { name: 'cancel', from: ['requested'], to: 'cancelled', actor: 'client', permission: CLIENT, reason: true, meets: ['quotes'] },
    { name: 'cancel', from: ['ordered'], to: 'cancelled', actor: 'client', permission: CLIENT, reason: true, requires: ['nothing_held'], effects: ['drop_fee'], meets: ['payment'] },
    { name: 'lapse_unpaid', from: ['ordered'], to: 'cancelled', actor: 'system', when: ['nothing_held'], effects: ['drop_fee'], meets: ['payment'] },
    // Paid in part when its days end: what came in goes back.
    { name: 'lapse_unpaid', from: ['ordered'], to: 'refunding', actor: 'system', when: ['money_held'], effects: ['refund'], meets: ['payment'] },
    { name: 'start', from: ['ordered'], to: 'working', actor: 'system', auto: true, requires: ['paid_in'], meets: ['payment'], sets: [{ code: 'delivery', period: 'quotedDays' }] },
    { name: 'deliver', from: ['working'], to: 'delivered', actor: 'agency', permission: AGENCY, form: 'delivery', effects: ['file_delivery'], meets: ['delivery'], sets: [{ code: 'acceptance', period: 'acceptanceDays' }], task: { order: 1 } },
    { name: 'deliver', from: ['remedying'], to: 'redelivered', actor: 'agency', permission: AGENCY, form: 'delivery', effects: ['file_delivery'], meets: ['delivery'], sets: [{ code: 'acceptance', period: 'acceptanceDays' }], task: { order: 1 } },
    { name: 'leave_late', from: ['working', 'remedying'], to: 'refunding', actor: 'client', permission: CLIENT, reason: true, requires: ['delivery_overdue'], effects: ['refund'], meets: ['delivery'] },
    { name: 'give_up', from: ['working', 'remedying', 'contested'], to: 'refunding', actor: 'agency', permission: AGENCY, reason: true, effects: ['refund'], meets: ['delivery', 'acceptance'] },
    { name: 'accept', from: ['delivered', 'redelivered', 'contested'], to: 'accepted', actor: 'client', permission: CLIENT, requires: ['paid_in'], effects: ['release'], meets: ['acceptance'], sets: [{ code: 'rating', period: 'ratingDays' }], task: { order: 1 } },
    { name: 'accept_by_silence', from: ['delivered', 'redelivered'], to: 'accepted', actor: 'system', auto: true, requires: ['acceptance_overdue', 'paid_in'], effects: ['release'], meets: ['acceptance'], sets: [{ code: 'rating', period: 'ratingDays' }] },
    { name: 'ask_remedy', from: ['delivered'], to: 'remedying', actor: 'client', permission: CLIENT, reason: true, meets: ['acceptance'], sets: [{ code: 'delivery', period: 'remedyDays' }] },
    { name: 'contest', from: ['redelivered'], to: 'contested', actor: 'client', permission: CLIENT, reason: true, meets: ['acceptance'] },
    // One of the platform's people finds, another confirms: neither moves the money alone.
    { name: 'find_for_agency', from: ['contested'], to: 'for_agency', actor: 'operator', permission: 'operator.review', reason: true },
    { name: 'find_for_client', from: ['contested'], to: 'for_client', actor: 'operator', permission: 'operator.review', reason: true },
    { name: 'reopen_finding', from: ['for_agency', 'for_client'], to: 'contested', actor: 'operator', permission: 'operator.review', reason: true, requires: ['another_person'] },
    { name: 'confirm_for_agency', from: ['for_agency'], to: 'accepted', actor: 'operator', permission: 'operator.override', requires: ['another_person', 'paid_in'], effects: ['release'], sets: [{ code: 'rating', period: 'ratingDays' }] },
    { name: 'confirm_for_client', from: ['for_client'], to: 'refunding', actor: 'operator', permission: 'operator.override', requires: ['another_person'], effects: ['refund'] },
    { name: 'complete_refund', from: ['refunding'], to: 'failed', actor: 'system', auto: true, requires: ['nothing_held'] },
    { name: 'rate', from: ['accepted'], to: 'closed', actor: 'client', permission: CLIENT, form: 'rating', effects: ['note_rating'], requires: ['payouts_sent'], meets: ['rating'], task: { order: 1 } },
    { name: 'close', from: ['accepted'], to: 'closed', actor: 'system', requires: ['payouts_sent'], meets: ['rating'] },
    { name: 'override', from: ['requested', 'ordered', 'working', 'delivered', 'remedying', 'redelivered', 'contested', 'for_agency', 'for_client', 'refunding', 'accepted'], to: '@target', actor: 'operator', permission: 'operator.override', reason: true },
  ],
});
export const SERVICE_DEFINITIONS = [service1] as const;

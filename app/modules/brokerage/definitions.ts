import { define, plainStates, region } from '#app/modules/process/definition/define.ts';
import type { Edge } from '#app/modules/process/definition/types.ts';

/** A mandate: proposed by the broker, accepted by its principal, running until its last day or until one of the two ends it. */
export const mandate1 = define({
  name: 'mandate', version: 1, subject: 'mandate', kinds: ['mandate'], main: 'mandate',
  roles: { broker: {}, principal: {} }, groups: { sides: ['broker', 'principal'] },
  regions: { mandate: region('proposed', 'running', 'ended', 'refused', 'withdrawn', 'lapsed', 'terminated') },
  states: plainStates('mandate', {
    proposed: { phase: 'before', tone: 'wait' }, running: { phase: 'after', tone: 'good' },
    ended: { phase: 'final', outcome: 'completed', tone: 'neutral', override: false },
    refused: { phase: 'final', outcome: 'cancelled', tone: 'neutral', side: true, override: false }, withdrawn: { phase: 'final', outcome: 'cancelled', tone: 'neutral', side: true, override: { from: 'before' } },
    lapsed: { phase: 'final', outcome: 'cancelled', tone: 'neutral', side: true, override: false }, terminated: { phase: 'final', outcome: 'cancelled', tone: 'neutral', side: true, override: { from: 'after' } },
  }),
  facts: { broker_licensed: 1, term_ahead: 1 }, gates: {}, holds: {},
  timers: { answer: { fires: 'lapse', reminders: [{ days: 3, to: ['principal'] }] }, term: { fires: 'end', reminders: [{ days: 14, to: ['broker', 'principal'] }] } },
  opens: [{ code: 'answer', period: 'mandateAnswerDays' }],
  value: { effects: ['run'], gates: [], requires: ['broker_licensed', 'term_ahead'] }, pairs: [],
  notices: [{ on: ['proposed', 'withdrawn'], to: ['principal'] }, { on: ['refused', 'lapsed'], to: ['broker'] }, { on: ['running', 'ended', 'terminated'], to: ['broker', 'principal'] }],
  edges: [
    // Only a broker whose licence counts that day acts for others; a mandate whose last day has passed begins nothing.
    { name: 'accept', from: ['proposed'], to: 'running', actor: 'principal', permission: 'brokerage.consent', requires: ['broker_licensed', 'term_ahead'], effects: ['run'], meets: ['answer'], sets: [{ code: 'term', period: 'mandateEnd' }], task: { order: 1 } },
    { name: 'refuse', from: ['proposed'], to: 'refused', actor: 'principal', permission: 'brokerage.consent', reason: true, meets: ['answer'] },
    { name: 'withdraw', from: ['proposed'], to: 'withdrawn', actor: 'broker', permission: 'brokerage.write', meets: ['answer'] },
    { name: 'lapse', from: ['proposed'], to: 'lapsed', actor: 'system', meets: ['answer'] },
    { name: 'end', from: ['running'], to: 'ended', actor: 'system', meets: ['term'] },
    // Either may end it at any time, with a reason; what was introduced keeps its tail (Civil Code 933, 966).
    { name: 'terminate', from: ['running'], to: 'terminated', actor: 'principal', permission: 'brokerage.consent', reason: true, meets: ['term'] },
    { name: 'resign', from: ['running'], to: 'terminated', actor: 'broker', permission: 'brokerage.write', reason: true, meets: ['term'] },
    { name: 'override', from: ['proposed', 'running'], to: '@target', actor: 'operator', permission: 'operator.override', reason: true },
  ],
});

/** Places of an introduction in which somebody's consent is still awaited. */
const OPEN = ['proposed', 'owner_agreed', 'company_agreed'];
/** The first consent notes itself; the second makes the introduction, whoever gives it. */
const CONSENTS: Edge[] = (['owner', 'company'] as const).flatMap((side) => {
  const consent = { name: `${side}_consent`, actor: side, permission: 'brokerage.consent', requires: ['mandate_runs'], task: { order: 1 } } as const;
  const other = side === 'owner' ? 'company_agreed' : 'owner_agreed';
  return [
    { ...consent, from: ['proposed'], to: `${side}_agreed`, effects: ['note_consent'] },
    { ...consent, from: [other], to: 'introduced', effects: ['note_consent', 'introduce'], meets: ['answer'], sets: [{ code: 'tail', period: 'tailMonths' }] },
  ];
});

/** An introduction: the patent's owner and the company each consent by themselves; the tail runs from the later consent. */
export const introduction1 = define({
  name: 'introduction', version: 1, subject: 'introduction', kinds: ['introduction'], main: 'introduction',
  roles: { broker: {}, owner: {}, company: {} }, groups: { sides: ['owner', 'company'] },
  regions: { introduction: region('proposed', 'owner_agreed', 'company_agreed', 'introduced', 'ended', 'refused', 'withdrawn', 'lapsed', 'voided') },
  states: plainStates('introduction', {
    proposed: { phase: 'before', tone: 'wait' }, owner_agreed: { phase: 'before', tone: 'wait', override: false }, company_agreed: { phase: 'before', tone: 'wait', override: false },
    introduced: { phase: 'after', tone: 'good', override: false },
    ended: { phase: 'final', outcome: 'completed', tone: 'neutral', override: false },
    refused: { phase: 'final', outcome: 'cancelled', tone: 'neutral', side: true, override: false }, withdrawn: { phase: 'final', outcome: 'cancelled', tone: 'neutral', side: true, override: { from: 'before' } },
    lapsed: { phase: 'final', outcome: 'cancelled', tone: 'neutral', side: true, override: false }, voided: { phase: 'final', outcome: 'cancelled', tone: 'attention', side: true, override: { from: 'after' } },
  }),
  facts: { mandate_runs: 1 }, gates: {}, holds: {},
  timers: { answer: { fires: 'lapse', reminders: [{ days: 5, to: ['owner', 'company'] }] }, tail: { fires: 'end' } },
  opens: [{ code: 'answer', period: 'introductionAnswerDays' }],
  value: { effects: ['introduce'], gates: [], requires: ['mandate_runs'] }, pairs: [],
  notices: [{ on: ['proposed', 'withdrawn'], to: ['owner', 'company'] }, { on: ['refused', 'lapsed'], to: ['broker'] }, { on: ['introduced', 'ended', 'voided'], to: ['broker', 'owner', 'company'] }],
  edges: [
    ...CONSENTS,
    { name: 'refuse', from: OPEN, to: 'refused', actor: 'sides', permission: 'brokerage.consent', reason: true, meets: ['answer'] },
    { name: 'withdraw', from: OPEN, to: 'withdrawn', actor: 'broker', permission: 'brokerage.write', meets: ['answer'] },
    { name: 'lapse', from: OPEN, to: 'lapsed', actor: 'system', meets: ['answer'] },
    { name: 'end', from: ['introduced'], to: 'ended', actor: 'system', meets: ['tail'] },
    // Found false (Civil Code 962: a broker tells the truth): no fee rests on it from then on.
    { name: 'void', from: ['introduced'], to: 'voided', actor: 'operator', permission: 'operator.override', reason: true, meets: ['tail'] },
    { name: 'override', from: [...OPEN, 'introduced'], to: '@target', actor: 'operator', permission: 'operator.override', reason: true },
  ],
});

/** Introduced parties dealt without the broker (Civil Code 965): an alert, the broker's claim, the debtor's answer, an operator's decision, payment. */
export const feeClaim1 = define({
  name: 'fee_claim', version: 1, subject: 'fee_claim', kinds: ['fee_claim'], main: 'claim',
  roles: { broker: {}, debtor: {} },
  regions: { claim: region('alerted', 'claimed', 'upheld', 'paid', 'dismissed', 'waived', 'lapsed', 'annulled') },
  states: plainStates('claim', {
    alerted: { phase: 'before', tone: 'attention' }, claimed: { phase: 'before', tone: 'wait' }, upheld: { phase: 'after', tone: 'attention', payable: true },
    paid: { phase: 'final', outcome: 'completed', tone: 'good', override: false },
    dismissed: { phase: 'final', outcome: 'cancelled', tone: 'neutral', side: true, override: false }, waived: { phase: 'final', outcome: 'cancelled', tone: 'neutral', side: true, override: { from: 'before' } },
    lapsed: { phase: 'final', outcome: 'cancelled', tone: 'neutral', side: true, override: false },
    // Only while nothing of the fee has been paid: money that moved is not annulled.
    annulled: { phase: 'final', outcome: 'cancelled', tone: 'neutral', side: true, override: false },
  }),
  facts: { fee_paid: 1, fee_unpaid: 1, answer_heard: 1 }, gates: {}, holds: {},
  timers: { claim: { fires: 'lapse', reminders: [{ days: 30, to: ['broker'] }] }, answer: { fires: null, reminders: [{ days: 3, to: ['debtor'] }] } },
  opens: [{ code: 'claim', period: 'claimMonths' }],
  value: { effects: ['charge_fee'], gates: [], requires: ['answer_heard'] }, pairs: [],
  notices: [{ on: ['alerted'], to: ['broker', 'operator'] }, { on: ['claimed'], to: ['debtor', 'operator'] }, { on: ['upheld', 'paid', 'dismissed', 'annulled'], to: ['broker', 'debtor'] }, { on: ['waived', 'lapsed'], to: ['broker'] }],
  edges: [
    { name: 'claim', from: ['alerted'], to: 'claimed', actor: 'broker', permission: 'brokerage.write', reason: true, effects: ['note_statement'], meets: ['claim'], sets: [{ code: 'answer', period: 'claimAnswerDays' }], task: { order: 1 } },
    { name: 'waive', from: ['alerted', 'claimed'], to: 'waived', actor: 'broker', permission: 'brokerage.write', reason: true, meets: ['claim', 'answer'] },
    { name: 'lapse', from: ['alerted'], to: 'lapsed', actor: 'system', meets: ['claim'] },
    { name: 'answer', from: ['claimed'], to: '@same', actor: 'debtor', permission: 'brokerage.consent', reason: true, effects: ['note_answer'], meets: ['answer'], task: { order: 1 } },
    // Nobody is decided against unheard: the debtor has answered, or its days have passed.
    { name: 'uphold', from: ['claimed'], to: 'upheld', actor: 'operator', permission: 'operator.review', reason: true, requires: ['answer_heard'], effects: ['note_decision', 'charge_fee'], meets: ['answer'], task: { order: 1, queue: 'fee_claim' } },
    { name: 'dismiss', from: ['claimed'], to: 'dismissed', actor: 'operator', permission: 'operator.review', reason: true, effects: ['note_decision'], meets: ['answer'], task: { order: 2, queue: 'fee_claim' } },
    { name: 'settle', from: ['upheld'], to: 'paid', actor: 'system', auto: true, requires: ['fee_paid'] },
    { name: 'annul', from: ['upheld'], to: 'annulled', actor: 'operator', permission: 'operator.override', reason: true, requires: ['fee_unpaid'], effects: ['waive_fee'] },
    { name: 'override', from: ['alerted', 'claimed', 'upheld'], to: '@target', actor: 'operator', permission: 'operator.override', reason: true },
  ],
});

export const BROKERAGE_DEFINITIONS = [mandate1, introduction1, feeClaim1] as const;

import { define, plainStates, region } from '#app/modules/process/definition/define.ts';

const HOST = 'event.host';

/** An event: drafted, announced, settled when registration ends (then talks are planned and tickets stand), over when it has ended; or called off with a reason. */
export const event1 = define({
  name: 'event', version: 1, subject: 'event', kinds: ['event'], main: 'event',
  roles: { organiser: {} }, groups: {},
  regions: { event: region('drafted', 'announced', 'settled', 'over', 'called_off', 'dropped') },
  states: plainStates('event', {
    drafted: { phase: 'before', tone: 'wait', override: false }, announced: { phase: 'before', tone: 'good', override: false }, settled: { phase: 'before', tone: 'good', override: false },
    over: { phase: 'final', outcome: 'completed', tone: 'neutral', override: false },
    called_off: { phase: 'final', outcome: 'cancelled', tone: 'attention', side: true, override: { from: 'before' } }, dropped: { phase: 'final', outcome: 'cancelled', tone: 'neutral', side: true, override: false },
  }),
  facts: { registration_ahead: 1 }, gates: {}, holds: {},
  timers: { registration: { fires: 'settle', reminders: [{ days: 2, to: ['organiser'] }] }, end: { fires: 'finish' } },
  opens: [],
  value: { effects: [], gates: [], requires: [] }, pairs: [],
  notices: [{ on: ['settled', 'over', 'called_off'], to: ['organiser'] }],
  edges: [
    { name: 'announce', from: ['drafted'], to: 'announced', actor: 'organiser', orOperator: true, permission: HOST, requires: ['registration_ahead'], sets: [{ code: 'registration', period: 'registerUntil' }], task: { order: 1 } },
    { name: 'drop', from: ['drafted'], to: 'dropped', actor: 'organiser', orOperator: true, permission: HOST },
    { name: 'settle', from: ['announced'], to: 'settled', actor: 'system', meets: ['registration'], sets: [{ code: 'end', period: 'endsAt' }] },
    { name: 'settle_early', from: ['announced'], to: 'settled', actor: 'organiser', orOperator: true, permission: HOST, meets: ['registration'], sets: [{ code: 'end', period: 'endsAt' }] },
    { name: 'finish', from: ['settled'], to: 'over', actor: 'system', meets: ['end'] },
    { name: 'call_off', from: ['announced', 'settled'], to: 'called_off', actor: 'organiser', orOperator: true, permission: HOST, reason: true, meets: ['registration', 'end'] },
    { name: 'override', from: ['drafted', 'announced', 'settled'], to: '@target', actor: 'operator', permission: 'operator.override', reason: true },
  ],
});
export const EVENT_DEFINITIONS = [event1] as const;

const states = event1.regions[event1.main]!.states;
/** Where people may register, and where the list of those who come is settled. */
export const [DRAFTED, OPEN, SETTLED] = [states[0]!, states[1]!, states[2]!];
/** The event is not called off nor over, and everybody may see it. */
export const isAhead = (state: string): boolean => state === OPEN || state === SETTLED;

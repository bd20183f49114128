import { all, reader } from './facts.ts';
import type { Definition, Edge, FactReader, Phase, SetTimer, Standing, State, StateName, TimerState } from './types.ts';

/** Where a case of this definition begins. */
export function beginning(definition: Definition, subject: FactReader): Standing {
  const none: Standing = { at: {}, holds: [] };
  const at = Object.fromEntries(Object.entries(definition.regions).map(([name, region]) => {
    const found = region.initial.find((i) => all(i.when, reader(definition, none, subject)));
    if (!found) throw new Error(`${definition.name}: region ${name} begins nowhere`);
    return [name, found.state];
  }));
  return { at, holds: [] };
}

export const regionOf = (definition: Definition, edge: Edge): string => edge.region ?? definition.main;

/** The one word for where a case stands. A hold that shows itself comes first, then the first pattern that fits. */
export function shownState(definition: Definition, standing: Standing): StateName {
  const hold = standing.holds.find((h) => definition.holds[h.name]?.shows);
  return (hold ? definition.holds[hold.name]!.shows! : underlying(definition, standing.at)) as StateName;
}

/** The word of the pattern the regions make, whatever holds are on. */
export function underlying(definition: Definition, at: Standing['at']): StateName {
  const found = Object.entries(definition.states).find(([, s]) => Object.keys(s.at).length > 0 && Object.entries(s.at).every(([region, states]) => states.includes(at[region]!)));
  if (!found) throw new Error(`${definition.name}@${definition.version} has no word for ${JSON.stringify(at)}`);
  return found[0] as StateName;
}

/** Before or after value has passed. Aside of the ordinary way it is the phase of where the latest hold began. */
export function phaseOf(definition: Definition, standing: Standing): Phase {
  const { phase } = definition.states[underlying(definition, standing.at)]!;
  const hold = standing.holds.at(-1);
  return phase === 'aside' && hold ? definition.states[underlying(definition, hold.before)]!.phase : phase;
}

export const isFinal = (definition: Definition, standing: Standing): boolean => phaseOf(definition, standing) === 'final';

/** Does the edge leave where the case stands: its region, no blocking hold it does not bear, and not an end? */
export function leaves(definition: Definition, edge: Edge, standing: Standing): boolean {
  return edge.from.includes(standing.at[regionOf(definition, edge)]!)
    && standing.holds.every((h) => !definition.holds[h.name]?.blocks || (edge.during ?? []).includes(h.name))
    && !(edge.starts && standing.holds.some((h) => h.name === edge.starts)) && !isFinal(definition, standing);
}

/** The edge of this name that leaves where the case stands and is meant by the facts; null for none. */
export function edgeNamed(definition: Definition, name: string, standing: Standing, subject: FactReader): Edge | null {
  const facts = reader(definition, standing, subject);
  return definition.edges.find((e) => e.name === name && leaves(definition, e, standing) && all(e.when, facts)) ?? null;
}

/** Facts of `requires` that do not hold, by name. */
export function unmet(definition: Definition, edge: Edge, standing: Standing, subject: FactReader): string[] {
  const facts = reader(definition, standing, subject);
  return (edge.requires ?? []).filter((fact) => !facts(fact));
}

/** May this role take the edge? */
export function actorMatches(definition: Definition, edge: Edge, role: string): boolean {
  if (edge.orOperator && role === 'operator') return true;
  return edge.actor === role || (definition.groups?.[edge.actor]?.includes(role) ?? false);
}

/** States an override may lead to now: of the phase the case is in, or those that say from where and when. */
export function overrideTargets(definition: Definition, standing: Standing, subject: FactReader): StateName[] {
  const facts = reader(definition, standing, subject);
  const [here, phase] = [shownState(definition, standing), phaseOf(definition, standing)];
  return Object.entries(definition.states).filter(([name, state]) => {
    if (name === here || state.override === false || state.phase === 'aside') return false;
    return (state.override?.from ?? state.phase) === phase && all(state.override?.when, facts);
  }).map(([name]) => name as StateName);
}

/** Where the regions stand after the edge. `target` is the state an override names. */
export function landing(definition: Definition, edge: Edge, standing: Standing, target?: string): Standing['at'] {
  const region = regionOf(definition, edge);
  if (edge.to === '@same') return standing.at;
  if (edge.to.startsWith('@before:')) return standing.holds.find((h) => h.name === edge.to.slice(8))?.before ?? standing.at;
  if (edge.to !== '@target') return { ...standing.at, [region]: edge.to };
  const pattern = target === undefined ? {} : definition.states[target]?.at ?? {};
  return { ...standing.at, ...Object.fromEntries(Object.entries(pattern).filter(([r, states]) => !states.includes(standing.at[r]!)).map(([r, states]) => [r, states[0]!])) };
}

/** What a move changes in a case: where it stands, its holds, its clocks, whether it ends. */
export interface Change {
  standing: Standing;
  from: StateName;
  to: StateName;
  state: State;
  started: string | null;
  ended: string[];
  /** Clocks whose row changes, as they are afterwards. */
  timers: TimerState[];
  /** The case has ended: clocks that still ran are gone. */
  outcome: 'completed' | 'cancelled' | null;
}

export interface ApplyInput { edge: Edge; target?: string; now: Date; facts: FactReader; timers: readonly TimerState[]; dueAt: (period: string) => Date }

/** Takes an edge that has been decided. Pure: the engine writes what it answers, and the walk lives on it. */
export function apply(definition: Definition, standing: Standing, input: ApplyInput): Change {
  const { edge } = input;
  const at = landing(definition, edge, standing, input.target);
  const ended = (edge.ends ?? []).filter((name) => standing.holds.some((h) => h.name === name));
  const kept = standing.holds.filter((h) => !ended.includes(h.name));
  const next: Standing = { at, holds: edge.starts ? [...kept, { name: edge.starts, before: standing.at }] : kept };
  const to = shownState(definition, next);
  const state = definition.states[to]!;
  const timers = state.phase === 'final' ? [] : clocks(definition, next, { ...input, started: edge.starts ?? null, ended });
  return { standing: next, from: shownState(definition, standing), to, state, started: edge.starts ?? null, ended, timers, outcome: state.outcome ?? null };
}

/** When somebody is reminded of a clock next: the first of the definition's days before its end that lies ahead of `now`; null for none. */
export function nextReminder(definition: Definition, timer: TimerState, now: Date): Date | null {
  if (timer.state !== 'open') return null;
  const moments = (definition.timers[timer.code]?.reminders ?? []).map((r) => timer.dueAt.getTime() - r.days * 86_400_000).filter((at) => at > now.getTime());
  return moments.length ? new Date(Math.min(...moments)) : null;
}

/** Roles the reminder that falls on this moment (to the minute) goes to. */
export function remindedRoles(definition: Definition, timer: TimerState, now: Date): readonly string[] {
  const due = (definition.timers[timer.code]?.reminders ?? []).filter((r) => timer.dueAt.getTime() - r.days * 86_400_000 <= now.getTime()).sort((a, b) => a.days - b.days);
  return due[0]?.to ?? [];
}

/** Which clocks of the case a hold stops. */
export const stops = (definition: Definition, hold: string, code: string): boolean => {
  const which = definition.holds[hold]?.stops ?? [];
  return which === '*' || which.includes(code);
};

function clocks(definition: Definition, next: Standing, input: ApplyInput & { started: string | null; ended: readonly string[] }): TimerState[] {
  const changed = new Map<string, TimerState>();
  const current = new Map(input.timers.map((t) => [t.code, t]));
  const put = (t: TimerState) => { changed.set(t.code, t); current.set(t.code, t); };
  for (const code of input.edge.meets ?? []) {
    const t = current.get(code);
    if (t && t.state !== 'met') put({ ...t, state: 'met', remainingMs: null, heldBy: [] });
  }
  for (const t of [...current.values()]) {
    const after = heldAfter(definition, t, input);
    if (after) put(after);
  }
  if (definition.states[shownState(definition, next)]!.clears) for (const t of [...current.values()]) if (t.state === 'open' || t.state === 'held') put({ ...t, state: 'met', remainingMs: null, heldBy: [] });
  const facts = reader(definition, next, input.facts);
  for (const t of settings(input.edge.sets ?? [], facts, input.dueAt)) put(held(definition, next, t, input.now));
  return [...changed.values()];
}

/** Deadlines that begin, with their moment; each is held at once by the holds that are on and stop it. */
export function settings(sets: readonly SetTimer[], facts: FactReader, dueAt: (period: string) => Date): TimerState[] {
  return sets.filter((s) => all(s.when, facts)).map((s) => ({ code: s.code, dueAt: dueAt(s.period), state: 'open', remainingMs: null, heldBy: [] }));
}

function held(definition: Definition, standing: Standing, timer: TimerState, now: Date): TimerState {
  const by = standing.holds.map((h) => h.name).filter((name) => stops(definition, name, timer.code));
  return by.length ? { ...timer, state: 'held', remainingMs: Math.max(0, timer.dueAt.getTime() - now.getTime()), heldBy: by } : timer;
}

/** A clock after holds began and ended: stopped by the first, started with what was left by the end of the last; null when nothing changes. */
function heldAfter(definition: Definition, timer: TimerState, { started, ended, now }: { started: string | null; ended: readonly string[]; now: Date }): TimerState | null {
  if (timer.state !== 'open' && timer.state !== 'held') return null;
  const by = timer.heldBy.filter((name) => !ended.includes(name));
  if (started && stops(definition, started, timer.code) && !by.includes(started)) by.push(started);
  if (by.length === timer.heldBy.length && by.every((name, i) => name === timer.heldBy[i])) return null;
  if (by.length === 0) return { ...timer, state: 'open', dueAt: new Date(now.getTime() + (timer.remainingMs ?? 0)), remainingMs: null, heldBy: [] };
  if (timer.state === 'held') return { ...timer, heldBy: by };
  return { ...timer, state: 'held', remainingMs: Math.max(0, timer.dueAt.getTime() - now.getTime()), heldBy: by };
}

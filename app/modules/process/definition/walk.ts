import { all, reader } from './facts.ts';
import { apply, beginning, edgeNamed, leaves, overrideTargets, settings, shownState, stops, phaseOf } from './step.ts';
import type { Definition, Fact, FactReader, Standing, TimerState } from './types.ts';

/** A small generator of numbers in [0, 1), the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface WalkReport { steps: number; cases: number; taken: ReadonlyMap<string, number>; seen: ReadonlySet<string>; defects: string[] }

const DAY = 86_400_000;

/**
 * Walks a definition at random for so many steps: a world of facts is drawn, an edge that can be taken in it is taken or the clock goes
 * on and a timer fires, and after every step what must always be true is looked at. A case that ended begins anew. Pure: the same
 * seed walks the same way.
 */
export function walk(definition: Definition, steps: number, seed: number, known: Known = {}): WalkReport {
  const next = chance(seed);
  const report = { steps, cases: 0, taken: new Map<string, number>(), seen: new Set<string>(), defects: [] as string[] };
  const begun = () => ({ ...begin(definition, next), known });
  let run: Run = begun();
  for (let i = 0; i < steps && report.defects.length < 20; i++) {
    report.seen.add(shownState(definition, run.standing));
    if (phaseOf(definition, run.standing) === 'final') { report.cases++; run = begun(); continue; }
    const edge = move(definition, run, next);
    if (edge === null) report.defects.push(`stuck in ${shownState(definition, run.standing)}`);
    else report.taken.set(edge, (report.taken.get(edge) ?? 0) + 1);
    report.defects.push(...wrong(definition, run));
    if (edge === null) run = begun();
  }
  return report;
}

/** Facts that are no accident: they follow from where the case stands. */
export type Known = Readonly<Record<Fact, (standing: Standing) => boolean>>;

interface Run { known: Known; standing: Standing; timers: Map<string, TimerState>; now: Date; passed: boolean; twice: boolean; /** An override pushed it: its clocks may run where no edge leads there. */ pushed: boolean; lax: string[] }

const dueAt = (now: Date, next: () => number) => { const days = 1 + Math.floor(next() * 90); return () => new Date(now.getTime() + days * DAY); };

function begin(d: Definition, next: () => number): Omit<Run, 'known'> {
  const [now, world] = [new Date(Date.UTC(2026, 0, 1)), draw(d, next)];
  const standing = beginning(d, world);
  const timers = settings(d.opens, reader(d, standing, world), dueAt(now, next));
  return { standing, timers: new Map(timers.map((t) => [t.code, t])), now, passed: false, twice: false, pushed: false, lax: [] };
}

/** A world: of every group one fact holds, the others as they fall, implications kept. */
function draw(d: Definition, next: () => number): FactReader {
  const world = new Set<Fact>();
  const grouped = new Set((d.oneOf ?? []).flat());
  for (const group of d.oneOf ?? []) world.add(group[Math.floor(next() * group.length)]!);
  for (const fact of Object.keys(d.facts)) if (!grouped.has(fact) && next() < 0.6) world.add(fact);
  for (const [a, b] of d.implies ?? []) if (world.has(a)) for (const f of (d.oneOf ?? []).find((g) => g.includes(b)) ?? [b]) { if (f === b) world.add(f); else world.delete(f); }
  return (fact) => world.has(fact);
}

/** One step: takes an edge in some world and answers its name; null when no world of many offers one. */
function move(d: Definition, run: Run, next: () => number): string | null {
  for (let tries = 0; tries < 40; tries++) {
    const drawn = draw(d, next);
    const world: FactReader = (fact) => run.known[fact]?.(run.standing) ?? drawn(fact);
    if (next() < 0.2) { run.now = new Date(run.now.getTime() + next() * 40 * DAY); fireDue(d, run, world); if (phaseOf(d, run.standing) === 'final') return 'timer'; }
    const facts = reader(d, run.standing, world);
    const open = d.edges.filter((e) => leaves(d, e, run.standing) && all(e.when, facts) && all(e.requires, facts) && (e.to !== '@target' || next() < 0.05));
    if (open.length === 0) continue;
    // What only notes something is always possible: mostly the case goes on.
    const onward = next() < 0.7 ? open.filter((e) => e.to !== '@same' || e.ends) : open;
    const pool = onward.length ? onward : open;
    const edge = pool[Math.floor(next() * pool.length)]!;
    if (open.filter((e) => e.name === edge.name).length > 1) run.lax.push(`${edge.name}: two edges at once`);
    const targets = edge.to === '@target' ? overrideTargets(d, run.standing, world) : [];
    if (edge.to === '@target' && targets.length === 0) continue;
    take(d, run, { edge, world, next, ...(targets.length ? { target: targets[Math.floor(next() * targets.length)]! } : {}) });
    return edge.name;
  }
  return null;
}

function take(d: Definition, run: Run, step: { edge: Definition['edges'][number]; world: FactReader; next: () => number; target?: string }): void {
  const facts = reader(d, run.standing, step.world);
  run.pushed ||= step.edge.to === '@target';
  const change = apply(d, run.standing, { edge: step.edge, now: run.now, facts: step.world, timers: [...run.timers.values()], dueAt: dueAt(run.now, step.next), ...(step.target === undefined ? {} : { target: step.target }) });
  const effects = [...(step.edge.effects ?? []), ...(change.from === change.to ? [] : change.state.enter ?? [])];
  if (effects.some((e) => d.value.effects.includes(e))) {
    if (run.passed) run.twice = true;
    if (!d.value.requires.every(facts)) run.lax.push(`${step.edge.name}: value passed without what it requires`);
    run.passed = true;
  }
  if (phaseOf(d, change.standing) === 'after' && !run.passed) run.lax.push(`${step.edge.name}: after the release without one`);
  for (const t of change.timers) {
    const before = run.timers.get(t.code);
    if (before?.state === 'held' && t.state === 'open' && !step.edge.sets?.some((s) => s.code === t.code) && t.dueAt.getTime() - run.now.getTime() !== before.remainingMs) run.lax.push(`${t.code}: started again with another rest`);
    run.timers.set(t.code, t);
  }
  run.standing = change.standing;
  if (change.outcome) for (const [code, t] of run.timers) if (t.state === 'open' || t.state === 'held') run.timers.delete(code);
}

/** Clocks that ran out are marked, and fire where they land. */
function fireDue(d: Definition, run: Run, world: FactReader): void {
  for (const timer of [...run.timers.values()]) {
    if (timer.state !== 'open' || timer.dueAt > run.now) continue;
    run.timers.set(timer.code, { ...timer, state: 'missed' });
    const name = d.timers[timer.code]!.fires;
    const edge = name === null ? null : edgeNamed(d, name, run.standing, world);
    if (edge) take(d, run, { edge, world, next: () => 0.5 });
    else if (name !== null && !run.pushed && !d.states[shownState(d, run.standing)]!.side && phaseOf(d, run.standing) !== 'final') run.lax.push(`timer ${timer.code}: does not land in ${shownState(d, run.standing)}`);
  }
}

/** What must be true after every step. */
function wrong(d: Definition, run: Run): string[] {
  const defects = [...run.lax];
  run.lax = [];
  if (run.twice) { defects.push('value passed twice'); run.twice = false; }
  const names = run.standing.holds.map((h) => h.name);
  if (new Set(names).size !== names.length) defects.push(`a hold is on twice: ${names.join(', ')}`);
  for (const t of run.timers.values()) {
    const by = names.filter((h) => stops(d, h, t.code));
    if (t.state === 'open' && by.length > 0) defects.push(`${t.code} runs though ${by.join(', ')} holds it`);
    if (t.state === 'held' && (by.length === 0 || [...t.heldBy].sort().join() !== [...by].sort().join())) defects.push(`${t.code} is held by ${t.heldBy.join(', ')} and not by ${by.join(', ')}`);
  }
  return defects;
}

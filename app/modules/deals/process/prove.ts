import { earlierSteps } from '#app/core/two-persons.ts';
import { isFinal, type Edge, type Process } from './types.ts';

/**
 * Proves a process by its own tables; every string names one defect, an empty list is the proof:
 * every state reachable · every state that is not final has a way out (without the operator's override) and reaches an end ·
 * every timer lands wherever its deadline can be open · every edge has an actor, known states and, between edges of one
 * name, conditions that exclude each other · every end is reached with the effect that belongs to it · value passes only
 * over edges that carry all release gates · what an operator does to money or title is the second step of a pair.
 */
export function proveProcess(process: Process): string[] {
  return [...edgeDefects(process), ...reachability(process), ...timerDefects(process), ...releaseDefects(process), ...pairDefects(process)];
}

function targets(process: Process, edge: Edge, from: string): string[] {
  if (edge.to === '@same' || edge.to === '@target') return edge.to === '@same' ? [from] : [];
  if (edge.to === '@before_dispute') return process.edges.filter((e) => e.to === 'disputed').flatMap((e) => [...e.from]);
  return [edge.to];
}

function edgeDefects(process: Process): string[] {
  const defects: string[] = [];
  for (const edge of process.edges) {
    if (!edge.actor) defects.push(`${edge.name}: no actor`);
    if (edge.from.length === 0) defects.push(`${edge.name}: from nowhere`);
    for (const state of [...edge.from, ...(edge.to.startsWith('@') ? [] : [edge.to])]) if (!process.states[state]) defects.push(`${edge.name}: unknown state ${state}`);
    for (const state of edge.from) if (isFinal(process, state)) defects.push(`${edge.name}: leaves the final state ${state}`);
    if (edge.auto && edge.actor !== 'system') defects.push(`${edge.name}: automatic but not the system's`);
    const end = process.states[edge.to]?.outcome;
    if (end === 'cancelled' && !edge.effects?.includes('cancel_deal')) defects.push(`${edge.name}: ends without cancel_deal`);
    if (end === 'completed' && !edge.effects?.includes('complete_deal')) defects.push(`${edge.name}: ends without complete_deal`);
    if (edge.to === 'refunding' && !edge.effects?.includes('request_refund')) defects.push(`${edge.name}: refunds nothing`);
    for (const twin of process.edges) {
      if (twin === edge || twin.name !== edge.name || !twin.from.some((s) => edge.from.includes(s))) continue;
      const pair = [edge.when, twin.when].sort().join('+');
      if (!['priced+unpriced', 'empty+held'].includes(pair)) defects.push(`${edge.name}: two edges at once (${pair})`);
    }
  }
  for (const state of Object.keys(process.states)) {
    if (!isFinal(process, state) && !process.edges.some((e) => e.name === 'override' && e.from.includes(state))) defects.push(`${state}: no override`);
  }
  return defects;
}

function reachability(process: Process): string[] {
  const next = (state: string) => process.edges.filter((e) => e.name !== 'override' && e.from.includes(state)).flatMap((e) => targets(process, e, state)).filter((s) => s !== state);
  const reached = new Set([process.initial]);
  for (const state of reached) for (const s of next(state)) reached.add(s);
  const defects = Object.keys(process.states).filter((s) => !reached.has(s)).map((s) => `${s}: unreachable`);
  for (const state of Object.keys(process.states)) {
    if (isFinal(process, state)) continue;
    if (next(state).length === 0) defects.push(`${state}: no way out`);
    const seen = new Set([state]);
    for (const at of seen) for (const s of next(at)) seen.add(s);
    for (const outcome of ['completed', 'cancelled'] as const) {
      const past = process.states[state]!.phase === 'after_release' || state === 'refunding';
      if (!past && ![...seen].some((s) => process.states[s]?.outcome === outcome)) defects.push(`${state}: never ${outcome}`);
    }
    if (![...seen].some((s) => isFinal(process, s))) defects.push(`${state}: never ends`);
  }
  return defects;
}

/** A fired timer needs an edge in every state where its deadline can still be open; disputes hold the clocks. */
function timerDefects(process: Process): string[] {
  const defects: string[] = [];
  for (const timer of process.timers) {
    const open = new Set<string>(process.edges.filter((e) => e.sets?.some((s) => s.code === timer.deadline)).flatMap((e) => e.from.flatMap((f) => targets(process, e, f))));
    if (open.size === 0) open.add(process.initial);
    for (const state of open) {
      for (const e of process.edges) {
        if (!e.from.includes(state) || e.name === 'override' || e.meets?.includes(timer.deadline)) continue;
        for (const s of targets(process, e, state)) if (!isFinal(process, s) && s !== 'disputed' && s !== 'refunding') open.add(s);
      }
    }
    const met = process.edges.some((e) => e.meets?.includes(timer.deadline) && e.from.some((s) => open.has(s)));
    if (!met) defects.push(`timer ${timer.deadline}: never met`);
    if (timer.fires === null) continue;
    const edges = process.edges.filter((e) => e.name === timer.fires);
    if (!edges.length || edges.some((e) => e.actor !== 'system')) defects.push(`timer ${timer.deadline}: fires no edge of the system`);
    for (const state of open) if (!edges.some((e) => e.from.includes(state))) defects.push(`timer ${timer.deadline}: does not land in ${state}`);
  }
  for (const e of process.edges) for (const s of e.sets ?? []) if (!process.timers.some((t) => t.deadline === s.code)) defects.push(`${e.name}: sets a deadline without timer`);
  return defects;
}

const VALUE: readonly string[] = ['release_funds', 'assign_patent', 'grant_licence'];

function releaseDefects(process: Process): string[] {
  const defects: string[] = [];
  for (const edge of process.edges) {
    const enters = !edge.to.startsWith('@') && edge.from.some((s) => process.states[s]?.phase === 'before_release')
      && (process.states[edge.to]?.phase === 'after_release' || process.states[edge.to]?.outcome === 'completed');
    if (!enters && !edge.effects?.some((e) => VALUE.includes(e))) continue;
    for (const gate of process.releaseGates) if (!edge.gates?.includes(gate)) defects.push(`${edge.name}: releases without ${gate}`);
    if (!edge.requires?.includes('signed_by_both')) defects.push(`${edge.name}: releases without signatures`);
  }
  return defects;
}

/** Title and held money: one person alone never moves them (core/two-persons). Parties' own rights and timers are not an operator's. */
function pairDefects(process: Process): string[] {
  const moves = new Set(process.edges.map((e) => e.name));
  return process.edges.filter((e) => e.actor === 'operator' && e.effects?.some((name) => VALUE.includes(name) || name === 'request_refund' || name === 'confirm_certificate'))
    .filter((e) => !earlierSteps(e.name).some((first) => moves.has(first))).map((e) => `${e.name}: one person alone`);
}

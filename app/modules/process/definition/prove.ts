import { earlierSteps } from '#app/core/two-persons.ts';
import { assignments, inWorld, ownFact, reader } from './facts.ts';
import { landing, leaves, phaseOf, regionOf, shownState, stops, underlying } from './step.ts';
import type { Definition, Edge, Fact, Standing } from './types.ts';

const OUTSIDE = ['operator', 'system'];

/**
 * Proves a definition by its own tables; every string names one defect, an empty list is the proof: every name in it is declared ·
 * every word is reached, and every place of the regions has one · every place that is not an end has a way out (without an override)
 * and reaches one · every timer lands wherever it can be open · every edge has an actor, and alternatives exclude each other ·
 * value passes only over edges that carry its gates and signatures · what an operator does to money or title is the second of two
 * persons' steps · whatever leads aside has a way back.
 */
export function prove(definition: Definition): string[] {
  const places = explore(definition);
  return [...names(definition), ...alternatives(definition), ...words(definition, places), ...waysOut(definition, places), ...timers(definition), ...value(definition), ...pairs(definition), ...waysBack(definition)];
}

const key = (s: Standing): string => JSON.stringify([Object.entries(s.at).sort(), [...s.holds].sort((a, b) => (a.name < b.name ? -1 : 1))]);

/** Can these facts hold together, where the case stands? */
export function possible(definition: Definition, facts: readonly Fact[], standing?: Standing): boolean {
  const own = standing ? reader(definition, standing, () => true) : null;
  if (own && !facts.filter((f) => ownFact(f)).every(own)) return false;
  const rest = own ? facts.filter((f) => !ownFact(f)) : facts;
  for (const world of assignments(definition, rest)) if (rest.every((f) => inWorld(world, f))) return true;
  return rest.length === 0;
}

/** Where the edge can lead from a standing; nothing when its facts cannot hold there. Overrides are left out: nobody counts on them. */
export function step(definition: Definition, edge: Edge, standing: Standing): Standing | null {
  if (edge.to === '@target' || !leaves(definition, edge, standing) || !possible(definition, [...(edge.when ?? []), ...(edge.requires ?? [])], standing)) return null;
  const kept = standing.holds.filter((h) => !edge.ends?.includes(h.name));
  const before = edge.to !== '@same' || definition.edges.some((e) => e.to === `@before:${edge.starts}`) ? standing.at : {};
  return { at: landing(definition, edge, standing), holds: edge.starts ? [...kept, { name: edge.starts, before }] : kept };
}

/** Every standing the definition can come to, with those it leads to. Holds that block nothing and show nothing change no way and are left out. */
function explore(definition: Definition): Map<string, { standing: Standing; next: string[] }> {
  const quiet = (e: Edge) => Boolean(e.starts && !definition.holds[e.starts]?.blocks && !definition.holds[e.starts]?.shows && e.to === '@same');
  const places = new Map<string, { standing: Standing; next: string[] }>();
  const queue = openings(definition).map((o) => o.standing);
  for (const standing of queue) {
    if (places.has(key(standing))) continue;
    const next: string[] = [];
    places.set(key(standing), { standing, next });
    for (const edge of definition.edges) {
      if (quiet(edge)) continue;
      const to = step(definition, edge, standing);
      if (!to || key(to) === key(standing)) continue;
      next.push(key(to));
      queue.push(to);
    }
  }
  return places;
}

/** Every way the regions can begin, with the facts under which they begin so. */
function openings(definition: Definition): { standing: Standing; facts: Fact[] }[] {
  let ways: { at: Standing['at']; facts: Fact[] }[] = [{ at: {}, facts: [] }];
  for (const [name, region] of Object.entries(definition.regions)) ways = ways.flatMap((w) => region.initial.map((i) => ({ at: { ...w.at, [name]: i.state }, facts: [...w.facts, ...(i.when ?? [])] })));
  return ways.filter((w) => possible(definition, w.facts)).map((w) => ({ standing: { at: w.at, holds: [] }, facts: w.facts }));
}

function names(d: Definition): string[] {
  const defects: string[] = [];
  const missing = (what: string, list: readonly string[] | undefined, known: (name: string) => boolean) => { for (const n of list ?? []) if (!known(n)) defects.push(`${what}: unknown ${n}`); };
  const fact = (f: string) => { const own = ownFact(f); return own ? ('hold' in own ? own.hold in d.holds : own.states.every((s) => d.regions[own.region]?.states.includes(s))) : f in d.facts; };
  for (const edge of d.edges) {
    const region = d.regions[regionOf(d, edge)];
    if (!(edge.actor in d.roles) && !(edge.actor in (d.groups ?? {})) && !OUTSIDE.includes(edge.actor)) defects.push(`${edge.name}: no actor`);
    if (edge.from.length === 0) defects.push(`${edge.name}: from nowhere`);
    for (const s of edge.from) if (Object.values(d.states).filter((w) => w.at[regionOf(d, edge)]?.includes(s)).every((w) => w.phase === 'final')) defects.push(`${edge.name}: leaves the final state ${s}`);
    missing(`${edge.name}`, [...edge.from, ...(edge.to.startsWith('@') ? [] : [edge.to])], (s) => region?.states.includes(s) ?? false);
    missing(`${edge.name}`, [...(edge.when ?? []), ...(edge.requires ?? []), ...(edge.sets ?? []).flatMap((s) => s.when ?? [])], fact);
    missing(`${edge.name}`, edge.gates, (g) => g in d.gates);
    missing(`${edge.name}`, [...(edge.starts ? [edge.starts] : []), ...(edge.ends ?? []), ...(edge.during ?? [])], (h) => h in d.holds);
    missing(`${edge.name}`, [...(edge.sets ?? []).map((s) => s.code), ...(edge.meets ?? [])], (t) => t in d.timers);
    if (edge.auto && edge.actor !== 'system') defects.push(`${edge.name}: automatic but not the system's`);
    if (!possible(d, [...(edge.when ?? []), ...(edge.requires ?? [])])) defects.push(`${edge.name}: its facts exclude each other`);
  }
  for (const [name, hold] of Object.entries(d.holds)) if (hold.stops !== '*') missing(`hold ${name}`, hold.stops, (t) => t in d.timers);
  for (const [name, state] of Object.entries(d.states)) {
    for (const [region, states] of Object.entries(state.at)) missing(name, states, (s) => d.regions[region]?.states.includes(s) ?? false);
    if (state.override) missing(name, [...(state.override.when ?? []), ...(state.override.requires ?? [])], fact);
  }
  for (const notice of d.notices) missing('notice', [...(notice.on === '*' ? [] : notice.on), ...notice.to], (n) => n in d.states || n in d.roles || OUTSIDE.includes(n));
  for (const [code, timer] of Object.entries(d.timers)) for (const r of timer.reminders ?? []) missing(`reminder of ${code}`, r.to, (role) => role in d.roles || role === 'operator');
  missing('opening', d.opens.map((o) => o.code), (t) => t in d.timers);
  return defects;
}

/** Edges of one name out of one state: in no possible world are two meant at once. */
function alternatives(d: Definition): string[] {
  return d.edges.flatMap((edge, i) => d.edges.slice(i + 1).flatMap((twin) => {
    if (twin.name !== edge.name || !overlap(d, edge, twin)) return [];
    const asked = [...new Set([...(edge.when ?? []), ...(twin.when ?? [])])];
    for (const world of assignments(d, asked)) {
      if (asked.every((f) => inWorld(world, f))) return [`${edge.name}: two edges at once (${asked.join(', ') || 'always'})`];
    }
    return [];
  }));
}

function overlap(d: Definition, a: Edge, b: Edge): boolean {
  return regionOf(d, a) !== regionOf(d, b) || a.from.some((s) => b.from.includes(s));
}

function words(d: Definition, places: ReturnType<typeof explore>): string[] {
  const reached = new Set<string>();
  const defects: string[] = [];
  for (const { standing } of places.values()) {
    try {
      reached.add(shownState(d, standing));
      const name = underlying(d, standing.at);
      const fits = Object.entries(d.states).filter(([, s]) => Object.keys(s.at).length > 0 && Object.entries(s.at).every(([r, states]) => states.includes(standing.at[r]!))).map(([n]) => n);
      if (fits.length > 1 && d.states[name]!.phase !== d.states[fits[1]!]!.phase) defects.push(`${fits.join(' and ')}: two words of different phases`);
    } catch { defects.push(`no word for ${JSON.stringify(standing.at)}`); }
  }
  for (const name of Object.keys(d.states)) {
    if (!reached.has(name)) defects.push(`${name}: unreachable`);
    if (d.states[name]!.phase !== 'final' && !d.edges.some((e) => e.to === '@target' && [...places.values()].some((p) => shownState(d, p.standing) === name && leaves(d, e, p.standing)))) defects.push(`${name}: no override`);
  }
  return defects;
}

function waysOut(d: Definition, places: ReturnType<typeof explore>): string[] {
  const defects = new Set<string>();
  const outcomes = new Map<string, Set<string>>();
  for (const [k, { standing }] of places) outcomes.set(k, new Set(d.states[shownState(d, standing)]?.outcome ? [d.states[shownState(d, standing)]!.outcome!] : []));
  for (let grew = true; grew;) {
    grew = false;
    for (const [k, { next }] of places) for (const n of next) for (const o of outcomes.get(n)!) if (!outcomes.get(k)!.has(o)) { outcomes.get(k)!.add(o); grew = true; }
  }
  for (const [k, { standing, next }] of places) {
    const name = shownState(d, standing);
    const final = phaseOf(d, standing) === 'final';
    if (final) continue;
    if (next.length === 0) defects.add(`${name}: no way out`);
    const ends = outcomes.get(k)!;
    if (ends.size === 0) defects.add(`${name}: never ends`);
    if (phaseOf(d, standing) === 'after' || d.states[name]!.side) continue;
    for (const outcome of ['completed', 'cancelled']) if (!ends.has(outcome)) defects.add(`${name}: never ${outcome}`);
  }
  return [...defects];
}

/** A timer that fires needs an edge in every standing where it can be open and runs; off the way (side states) it only marks. */
function timers(d: Definition): string[] {
  const defects = new Set<string>();
  for (const [code, timer] of Object.entries(d.timers)) {
    const sets = (e: Edge, to: Standing) => e.sets?.some((s) => s.code === code && possible(d, s.when ?? [], to)) ?? false;
    if (!d.opens.some((o) => o.code === code) && !d.edges.some((e) => e.sets?.some((s) => s.code === code))) { defects.add(`timer ${code}: never set`); continue; }
    const edges = d.edges.filter((e) => e.name === timer.fires);
    if (timer.fires !== null && (edges.length === 0 || edges.some((e) => e.actor !== 'system'))) defects.add(`timer ${code}: fires no edge of the system`);
    const seen = new Set<string>();
    let met = false;
    const queue = openings(d).map(({ standing, facts }) => ({ standing, open: d.opens.some((o) => o.code === code && possible(d, [...facts, ...(o.when ?? [])], standing)) }));
    for (const { standing, open } of queue) {
      const k = `${key(standing)}${open}`;
      if (seen.has(k)) continue;
      seen.add(k);
      const side = d.states[shownState(d, standing)]!.side || phaseOf(d, standing) === 'final';
      const stopped = standing.holds.some((h) => stops(d, h.name, code));
      if (open && timer.fires !== null && !side && !stopped && !lands(d, edges, standing)) defects.add(`timer ${code}: does not land in ${shownState(d, standing)}`);
      for (const edge of d.edges) {
        const to = step(d, edge, standing);
        if (!to) continue;
        met ||= open && Boolean(edge.meets?.includes(code));
        queue.push({ standing: to, open: phaseOf(d, to) !== 'final' && !d.states[shownState(d, to)]!.clears && (sets(edge, to) || (open && !edge.meets?.includes(code))) });
      }
    }
    if (!met) defects.add(`timer ${code}: never met`);
  }
  return [...defects];
}

/** In every possible world one of the edges is meant there. */
function lands(d: Definition, edges: readonly Edge[], standing: Standing): boolean {
  const here = edges.filter((e) => leaves(d, e, standing));
  const own = reader(d, standing, () => true);
  const asked = [...new Set(here.flatMap((e) => e.when ?? []))].filter((f) => !ownFact(f));
  for (const world of assignments(d, asked)) {
    if (!here.some((e) => (e.when ?? []).every((f) => (ownFact(f) ? own(f) : inWorld(world, f))))) return false;
  }
  return here.length > 0;
}

function value(d: Definition): string[] {
  const defects: string[] = [];
  for (const edge of d.edges) {
    if (edge.to === '@target' || !enters(d, edge) && !edge.effects?.some((e) => d.value.effects.includes(e))) continue;
    for (const gate of d.value.gates) if (!edge.gates?.includes(gate)) defects.push(`${edge.name}: releases without ${gate}`);
    for (const fact of d.value.requires) if (!edge.requires?.includes(fact)) defects.push(`${edge.name}: releases without ${fact}`);
  }
  for (const [name, state] of Object.entries(d.states)) {
    // An override never leads across: into a state after value only from one, and nothing that enters passes value.
    if (state.enter?.some((e) => d.value.effects.includes(e))) defects.push(`${name}: entering it passes value`);
    if (state.override && state.override.from === 'before' && (state.phase === 'after' || state.outcome === 'completed')) defects.push(`${name}: an override leads past the release`);
    if (!state.override && state.override !== false && state.phase === 'final') defects.push(`${name}: an override ends it unasked`);
  }
  return defects;
}

/** Does the edge cross from before value to after it, or to the completed end? */
function enters(d: Definition, edge: Edge): boolean {
  const region = regionOf(d, edge);
  if (edge.to.startsWith('@')) return false;
  const phases = (s: string) => Object.values(d.states).filter((w) => w.at[region]?.includes(s));
  return edge.from.some((s) => phases(s).some((w) => w.phase === 'before')) && phases(edge.to).some((w) => w.phase === 'after' || w.outcome === 'completed');
}

/** Title and held money: one person alone never moves them (core/two-persons). Parties' own rights and timers are not an operator's. */
function pairs(d: Definition): string[] {
  const moves = new Set(d.edges.map((e) => e.name));
  const entered = (e: Edge) => (e.to === '@target' ? Object.values(d.states).filter((s) => s.override !== false) : Object.values(d.states).filter((s) => s.at[regionOf(d, e)]?.includes(e.to))).flatMap((s) => s.enter ?? []);
  return d.edges.filter((e) => e.actor === 'operator' && [...(e.effects ?? []), ...entered(e)].some((name) => d.pairs.includes(name)))
    .filter((e) => !earlierSteps(e.name).some((first) => moves.has(first))).map((e) => `${e.name}: one person alone`);
}

/** What a hold began, an edge ends without ending the case. */
function waysBack(d: Definition): string[] {
  return Object.keys(d.holds).flatMap((hold) => {
    if (!d.edges.some((e) => e.starts === hold)) return [`hold ${hold}: never begins`];
    const back = d.edges.filter((e) => e.ends?.includes(hold) && e.to !== '@target');
    return back.some((e) => e.to.startsWith('@') || !astray(d, e)) ? [] : [`hold ${hold}: no way back`];
  });
}

/** Does the edge lead to an end or off the ordinary way? */
const astray = (d: Definition, edge: Edge) => Object.values(d.states).some((s) => (s.phase === 'final' || s.side) && s.at[regionOf(d, edge)]?.includes(edge.to));

import { can, type Permission } from '#app/core/permissions.ts';
import type { Scope } from '#app/core/scope.ts';
import { firstStepOf, type TakenStep } from '#app/core/two-persons.ts';
import { all, reader } from './facts.ts';
import { Refusal, type Block } from './refusal.ts';
import { actorMatches, edgeNamed, landing, leaves, overrideTargets, shownState, unmet } from './step.ts';
import type { Definition, Edge, FactReader, Standing, StateName } from './types.ts';

/** Permission an edge asks of a member when it names none. */
export const DEFAULT_PERMISSION: Permission = 'deal.act';

/** A gate as the subject's rules judge it now. */
export interface GateState { code: string; state: 'cleared' | 'open' | 'not_applicable'; why: string }

/** A case as one actor meets it. */
export interface CaseView {
  definition: Definition;
  standing: Standing;
  facts: FactReader;
  gates: readonly GateState[];
  /** Latest step of each kind that is the first of two persons', and who took it. */
  steps: readonly TakenStep[];
  actorUserId: string | null;
}

function openGates(view: CaseView, codes: readonly string[] | undefined): Block[] {
  return (codes ?? []).flatMap((code) => {
    const gate = view.gates.find((g) => g.code === code);
    return gate?.state === 'open' ? [{ code, detail: gate.why }] : [];
  });
}

/** Why the edge cannot be taken now, whoever asks: facts that do not hold, gates that are open. */
export function conditionsOf(edge: Edge, view: CaseView): Block[] {
  return [...unmet(view.definition, edge, view.standing, view.facts).map((code) => ({ code })), ...openGates(view, edge.gates)];
}

/** Why this role and scope may not take the edge, apart from its conditions. */
export function actorBlocks(definition: Definition, edge: Edge, role: string, scope: Scope): Block[] {
  if (!actorMatches(definition, edge, role)) return [{ code: 'actor', detail: edge.actor }];
  if (role === 'system') return [];
  const permission = edge.permission ?? DEFAULT_PERMISSION;
  return (scope.kind === 'org' || scope.kind === 'operator') && can(scope, permission) ? [] : [{ code: 'permission', detail: permission }];
}

/** The same person took the step before: the second is somebody else's. `detail` names that person, who is the one asking. */
export function pairBlocks(edge: Edge, to: string, view: CaseView): Block[] {
  if (edge.pairTo && !edge.pairTo.includes(to)) return [];
  const first = firstStepOf(edge.name, view.actorUserId, view.steps);
  if (!first) return [];
  const counts = view.definition.lapses?.[first.move];
  return counts && !reader(view.definition, view.standing, view.facts)(counts) ? [] : [{ code: 'same_person', detail: first.name }];
}

/** The state an edge leads to, as people are told it. */
export function toState(edge: Edge, view: CaseView, target?: string): StateName {
  const at = landing(view.definition, edge, view.standing, target);
  const holds = view.standing.holds.filter((h) => !edge.ends?.includes(h.name));
  return shownState(view.definition, { at, holds: edge.starts ? [...holds, { name: edge.starts, before: view.standing.at }] : holds });
}

/** What an override asks for where it leads. */
function overrideBlocks(edge: Edge, target: string | undefined, view: CaseView): Block[] {
  if (edge.to !== '@target' || target === undefined) return [];
  const into = view.definition.states[target]?.override;
  if (!into) return [];
  const facts = reader(view.definition, view.standing, view.facts);
  return [...(into.requires ?? []).filter((f) => !facts(f)).map((code) => ({ code })), ...openGates(view, into.gates)];
}

export interface Asked { name: string; role: string; scope: Scope; target?: string }
export interface Decided { edge: Edge; to: StateName; target?: string }

/**
 * Decides one attempt: the edge and where it leads, or a {@link Refusal} that says why not. In this order, so that a
 * foreign actor learns nothing of the case's inside: is there such an edge, may this actor take it, does it leave where the case
 * stands, may an override lead there, is it another person than took the step before, do its facts hold, are its gates cleared.
 */
export function decide(view: CaseView, asked: Asked): Decided {
  const { definition, standing, facts } = view;
  const named = definition.edges.filter((e) => e.name === asked.name);
  if (named.length === 0) throw new Refusal('transition_refused', [{ code: 'unknown_transition' }]);
  const blocks = named.map((e) => actorBlocks(definition, e, asked.role, asked.scope));
  if (!blocks.some((b) => b.length === 0)) throw new Refusal('forbidden', blocks[0]!);
  const edge = edgeNamed(definition, asked.name, standing, facts);
  if (!edge) throw new Refusal('transition_refused', [{ code: 'wrong_state', detail: shownState(definition, standing) }]);
  const mine = actorBlocks(definition, edge, asked.role, asked.scope);
  if (mine.length) throw new Refusal('forbidden', mine);
  const target = edge.to === '@target' ? asked.target : undefined;
  if (edge.to === '@target') {
    const targets = overrideTargets(definition, standing, facts);
    if (!target || !targets.some((s) => s === target)) throw new Refusal('transition_refused', [{ code: 'override_target', detail: targets.join(',') }]);
  }
  const to = toState(edge, view, target);
  const pair = pairBlocks(edge, to, view);
  const conditions = [...pair, ...conditionsOf(edge, view), ...overrideBlocks(edge, target, view)];
  if (conditions.length) throw new Refusal(pair.length ? 'same_person' : 'transition_refused', conditions, { to });
  return { edge, to, ...(target === undefined ? {} : { target }) };
}

/** The next edge the platform takes by itself, if its conditions hold. */
export function nextAutomatic(view: CaseView): Decided | null {
  const facts = reader(view.definition, view.standing, view.facts);
  for (const edge of view.definition.edges) {
    if (!edge.auto || !leaves(view.definition, edge, view.standing) || !all(edge.when, facts)) continue;
    if (conditionsOf(edge, view).length === 0) return { edge, to: toState(edge, view) };
  }
  return null;
}

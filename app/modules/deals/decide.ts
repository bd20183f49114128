import { can, type Permission } from '#app/core/permissions.ts';
import type { Scope } from '#app/core/scope.ts';
import { firstStepOf } from '#app/core/two-persons.ts';
import type { Block } from './contract.ts';
import type { GateResult } from './gates/types.ts';
import { destination, edgeNamed, overrideTargets, unmet, type DealFacts } from './process/requirements.ts';
import { actorMatches, type Edge, type Process, type Role } from './process/types.ts';
import { Refusal } from './refusal.ts';

/** Permission an edge asks of a member when it names none. */
export const DEFAULT_PERMISSION: Permission = 'deal.act';

/** Why the edge cannot be taken now, whoever asks: requirements that do not hold, gates that are open. */
export function conditionsOf(edge: Edge, process: Process, facts: DealFacts, gates: readonly GateResult[]): Block[] {
  const open = (edge.gates ?? []).flatMap((code) => {
    const gate = gates.find((g) => g.code === code);
    return gate?.state === 'open' ? [{ code, detail: gate.why }] : [];
  });
  return [...unmet(edge, facts, process).map((code) => ({ code })), ...open];
}

/** Why this role and scope may not take the edge, apart from its conditions. */
export function actorBlocks(edge: Edge, role: Role, scope: Scope): Block[] {
  if (!actorMatches(edge, role)) return [{ code: 'actor', detail: edge.actor }];
  if (role === 'system') return [];
  const permission = edge.permission ?? DEFAULT_PERMISSION;
  return (scope.kind === 'org' || scope.kind === 'operator') && can(scope, permission) ? [] : [{ code: 'permission', detail: permission }];
}

/** The same person took the step before: the second is somebody else's. `detail` names that person, who is the one asking. */
export function pairBlocks(edge: Edge, to: string, facts: DealFacts): Block[] {
  // An override is the second of two only where it sends money back; what it puts in order otherwise, a later step confirms.
  if (edge.to === '@target' && to !== 'refunding') return [];
  const first = firstStepOf(edge.name, facts.actorUserId, facts.steps);
  if (!first || (first.move === 'ask_refund' && !facts.refundAsked)) return [];
  return [{ code: 'same_person', detail: first.name }];
}

export interface Asked { name: string; role: Role; scope: Scope; target?: string }

/**
 * Decides one attempt: the edge and where it leads, or a {@link Refusal} that says why not. In this order, so that a
 * foreign actor learns nothing of the deal's inside: is there such an edge, may this actor take it, does it leave this
 * state, may an override lead there, is it another person than took the step before, do its requirements hold, are its gates cleared.
 */
export function decide(process: Process, facts: DealFacts, gates: readonly GateResult[], asked: Asked): { edge: Edge; to: string } {
  const named = process.edges.filter((e) => e.name === asked.name);
  if (named.length === 0) throw new Refusal('transition_refused', [{ code: 'unknown_transition' }]);
  const blocks = named.map((e) => actorBlocks(e, asked.role, asked.scope));
  if (!blocks.some((b) => b.length === 0)) throw new Refusal('forbidden', blocks[0]!);
  const edge = edgeNamed(process, asked.name, facts);
  if (!edge) throw new Refusal('transition_refused', [{ code: 'wrong_state', detail: facts.state }]);
  const mine = actorBlocks(edge, asked.role, asked.scope);
  if (mine.length) throw new Refusal('forbidden', mine);
  if (edge.to === '@target' && (!asked.target || !overrideTargets(process, facts).includes(asked.target))) {
    throw new Refusal('transition_refused', [{ code: 'override_target', detail: overrideTargets(process, facts).join(',') }]);
  }
  const to = destination(edge, facts, asked.target);
  const pair = pairBlocks(edge, to, facts);
  const conditions = [...pair, ...conditionsOf(edge, process, facts, gates), ...endConditions(process, edge, to, { gates, facts })];
  if (conditions.length) throw new Refusal(pair.length ? 'same_person' : 'transition_refused', conditions, { to });
  return { edge, to };
}

/** An override into the completed end must meet the gates the ordinary way there asks for; one that sends money back, another's wish to. */
function endConditions(process: Process, edge: Edge, to: string, { gates, facts }: { gates: readonly GateResult[]; facts: DealFacts }): Block[] {
  if (edge.to === '@target' && to === 'refunding') return facts.refundAsked ? [] : [{ code: 'refund_asked' }];
  if (edge.to !== '@target' || process.states[to]?.outcome !== 'completed') return [];
  const asked = new Set(process.edges.filter((e) => e.to === to).flatMap((e) => [...(e.gates ?? [])]));
  return gates.filter((g) => asked.has(g.code) && g.state === 'open' && g.code !== 'G1').map((g) => ({ code: g.code, detail: g.why }));
}

/** The next edge the platform takes by itself, if its conditions hold. */
export function nextAutomatic(process: Process, facts: DealFacts, gates: readonly GateResult[]): { edge: Edge; to: string } | null {
  for (const candidate of process.edges) {
    if (!candidate.auto || !candidate.from.includes(facts.state)) continue;
    const edge = edgeNamed(process, candidate.name, facts);
    if (edge === candidate && conditionsOf(edge, process, facts, gates).length === 0) return { edge, to: destination(edge, facts) };
  }
  return null;
}

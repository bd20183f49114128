import type { MemberScope } from '#app/core/scope.ts';
import { actorBlocks, conditionsOf, pairBlocks, toState } from '#app/modules/process/definition/decide.ts';
import { all, reader } from '#app/modules/process/definition/facts.ts';
import { leaves } from '#app/modules/process/definition/step.ts';
import type { Edge, TimerState } from '#app/modules/process/definition/types.ts';
import { viewOf } from '#app/modules/process/engine/move.server.ts';
import { actorOf, type Loaded, type Subject } from '#app/modules/process/engine/subject.ts';
import type { Tx } from '#db/client.ts';

/** What a case asks of one organisation: the move, when its period ends, and whether this reader may make it. */
export interface CaseDuty { move: string; due_at: string | null; whose: 'mine' | 'colleague' }

/** Moves a definition offers as a task although nobody has to make them: the way leads on without. */
const OFFERED: ReadonlySet<string> = new Set(['withdraw_sale']);

const running = (timers: readonly TimerState[], codes?: readonly string[]) => timers.filter((t) => t.state === 'open' && (!codes || codes.includes(t.code))).sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0] ?? null;

/**
 * The duty of the scope's organisation in a case of any definition: of the tasks its part can take now, the first in the definition's order
 * (the others are other answers to the same question). Null when nothing waits for it. Runs for the platform.
 */
export async function caseDuty<S extends Loaded>(tx: Tx, subject: Subject<S>, id: string, scope: MemberScope, also: (edge: Edge, ctx: S) => boolean = () => true): Promise<{ ctx: S; role: string | null; duty: CaseDuty | null }> {
  const actor = actorOf(scope);
  const ctx = await subject.load(tx, id, actor);
  const role = subject.roleOf(ctx, scope);
  if (!role || ctx.case.closedAt) return { ctx, role, duty: null };
  const view = viewOf(subject, ctx, actor);
  const facts = reader(view.definition, view.standing, view.facts);
  const { timers } = ctx.case;
  // A move that stays where it is has been made once it has met its clock.
  const made = (e: Edge) => e.to === '@same' && (e.meets?.length ?? 0) > 0 && !running(timers, e.meets);
  const blocks = (e: Edge) => [...actorBlocks(view.definition, e, role, scope), ...pairBlocks(e, toState(e, view), view)].map((b) => b.code);
  const [edge] = view.definition.edges
    .filter((e) => e.task && e.to !== '@target' && !OFFERED.has(e.name) && leaves(view.definition, e, view.standing) && all(e.when, facts) && !made(e) && conditionsOf(e, view).length === 0 && !blocks(e).includes('actor') && also(e, ctx))
    .sort((a, b) => a.task!.order - b.task!.order);
  if (!edge) return { ctx, role, duty: null };
  const due = running(timers, edge.meets ?? []) ?? running(timers);
  return { ctx, role, duty: { move: edge.name, due_at: due?.dueAt.toISOString() ?? null, whose: blocks(edge).length ? 'colleague' : 'mine' } };
}

import { and, eq, isNull } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { can } from '#app/core/permissions.ts';
import type { MemberScope } from '#app/core/scope.ts';
import type { Db, Tx } from '#db/client.ts';
import { orgSignatureRules, type ApprovalSubject, type SignedAct } from '#db/schema/approvals.ts';
import { members } from '#db/schema/orgs.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import { hashOf, lockOpen } from './approval.store.server.ts';
import { askApproval, askedError, type Ask } from './ask-approval.server.ts';
import { endApproval } from './end-approval.server.ts';
import { ACT_PERMISSION, covers } from './rules.ts';
import { useApproval } from './use-approval.server.ts';

/** One act by which a member binds the organisation, and the sum it binds to (minor units). `what` is exactly what is done. */
export interface Binding { act: SignedAct; subject: { kind: ApprovalSubject; id: string }; dealId?: string; what: Record<string, unknown>; amount: number; currency: string }

/** The act needs a colleague first. Thrown out of the transaction of the act, which undoes it; {@link orAsk} then asks in one of its own. */
export class SecondNeeded extends AppError {
  readonly ask: Ask;
  constructor(ask: Ask) {
    super('approval_requested', { subject: ask.subject.id });
    this.ask = ask;
  }
}

interface Member { userId: string; role: MemberScope['role']; limit: number | null }

/**
 * Lets a member bind the organisation, or says what is missing. Within their own limit and below the organisation's sum for two persons
 * they may alone. Else the act needs a colleague with the same permission, and the limit of one of the two covers the sum: the first
 * asks ({@link SecondNeeded}), the second does the same act and uses the request up. A request that expired, or was for something
 * else, is asked anew. Throws `forbidden` for somebody who is no member, `approval_limit` or `no_second_person` when no colleague could.
 */
export async function assertMayBind(tx: Tx, scope: MemberScope, binding: Binding): Promise<void> {
  return asPlatform(tx, scope, 'see whether one person may bind', async () => {
    const people = await tx.select({ userId: members.userId, role: members.role, limit: members.approvalLimit }).from(members).where(and(eq(members.orgId, scope.orgId), isNull(members.removedAt)));
    const me = people.find((p) => p.userId === scope.userId);
    if (!me) throw new AppError('forbidden', { reason: 'not_a_member' });
    const [rule] = await tx.select({ above: orgSignatureRules.secondAbove }).from(orgSignatureRules).where(eq(orgSignatureRules.orgId, scope.orgId));
    const above = rule?.above ?? null;
    if (covers(me.limit, binding) && (above === null || covers(above, binding))) {
      // Done by somebody who may alone: nobody waits for a colleague any more.
      await endApproval(tx, scope, { kind: 'second_signature', act: binding.act, subject: binding.subject, orgId: scope.orgId }, { decision: 'overtaken' });
      return;
    }
    await bindByTwo(tx, scope, binding, { me, people });
  });
}

async function bindByTwo(tx: Tx, scope: MemberScope, binding: Binding, who: { me: Member; people: Member[] }): Promise<void> {
  const { me, people } = who;
  const { act, subject, what } = binding;
  const key = { kind: 'second_signature', act, subject, orgId: scope.orgId } as const;
  const open = await lockOpen(tx, key);
  const fits = open !== null && !open.late && open.row.hash === hashOf(what);
  if (fits && open.row.requestedBy === scope.userId) throw askedError(open.row);
  if (fits) {
    // Whoever asked and has left since, or may not do it any more, asked for nobody.
    const first = people.find((p) => p.userId === open.row.requestedBy && can({ orgKind: scope.orgKind, role: p.role }, ACT_PERMISSION[act]));
    if (first) {
      if (!covers(me.limit, binding) && !covers(first.limit, binding)) throw overLimit(me, binding);
      await useApproval(tx, scope, key, what);
      return;
    }
  }
  const colleagues = people.filter((p) => p.userId !== me.userId && can({ orgKind: scope.orgKind, role: p.role }, ACT_PERMISSION[act]));
  if (!colleagues.some((p) => covers(p.limit, binding) || covers(me.limit, binding))) {
    throw covers(me.limit, binding) ? new AppError('no_second_person', { act, amount: binding.amount, currency: binding.currency }) : overLimit(me, binding);
  }
  throw new SecondNeeded({ ...key, what, dealId: binding.dealId ?? null, anew: true });
}

function overLimit(me: Member, binding: Binding): AppError { return new AppError('approval_limit', { limit: me.limit, amount: binding.amount, currency: binding.currency }); }

/** Runs an act that may need a colleague; where it does, asks them once the act is undone, and throws `approval_requested` with the request's id. */
export async function orAsk<T>(deps: { db: Db }, scope: MemberScope, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof SecondNeeded)) throw error;
    throw askedError(await withTx(deps.db, scope, (tx) => askApproval(tx, scope, error.ask)));
  }
}

/** A form's input as JSON has it: what a colleague is shown, and what is done when they agree. */
export function plain(input: object): Record<string, unknown> { return JSON.parse(JSON.stringify(input)) as Record<string, unknown>; }

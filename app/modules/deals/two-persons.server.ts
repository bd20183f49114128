import { AppError } from '#app/core/errors.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import { firstStepOf, earlierSteps } from '#app/core/two-persons.ts';
import type { ApprovalKey } from '#app/modules/approvals/approval.store.server.ts';
import { askApproval, type Ask } from '#app/modules/approvals/ask-approval.server.ts';
import { endApproval, type Ending } from '#app/modules/approvals/end-approval.server.ts';
import { SecondNeeded } from '#app/modules/approvals/second-signature.server.ts';
import { useApproval } from '#app/modules/approvals/use-approval.server.ts';
import { accountMark } from '#app/modules/payments/ground.server.ts';
import { Refusal } from '#app/modules/process/definition/refusal.ts';
import type { Change } from '#app/modules/process/definition/step.ts';
import type { Definition, Edge } from '#app/modules/process/definition/types.ts';
import type { PersonalMove } from '#app/modules/process/engine/subject.ts';
import type { Tx } from '#db/client.ts';
import type { ApprovalKind } from '#db/schema/approvals.ts';
import type { DealContext } from './context.server.ts';

/** Moves whose first person is whoever took the step before: their filing or confirming is the request. */
export const WAITING_KINDS = ['confirm_registration', 'confirm_handover', 'release'] as const;
type WaitingKind = (typeof WAITING_KINDS)[number];
const isWaiting = (name: string): name is WaitingKind => (WAITING_KINDS as readonly string[]).includes(name);
/** Moves by which a filed record is turned away. */
const TURNED_AWAY: readonly string[] = ['reject_certificate', 'reject_handover'];

/** A move that needs a second person who has not been asked yet. The attempt is recorded, and the caller asks in a transaction of its own. */
export class ApprovalNeeded extends Refusal {
  readonly ask: Ask;
  constructor(ask: Ask) {
    super('approval_requested', [{ code: 'second_person' }]);
    this.ask = ask;
  }
}

export const dealApproval = (dealId: string, kind: ApprovalKind): ApprovalKey => ({ kind, subject: { kind: 'deal', id: dealId } });

/** Which approval the move uses up; null for a move one person may take. Held money an operator sends back has a kind of its own, by whatever move. */
export function approvalOf(definition: Definition, edge: Edge, to: string): ApprovalKind | null {
  if (isWaiting(edge.name)) return edge.name;
  if (edge.actor !== 'operator') return null;
  if (definition.states[to]?.enter?.includes('request_refund')) return 'refund';
  return edge.to === '@target' ? 'override' : null;
}

/** What exactly a second person agrees to, read from what is about to be done. Amounts in minor units, files and contracts by their SHA-256. */
export async function dealGround(tx: Tx, ctx: DealContext, kind: ApprovalKind, move: { to: string; reason: string }): Promise<Record<string, unknown>> {
  const { deal } = ctx;
  const filed = ctx.evidence.findLast((e) => e.kind === 'certificate' || e.kind === 'handover');
  const base = { deal: deal.id, patent: deal.patentNumber, buyer: deal.buyerOrgId, evidence: filed?.id ?? null };
  switch (kind) {
    case 'confirm_registration': {
      const file = ctx.documents.find((d) => d.id === filed?.data.document_id)?.sha256 ?? null;
      return { ...base, certificate_no: filed?.data.certificate_no ?? null, registered_on: filed?.data.registered_on ?? null, file };
    }
    case 'confirm_handover': return { ...base, handed_over_on: filed?.data.handed_over_on ?? null };
    case 'release': return {
      ...base, currency: deal.currency, price: deal.priceAmount, platform_bps: deal.platformFeeBps, broker_bps: deal.brokerFeeBps, seller: deal.sellerOrgId, broker: deal.brokerOrgId,
      seller_account: await accountMark(tx, deal.sellerOrgId), broker_account: await accountMark(tx, deal.brokerOrgId), contract: ctx.contract?.document.sha256 ?? null,
    };
    case 'refund': return { deal: deal.id, currency: deal.currency, held: ctx.money.held, payer: deal.buyerOrgId };
    default: return { deal: deal.id, from: ctx.case.state, to: move.to, currency: deal.currency, held: ctx.money.held, reason: move.reason };
  }
}

/** Before a move that takes two: the second person's yes is used up. Refuses with what is missing, or asks who is first to wait for a colleague. */
export async function approved(tx: Tx, ctx: DealContext, move: PersonalMove): Promise<void> {
  const kind = approvalOf(ctx.case.definition, move.edge, move.to);
  if (kind === null || !isPerson(move.scope)) return;
  const key = dealApproval(ctx.deal.id, kind);
  const what = await dealGround(tx, ctx, kind, move);
  const open = ctx.approvals.find((a) => a.kind === kind);
  if (kind === 'override' && (!open || open.late)) throw new ApprovalNeeded({ ...key, what, dealId: ctx.deal.id });
  if (kind === 'override' && open!.by === move.scope.userId) throw new Refusal('approval_requested', [{ code: 'second_person' }]);
  await refusing(() => useApproval(tx, move.scope as MemberScope, key, what));
  ctx.approvals = ctx.approvals.filter((a) => a.kind !== kind);
}

/** After a move: asks for the second person where the next step is theirs, and ends what the move has overtaken or turned away. */
export async function asked(tx: Tx, ctx: DealContext, move: PersonalMove, change: Change): Promise<void> {
  const moved = change.from !== change.to;
  for (const { kind } of [...ctx.approvals]) {
    const over = isWaiting(kind) ? !waitsFor(ctx, kind) : moved || (kind === 'refund' && move.edge.name === 'drop_refund');
    if (over) await end(tx, ctx, move, kind);
  }
  if (!isPerson(move.scope)) return;
  for (const kind of WAITING_KINDS) if (waitsFor(ctx, kind) && !ctx.approvals.some((a) => a.kind === kind)) await ask(tx, ctx, move, kind);
  if (move.edge.name === 'ask_refund') await ask(tx, ctx, move, 'refund');
}

/** Does the case stand where this move leaves, or did it when a dispute began (which in the first version is a place of its own)? Quiet holds let it move on. */
export function waitsFor(ctx: Pick<DealContext, 'case'>, kind: WaitingKind): boolean {
  const { definition, standing, closedAt } = ctx.case;
  if (closedAt) return false;
  const places = (region: string) => [standing.at[region], ...standing.holds.filter((h) => definition.holds[h.name]?.blocks).map((h) => h.before[region])];
  return definition.edges.some((e) => e.name === kind && places(e.region ?? definition.main).some((at) => at !== undefined && e.from.includes(at)));
}

/** Accounts that took a step after which they may not take this one. */
export function barredFrom(ctx: Pick<DealContext, 'steps'>, kind: ApprovalKind): string[] {
  const people = [...new Set(ctx.steps.map((s) => s.by))];
  return earlierSteps(kind).length ? people.filter((person) => firstStepOf(kind, person, ctx.steps) !== null) : [];
}

async function ask(tx: Tx, ctx: DealContext, move: PersonalMove, kind: ApprovalKind): Promise<void> {
  const what = await dealGround(tx, ctx, kind, move);
  const row = await askApproval(tx, move.scope as MemberScope, { ...dealApproval(ctx.deal.id, kind), what, dealId: ctx.deal.id, barred: barredFrom(ctx, kind), anew: true });
  ctx.approvals = [...ctx.approvals.filter((a) => a.kind !== kind), { id: row.id, kind, by: row.requestedBy, late: false }].sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

async function end(tx: Tx, ctx: DealContext, move: PersonalMove, kind: ApprovalKind): Promise<void> {
  const refused = isPerson(move.scope) && (TURNED_AWAY.includes(move.edge.name) || move.edge.name === 'drop_refund');
  const ending: Ending = refused ? { decision: 'refused', reason: move.reason || move.edge.name } : { decision: 'overtaken' };
  await endApproval(tx, move.scope, dealApproval(ctx.deal.id, kind), ending);
  ctx.approvals = ctx.approvals.filter((a) => a.kind !== kind);
}

const isPerson = (scope: Scope): scope is MemberScope => scope.kind === 'org' || scope.kind === 'operator';

/** What the approvals room refuses, as a refusal of the move, so that the attempt is recorded. */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SecondNeeded) throw new ApprovalNeeded(error.ask);
    if (!(error instanceof AppError)) throw error;
    const { changed, first_by: first, state } = error.details;
    const detail = error.code === 'same_person' ? first : error.code === 'ground_changed' ? (changed as string[]).join(', ') : state;
    throw new Refusal(error.code, [{ code: error.code === 'forbidden' ? 'actor' : error.code, ...(typeof detail === 'string' ? { detail } : {}) }]);
  }
}

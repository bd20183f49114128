import { eq, inArray } from 'drizzle-orm';
import { addMonths, legalDay } from '#app/core/clock.ts';
import type { Scope } from '#app/core/scope.ts';
import type { TakenStep } from '#app/core/two-persons.ts';
import { RELATED_FACTS, type RelatedFact } from '#app/core/vocabulary.ts';
import { lintContract } from '#app/modules/documents/contract-lint.ts';
import { clockNow } from '#app/modules/offers/offer.store.server.ts';
import { lifeFactsOf, lifeOn } from '#app/modules/patents/life.ts';
import { relatedFacts } from '#app/modules/orgs/related.server.ts';
import { dealMoney, type DealMoney } from '#app/modules/payments/ledger/read.server.ts';
import type { Tx } from '#db/client.ts';
import { deals } from '#db/schema/deals.ts';
import { orgs } from '#db/schema/orgs.ts';
import {
  firstSteps, historyHead, readDeadlines, readDocuments, readEvidence, readListing, readPatent, readPayouts, runningDeals, standingRights,
  type DeadlineRow, type DealRow, type DocumentRow, type PatentRow, type PayoutRow, type SignatureRow,
} from './deal.store.server.ts';
import { evaluateGates } from './gates/evaluate.ts';
import type { EvidenceRow, GateResult } from './gates/types.ts';
import { processOf } from './process/index.ts';
import type { DealFacts } from './process/requirements.ts';
import type { Process, Role } from './process/types.ts';
import { dealsConflict, rightOf, rightsConflict, type RightsConflict, type WantedRight } from './rights.ts';
import type { DealPack } from './rule-packs/cn.ts';
import { dealPackOf } from './rule-packs/index.ts';

export type OrgRow = typeof orgs.$inferSelect;

/** A deal with everything its process and gates look at, read in one go. */
export interface DealContext {
  deal: DealRow;
  process: Process;
  pack: DealPack;
  now: Date;
  today: string;
  seller: OrgRow;
  buyer: OrgRow;
  broker: OrgRow | null;
  patent: PatentRow;
  /** Facts that make the sides related parties: what was found when the deal opened, and what is found now. */
  related: RelatedFact[];
  listing: Awaited<ReturnType<typeof readListing>>;
  rights: Awaited<ReturnType<typeof standingRights>>;
  conflicts: RightsConflict[];
  evidence: EvidenceRow[];
  deadlines: DeadlineRow[];
  documents: DocumentRow[];
  /** The contract version that stands, and the signatures on it. */
  contract: { document: DocumentRow; signatures: SignatureRow[] } | null;
  signatures: SignatureRow[];
  money: DealMoney;
  payouts: PayoutRow[];
  /** Steps that are the first of a pair, latest of each, with who took them. */
  steps: TakenStep[];
  gates: GateResult[];
  nextSeq: number;
  stateSince: Date | null;
}

/** Which part the asking scope plays in a deal; null for none. */
export function roleIn(deal: Pick<DealRow, 'sellerOrgId' | 'buyerOrgId' | 'brokerOrgId'>, scope: Scope): Role | null {
  if (scope.kind === 'system') return 'system';
  if (scope.kind === 'operator') return 'operator';
  if (scope.kind !== 'org') return null;
  if (scope.orgId === deal.sellerOrgId) return 'seller';
  if (scope.orgId === deal.buyerOrgId) return 'buyer';
  return scope.orgId === deal.brokerOrgId ? 'broker' : null;
}

/** Reads the context. Must run for the platform (`asPlatform`): gates look at rows a party alone may not see. */
export async function loadContext(tx: Tx, deal: DealRow): Promise<DealContext> {
  const now = await clockNow(tx);
  const today = legalDay(now);
  const people = await tx.select().from(orgs).where(inArray(orgs.id, [deal.sellerOrgId, deal.buyerOrgId, ...(deal.brokerOrgId ? [deal.brokerOrgId] : [])]));
  const org = (id: string) => people.find((o) => o.id === id)!;
  const { documents, signatures } = await readDocuments(tx, deal.id);
  const document = documents.find((d) => d.kind === 'contract' && d.supersededAt === null);
  const process = processOf(deal.process, deal.processVersion);
  const patent = await readPatent(tx, deal.patentId);
  const rights = await standingRights(tx, patent);
  const related = await relatedTo(tx, deal, now);
  const base = {
    deal, process, pack: dealPackOf(deal.rulePack), now, today, seller: org(deal.sellerOrgId), buyer: org(deal.buyerOrgId), broker: deal.brokerOrgId ? org(deal.brokerOrgId) : null,
    patent, related, listing: await readListing(tx, deal.listingId), rights, conflicts: await conflictsOf(tx, deal, patent, rights, today),
    evidence: await readEvidence(tx, deal.id), deadlines: await readDeadlines(tx, deal.id), documents, signatures,
    contract: document ? { document, signatures: signatures.filter((s) => s.documentId === document.id && s.sha256 === document.sha256) } : null,
    money: await dealMoney(tx, deal.id), payouts: await readPayouts(tx, deal.id), steps: await firstSteps(tx, deal.id), ...await historyHead(tx, deal.id),
  };
  return { ...base, gates: gatesOf(base) };
}

/** What tied the sides together when the deal was opened goes on counting, whatever they have changed since. */
async function relatedTo(tx: Tx, deal: DealRow, now: Date): Promise<RelatedFact[]> {
  const found = new Set(await relatedFacts(tx, deal.sellerOrgId, deal.buyerOrgId, now));
  for (const fact of deal.relatedFacts) found.add(fact as RelatedFact);
  return RELATED_FACTS.filter((f) => found.has(f));
}

/** The right a deal ends in, from this day on. */
export function wantedRight(deal: Pick<DealRow, 'kind' | 'fieldOfUse' | 'territory' | 'termMonths' | 'buyerOrgId'>, day: string): WantedRight {
  const kind = rightOf(deal.kind);
  if (kind === 'assignment') return { kind, fieldOfUse: '*', territory: 'WW', startsOn: day, endsOn: null, holderOrgId: deal.buyerOrgId };
  return { kind, fieldOfUse: deal.fieldOfUse, territory: deal.territory, startsOn: day, endsOn: deal.termMonths ? addMonths(day, deal.termMonths) : null, holderOrgId: deal.buyerOrgId };
}

/**
 * What stands in the way of the deal: rights in force, and deals opened before it that still run. Of what was opened later
 * the later party had to take notice, so the earlier deal goes on undisturbed.
 */
async function conflictsOf(tx: Tx, deal: DealRow, patent: PatentRow, rights: Awaited<ReturnType<typeof standingRights>>, today: string): Promise<RightsConflict[]> {
  const wanted = wantedRight(deal, today);
  const sources = rights.map((r) => r.dealId).filter((id): id is string => id !== null && id !== deal.id);
  const opened = sources.length ? await tx.select({ id: deals.id, openedAt: deals.openedAt }).from(deals).where(inArray(deals.id, sources)) : [];
  const before = (other: { id: string; openedAt: Date }) => other.openedAt.getTime() < deal.openedAt.getTime() || (other.openedAt.getTime() === deal.openedAt.getTime() && other.id < deal.id);
  const standing = rights.flatMap((r) => {
    if (r.kind === 'pledge' || r.kind === 'freeze' || r.dealId === deal.id) return [];
    const source = opened.find((o) => o.id === r.dealId);
    if (source && !before(source)) return [];
    return rightsConflict({ id: r.id, kind: r.kind, fieldOfUse: r.fieldOfUse, territory: r.territory, startsOn: r.startsOn, endsOn: r.endsOn, holderOrgId: r.holderOrgId }, wanted) ?? [];
  });
  const running = (await runningDeals(tx, patent, deal.id)).filter((other) => before(other) && !rights.some((r) => r.dealId === other.id))
    .flatMap((other) => dealsConflict(wantedRight(other, today), wanted, other.id) ?? []);
  return [...standing, ...running];
}

function gatesOf(c: Omit<DealContext, 'gates'>): GateResult[] {
  const verified = c.listing.verifiedLiveAt ? legalDay(c.listing.verifiedLiveAt) : null;
  const readOn = [c.patent.statusAsOf, verified].filter((d): d is string => d !== null).sort().at(-1) ?? null;
  return evaluateGates({
    kind: c.deal.kind, price: c.deal.priceAmount, currency: c.deal.currency, valuationAmount: c.deal.valuationAmount, pack: c.pack, today: c.today,
    seller: c.seller, buyer: c.buyer,
    related: c.related,
    patent: { ownerOrgId: c.patent.ownerOrgId, ownership: c.patent.ownership, coOwned: c.patent.coOwned, frozen: c.patent.frozen, pledged: c.patent.pledged, life: lifeOn(lifeFactsOf(c.patent), c.today), readOn },
    encumbrances: c.rights.flatMap((r) => ((r.kind === 'pledge' || r.kind === 'freeze') && (!r.endsOn || r.endsOn > c.today) ? [{ kind: r.kind }] : [])),
    conflicts: c.conflicts, approvalNumber: c.listing.approvalNumber, noticeStartsOn: c.listing.noticeStartsOn,
    lint: c.contract ? lintContract(c.contract.document.body ?? '') : null,
    held: c.money.held, released: isReleased(c), evidence: c.evidence,
  });
}

/** Has value passed already? */
export function isReleased(c: Pick<DealContext, 'deal' | 'process'>): boolean {
  const state = c.process.states[c.deal.state === 'disputed' ? c.deal.stateBeforeDispute ?? c.process.initial : c.deal.state];
  return state?.phase === 'after_release' || state?.outcome === 'completed';
}

/** An operator's wish to send the held money back, while it stands: asked since the deal came to this state, and not dropped after. */
export function refundAsk(c: Pick<DealContext, 'steps' | 'stateSince'>): TakenStep | null {
  const at = (move: string) => c.steps.find((s) => s.move === move);
  const [ask, drop] = [at('ask_refund'), at('drop_refund')];
  if (!ask || (c.stateSince && Date.parse(ask.at) <= c.stateSince.getTime())) return null;
  return drop && drop.at >= ask.at ? null : ask;
}

/**
 * The steps as they bind one actor. A proposal to cancel counts by who made it for the other side: several may stand, and one person
 * who belongs to both sides must not answer their own.
 */
function stepsSeenBy(steps: readonly TakenStep[], proposals: readonly EvidenceRow[], actor: { userId: string | null; orgId: string | null }): TakenStep[] {
  const rest = steps.filter((s) => s.move !== 'propose_cancel');
  const others = proposals.filter((e) => e.byOrgId !== actor.orgId);
  const own = others.length > 0 && others.every((e) => e.byUserId === actor.userId);
  if (!own || actor.userId === null) return rest;
  return [...rest, { move: 'propose_cancel', by: actor.userId, name: steps.find((s) => s.by === actor.userId)?.name ?? '', at: others.at(-1)!.at.toISOString() }];
}

/** The deal as its process asks about it, seen by one actor. */
export function factsFor(c: DealContext, actor: { userId: string | null; orgId: string | null }): DealFacts {
  const signed = (org: string) => c.contract?.signatures.some((s) => s.orgId === org) ?? false;
  const proposals = c.evidence.filter((e) => e.kind === 'cancel_proposal' && (!c.stateSince || e.at.getTime() > c.stateSince.getTime()));
  const licence = c.rights.find((r) => r.dealId === c.deal.id);
  return {
    state: c.deal.state, stateBeforeDispute: c.deal.stateBeforeDispute, price: c.deal.priceAmount, held: c.money.held,
    signedByBoth: signed(c.deal.sellerOrgId) && signed(c.deal.buyerOrgId),
    payoutsPending: c.payouts.filter((p) => p.state !== 'sent').length,
    cancelProposedBy: new Set(proposals.map((e) => e.byOrgId).filter((id) => id !== null)),
    overdue: new Set(c.deadlines.filter((d) => d.state === 'missed' || (d.state === 'open' && d.dueAt.getTime() <= c.now.getTime())).map((d) => d.code)),
    steps: stepsSeenBy(c.steps, proposals, actor), refundAsked: refundAsk(c) !== null,
    licenceSettled: c.deal.royaltyBps === 0 || (licence?.endsOn != null && licence.endsOn <= c.today),
    actorUserId: actor.userId, actorOrgId: actor.orgId,
  };
}

/** Re-reads the row after it was changed in this transaction. */
export async function reloadContext(tx: Tx, dealId: string): Promise<DealContext> {
  const [deal] = await tx.select().from(deals).where(eq(deals.id, dealId));
  return loadContext(tx, deal!);
}

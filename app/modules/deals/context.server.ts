import { AppError } from '#app/core/errors.ts';
import { addMonths, legalDay } from '#app/core/clock.ts';
import type { Currency } from '#app/core/money.ts';
import type { Scope } from '#app/core/scope.ts';
import type { TakenStep } from '#app/core/two-persons.ts';
import { RELATED_FACTS, type Attester, type RelatedFact } from '#app/core/vocabulary.ts';
import { lifeFactsOf, lifeOn, type Life } from '#app/modules/patents/life.ts';
import { relatedIn } from '#app/modules/orgs/related.server.ts';
import { HELD_MEANING } from '#app/modules/payments/ledger/journal.ts';
import type { DealMoney } from '#app/modules/payments/ledger/read.server.ts';
import type { ObligationRow } from '#app/modules/obligations/obligation.store.server.ts';
import { phaseOf } from '#app/modules/process/definition/step.ts';
import type { Definition } from '#app/modules/process/definition/types.ts';
import { caseFrom } from '#app/modules/process/engine/cases.server.ts';
import type { CaseRow, Loaded } from '#app/modules/process/engine/subject.ts';
import type { Tx } from '#db/client.ts';
import { rowFromJson } from '#db/json.ts';
import { prepared } from '#db/prepared.ts';
import { dealDocuments, dealEvidence, deals, signatures } from '#db/schema/deals.ts';
import { listings } from '#db/schema/listings.ts';
import { orgs } from '#db/schema/orgs.ts';
import { obligations } from '#db/schema/obligations.ts';
import { patentRights, patents } from '#db/schema/patents.ts';
import { payouts } from '#db/schema/payments.ts';
import { CONTEXT, contextParams, type ContextJson } from './context-query.server.ts';
import type { DealRow, DocumentRow, PatentRow, PayoutRow, SignatureRow } from './deal.store.server.ts';
import { DEAL_DEFINITIONS } from './definitions/index.ts';
import type { Role } from './definitions/names.ts';
import { evaluateGates } from './gates/evaluate.ts';
import type { EvidenceRow, GateResult } from './gates/types.ts';
import { lintOf } from './lint-of.server.ts';
import { dealsConflict, rightOf, rightsConflict, type RightsConflict, type WantedRight } from './rights.ts';
import type { DealPack } from './rule-packs/cn.ts';
import { dealPackOf } from './rule-packs/index.ts';

export type OrgRow = typeof orgs.$inferSelect;
type RightRow = typeof patentRights.$inferSelect & { sourceOpenedAt: Date | null };
/** What a deal needs to know of its patent; the row's long texts are not read for every move. */
export type DealPatent = Pick<PatentRow, 'id' | 'orgId' | 'ownerOrgId' | 'number' | 'applicationNumber' | 'grantNumber' | 'titleZh' | 'titleEn' | 'kind' | 'authority' | 'legalStatus' | 'filingDate' | 'grantDate'
  | 'expiryDate' | 'statusAsOf' | 'applicants' | 'assignees' | 'ownership' | 'coOwned' | 'frozen' | 'pledged' | 'rightKey' | 'rightKeys'>;

/** A deal with everything its process and gates look at, read in one statement. */
export interface DealContext extends Loaded {
  deal: DealRow;
  case: CaseRow;
  process: Definition;
  pack: DealPack;
  now: Date;
  /** The instant rows of this transaction carry. */
  at: Date;
  today: string;
  seller: OrgRow;
  buyer: OrgRow;
  broker: OrgRow | null;
  patent: DealPatent;
  /** Newest day on which accepted evidence says the seller owns the patent (`YYYY-MM-DD`). */
  provenOn: string | null;
  /** Facts that make the sides related parties: what was found when the deal opened, and what is found now. */
  related: RelatedFact[];
  listing: typeof listings.$inferSelect;
  rights: RightRow[];
  conflicts: RightsConflict[];
  evidence: EvidenceRow[];
  documents: DocumentRow[];
  /** The contract version that stands, and the signatures on it. */
  contract: { document: DocumentRow; signatures: SignatureRow[] } | null;
  signatures: SignatureRow[];
  money: DealMoney;
  payouts: PayoutRow[];
  /** What is owed under the deal, oldest first. */
  obligations: ObligationRow[];
  /** Steps that are the first of a pair, latest of each, with who took them. */
  steps: TakenStep[];
  /** What waits for a second person of the platform, one of a kind; `by`: whoever asked. */
  approvals: ContextJson['approvals'];
  gates: GateResult[];
  /** Gates as the table has them: what is equal is not written again. */
  stored: ReadonlyMap<string, { state: string; why: string; evidenceId: string | null }>;
  /** Whoever acts: their name, and the organisations they belong to with their limit there. */
  actor: ContextJson['actor'];
}

/** Whoever acts, as somebody else confirmed their name for this organisation; null when nobody did, or the account's name is another by now. */
export function confirmedName(ctx: Pick<DealContext, 'actor'>, orgId: string): { name: string; by: string; as: Attester; at: Date } | null {
  const m = ctx.actor?.memberships.find((x) => x.orgId === orgId);
  return m?.attestedName && m.attestedName === ctx.actor?.name ? { name: m.attestedName, by: m.attestedBy!, as: m.attestedAs!, at: new Date(m.attestedAt!) } : null;
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

/** Reads the context; `not_found` for a deal that is not there. Must run for the platform (`asPlatform`). `userId`: whoever acts. */
export async function loadContext(tx: Tx, dealId: string, userId: string | null = null): Promise<DealContext> {
  const [row] = await prepared<{ json: ContextJson }>(tx, CONTEXT, contextParams(dealId, userId));
  if (!row) throw new AppError('not_found', { deal: dealId });
  return contextFrom(row.json);
}

function contextFrom(json: ContextJson): DealContext {
  const deal = rowFromJson(deals, json.deal);
  const now = new Date(json.now);
  const today = legalDay(now);
  const people = json.orgs.map((o) => rowFromJson(orgs, o));
  const org = (id: string) => people.find((o) => o.id === id)!;
  const row = caseFrom(json.case, DEAL_DEFINITIONS);
  const rights = json.rights.map((r) => ({ ...rowFromJson(patentRights, r), sourceOpenedAt: r.source_opened_at === null ? null : new Date(r.source_opened_at) }));
  const found = new Set(relatedIn(json, deal.sellerOrgId, deal.buyerOrgId));
  // What tied the sides together when the deal was opened goes on counting, whatever they have changed since.
  for (const fact of deal.relatedFacts) found.add(fact as RelatedFact);
  const ctx: DealContext = {
    deal, case: row, process: row.definition, pack: dealPackOf(deal.rulePack), now, at: new Date(json.at), today,
    seller: org(deal.sellerOrgId), buyer: org(deal.buyerOrgId), broker: deal.brokerOrgId ? org(deal.brokerOrgId) : null,
    patent: rowFromJson(patents, json.patent), provenOn: json.provenOn, related: RELATED_FACTS.filter((f) => found.has(f)), listing: rowFromJson(listings, json.listing), rights,
    conflicts: conflictsOf(deal, rights, json.running.map((d) => rowFromJson(deals, d)), today),
    evidence: json.evidence.map((e) => rowFromJson(dealEvidence, e)), documents: json.documents.map((d) => rowFromJson(dealDocuments, d)), signatures: json.signatures.map((s) => rowFromJson(signatures, s)),
    contract: null, money: moneyOf(deal.currency as Currency, json), payouts: json.payouts.map((p) => rowFromJson(payouts, p)),
    approvals: json.approvals, obligations: json.obligations.map((o) => rowFromJson(obligations, o)),
    steps: json.steps.map((s) => ({ move: s.move, by: s.by, name: s.name ?? '', at: new Date(s.at).toISOString() })), gates: [],
    stored: new Map(json.gates.map((g) => [g.code, { state: g.state, why: g.why, evidenceId: g.evidence_id }])), actor: json.actor,
  };
  return judged(ctx);
}

/** Judges contract and gates again, after something in the context has changed. Changes and returns `ctx`. */
export function judged(ctx: DealContext): DealContext {
  const document = ctx.documents.find((d) => d.kind === 'contract' && d.supersededAt === null);
  ctx.contract = document ? { document, signatures: ctx.signatures.filter((s) => s.documentId === document.id && s.sha256 === document.sha256) } : null;
  ctx.gates = gatesOf(ctx);
  return ctx;
}

/** Money of the deal out of the movements of its held account: what {@link DealMoney} says of itself holds here. */
function moneyOf(currency: Currency, json: Pick<ContextJson, 'held' | 'fees'>): DealMoney {
  const result: DealMoney = { currency, funded: 0, held: 0, released: 0, refunded: 0, fees: Number(json.fees) };
  for (const row of json.held) {
    if (row.currency !== currency) continue;
    const [amount, meaning] = [Number(row.amount), HELD_MEANING[row.kind]];
    result.held -= amount;
    if (meaning === 'funded') result.funded -= amount;
    if (meaning === 'refunded') result.refunded += amount;
    if (meaning === 'released') result.released += amount;
  }
  result.released -= result.fees;
  return result;
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
function conflictsOf(deal: DealRow, rights: readonly RightRow[], running: readonly DealRow[], today: string): RightsConflict[] {
  const wanted = wantedRight(deal, today);
  const before = (other: { id: string; openedAt: Date }) => other.openedAt.getTime() < deal.openedAt.getTime() || (other.openedAt.getTime() === deal.openedAt.getTime() && other.id < deal.id);
  const standing = rights.flatMap((r) => {
    if (r.kind === 'pledge' || r.kind === 'freeze' || r.dealId === deal.id) return [];
    if (r.dealId !== null && r.sourceOpenedAt && !before({ id: r.dealId, openedAt: r.sourceOpenedAt })) return [];
    return rightsConflict({ id: r.id, kind: r.kind, fieldOfUse: r.fieldOfUse, territory: r.territory, startsOn: r.startsOn, endsOn: r.endsOn, holderOrgId: r.holderOrgId }, wanted) ?? [];
  });
  const others = running.filter((other) => before(other) && !rights.some((r) => r.dealId === other.id)).flatMap((other) => dealsConflict(wantedRight(other, today), wanted, other.id) ?? []);
  return [...standing, ...others];
}

/** Is the patent alive on that day, and why (not)? */
export function lifeOf(patent: DealPatent, today: string): Life { return lifeOn(lifeFactsOf(patent), today); }

function gatesOf(c: DealContext): GateResult[] {
  const verified = c.listing.verifiedLiveAt ? legalDay(c.listing.verifiedLiveAt) : null;
  const readOn = [c.patent.statusAsOf, verified].filter((d): d is string => d !== null).sort().at(-1) ?? null;
  return evaluateGates({
    kind: c.deal.kind, price: c.deal.priceAmount, currency: c.deal.currency, valuationAmount: c.deal.valuationAmount, pack: c.pack, today: c.today,
    seller: c.seller, buyer: c.buyer,
    related: c.related,
    patent: { ownerOrgId: c.patent.ownerOrgId, ownership: c.patent.ownership, coOwned: c.patent.coOwned, frozen: c.patent.frozen, pledged: c.patent.pledged, life: lifeOf(c.patent, c.today), readOn, provenOn: c.provenOn },
    encumbrances: c.rights.flatMap((r) => ((r.kind === 'pledge' || r.kind === 'freeze') && (!r.endsOn || r.endsOn > c.today) ? [{ kind: r.kind }] : [])),
    conflicts: c.conflicts, approvalNumber: c.listing.approvalNumber, noticeStartsOn: c.listing.noticeStartsOn,
    lint: c.contract ? lintOf(c.contract.document.body ?? '') : null,
    held: c.money.held, released: isReleased(c), evidence: c.evidence,
  }, c.process.gates);
}

/** Has value passed already? */
export function isReleased(c: Pick<DealContext, 'case'>): boolean {
  const { definition, standing, outcome } = c.case;
  return phaseOf(definition, standing) === 'after' || outcome === 'completed';
}

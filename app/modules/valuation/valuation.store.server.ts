import { and, desc, eq, getTableColumns, gt, inArray, isNull, lt, lte, sql, type SQL } from 'drizzle-orm';
import { newId } from '#app/core/ids.ts';
import type { Tx } from '#db/client.ts';
import { users } from '#db/schema/identity.ts';
import { listings } from '#db/schema/listings.ts';
import { patentRights, patents } from '#db/schema/patents.ts';
import { portfolioRows } from '#db/schema/portfolio.ts';
import { valuationAnswers, valuationPublications, valuations } from '#db/schema/valuation.ts';
import type { Currency } from '#app/core/money.ts';
import { inForceOn } from '#app/modules/patents/standing-rights.server.ts';
import type { StatedBefore } from './carry.ts';
import type { FactRow, RightCounts } from './facts.ts';
import type { AnswerFact } from './snapshot.ts';

export type ValuationRow = typeof valuations.$inferSelect;
/** A snapshot to be written; inputs and results as JSON text, made once and hashed as it is. */
export type NewValuation = Omit<typeof valuations.$inferInsert, 'id' | 'createdAt' | 'inputs' | 'results'> & { inputs: string; results: string };

/** Characters of an independent claim that tell its category. */
const CLAIM_HEAD = 120;

const columns = {
  id: patents.id, orgId: patents.orgId, number: patents.number, authority: patents.authority, kind: patents.kind, ipc: patents.ipc,
  filingDate: patents.filingDate, publicationDate: patents.publicationDate, grantDate: patents.grantDate, expiryDate: patents.expiryDate, legalStatus: patents.legalStatus, statusAsOf: patents.statusAsOf, statusSource: patents.statusSource,
  coOwned: patents.coOwned, frozen: patents.frozen, pledged: patents.pledged, claimCount: patents.claimCount, familyId: patents.familyId,
  // A zero counts only where the source really said so.
  forwardCitations: sql<number | null>`case when ${patents.forwardCitations} > 0 or jsonb_exists(${patents.record}, 'forwardCitations') then ${patents.forwardCitations} end`,
  backwardCitations: sql<number | null>`case when ${patents.backwardCitations} > 0 or jsonb_exists(${patents.record}, 'backwardCitations') then ${patents.backwardCitations} end`,
  forwardCitations5y: sql<number | null>`(${patents.record} ->> 'forwardCitations5y')::int`,
  claimTexts: sql<number>`(select count(distinct c ->> 'n')::int from jsonb_array_elements(${patents.claims}) c)`,
  independent: sql<[number, string, string][] | null>`(select jsonb_agg(jsonb_build_array(c -> 'n', c ->> 'lang', left(c ->> 'text', ${sql.raw(String(CLAIM_HEAD))}))) from jsonb_array_elements(${patents.claims}) c where (c ->> 'independent')::boolean)`,
  source: sql<string | null>`${patents.record} #>> '{provenance,*,source}'`,
  sourceAsOf: sql<string | null>`${patents.record} #>> '{provenance,*,asOf}'`,
};

/** Facts of one patent, as far as the scope may see it. */
export async function readFactRow(tx: Tx, patentId: string): Promise<FactRow | undefined> {
  return (await tx.select(columns).from(patents).where(eq(patents.id, patentId)))[0];
}

/** Facts of an organisation's patents in order of id, page by page: what a batch works through. */
export async function readFactRows(tx: Tx, orgId: string, page: { after: string; limit: number; ids?: readonly string[] | null }): Promise<FactRow[]> {
  const where: (SQL | undefined)[] = [eq(patents.orgId, orgId), isNull(patents.removedAt), gt(patents.id, page.after), page.ids ? inArray(patents.id, [...page.ids]) : undefined];
  return tx.select(columns).from(patents).where(and(...where)).orderBy(patents.id).limit(page.limit);
}

/** Licences that stand on the day, and every operation ever recorded, by patent. */
export async function rightCounts(tx: Tx, ids: readonly string[], day: string): Promise<Map<string, RightCounts>> {
  if (!ids.length) return new Map();
  const live = inForceOn(day);
  const rows = await tx.select({
    id: patentRights.patentId,
    exclusive: sql<number>`count(*) filter (where ${patentRights.kind} in ('exclusive', 'sole', 'open') and ${live})::int`,
    ordinary: sql<number>`count(*) filter (where ${patentRights.kind} = 'ordinary' and ${live})::int`,
    operations: sql<number>`count(*) filter (where ${patentRights.kind} <> 'freeze')::int`,
  }).from(patentRights).where(inArray(patentRights.patentId, [...ids])).groupBy(patentRights.patentId);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** Readiness the owner stated in the newest listing of each patent. */
export async function listingReadiness(tx: Tx, ids: readonly string[]): Promise<Map<string, { trl: number; asOf: string }>> {
  if (!ids.length) return new Map();
  const rows = await tx.selectDistinctOn([listings.patentId], { id: listings.patentId, trl: listings.trl, at: listings.updatedAt }).from(listings)
    .where(and(inArray(listings.patentId, [...ids]), sql`${listings.trl} is not null`)).orderBy(listings.patentId, desc(listings.updatedAt), desc(listings.id));
  return new Map(rows.map((r) => [r.id, { trl: r.trl!, asOf: r.at.toISOString().slice(0, 10) }]));
}

/** Titles for showing, as far as the scope may see them. */
export async function readTitles(tx: Tx, patentId: string): Promise<{ titleZh: string; titleEn: string }> {
  return (await tx.select({ titleZh: patents.titleZh, titleEn: patents.titleEn }).from(patents).where(eq(patents.id, patentId)))[0] ?? { titleZh: '', titleEn: '' };
}

/** Between values and for null in a column sent as one text: control characters, which JSON escapes and no other column of a snapshot holds. */
const SEPARATOR = '\u0001';
const NULL = '\u0002';

/**
 * Writes snapshots and returns their ids. They travel column by column, one text each, and are taken apart by the database: a page of
 * a batch is two dozen parameters instead of thousands, and nothing is escaped on the way.
 */
export async function insertValuations(tx: Tx, rows: readonly NewValuation[]): Promise<string[]> {
  if (!rows.length) return [];
  const made = rows.map((row) => ({ ...row, id: newId('valuation') }));
  const columnOf = getTableColumns(valuations);
  const names = (Object.keys(columnOf) as (keyof typeof columnOf)[]).filter((name) => name !== 'createdAt');
  const list = sql.join(names.map((name) => sql.identifier(columnOf[name].name)), sql`, `);
  const cast = sql.join(names.map((name) => sql`${sql.identifier(columnOf[name].name)}::${sql.raw(columnOf[name].getSQLType())}`), sql`, `);
  const texts = sql.join(names.map((name) => sql`string_to_array(${made.map((row) => row[name] ?? NULL).join(SEPARATOR)}, ${SEPARATOR}, ${NULL})`), sql`, `);
  await tx.execute(sql`insert into valuations (${list}) select ${cast} from unnest(${texts}) as t(${list})`);
  return made.map((row) => row.id);
}

/** Figures a statement may consist of: keys of the stored inputs. */
const FIGURES = ['revenue', 'royalty_bps', 'tax_bps', 'discount_bps', 'obsolescence_bps', 'technology_cycle_months', 'operating_margin_bps', 'technology_share_bps', 'investment', 'rd_cost', 'filing_cost', 'cost_index_bps', 'development_cost', 'months_to_market', 'licence_term_months', 'expiry_date'];

/** The newest snapshot of each patent in which somebody of the organisation stated something, made by hand and not for a later day. */
export async function statedBefore(tx: Tx, orgId: string, ids: readonly string[], day: string): Promise<Map<string, StatedBefore>> {
  if (!ids.length) return new Map();
  const v = valuations;
  const rows = await tx.selectDistinctOn([v.patentId], {
    valuationId: v.id, patentId: v.patentId, valuedOn: v.valuedOn, currency: sql<Currency>`${v.currency}`, stated: sql<StatedBefore['stated']>`${v.inputs} -> 'stated'`,
    sector: sql<StatedBefore['sector']>`${v.inputs} -> 'sector'`, trl: sql<StatedBefore['trl']>`${v.inputs} -> 'trl'`,
  }).from(v).where(and(
    eq(v.orgId, orgId), inArray(v.patentId, [...ids]), isNull(v.batchId), lte(v.valuedOn, day),
    sql`(jsonb_exists_any(${v.inputs} -> 'stated', ${`{${FIGURES.join(',')}}`}::text[]) or coalesce(${v.inputs} #> '{stated,facts}', '{}') <> '{}' or ${v.inputs} #>> '{trl,origin}' in ('seller', 'buyer', 'document'))`,
  )).orderBy(v.patentId, desc(v.id));
  return new Map(rows.map((r) => [r.patentId, r]));
}

/** A snapshot as far as the scope may see it, with its author's name (or `system:…`). */
export async function findValuation(tx: Tx, id: string): Promise<{ row: ValuationRow; author: string } | undefined> {
  const [found] = await tx.select({ row: valuations, name: users.name }).from(valuations).leftJoin(users, eq(users.id, valuations.createdBy)).where(eq(valuations.id, id));
  return found && { row: found.row, author: found.name ?? found.row.createdBy };
}

/**
 * A batch knows only what the platform knows; the cost floor it ends at must not take the place of a valuation somebody stated figures
 * for. A death it found does: that is a fact, not an opinion.
 */
const POORER = sql`(batch_id is not null and coalesce(basis, 'floor_only') = 'floor_only')`;

/** The snapshot that stands for a patent in an organisation's books. */
export async function newestValuation(tx: Tx, orgId: string, patentId: string): Promise<string | undefined> {
  return (await tx.select({ id: valuations.id }).from(valuations).where(and(eq(valuations.orgId, orgId), eq(valuations.patentId, patentId))).orderBy(POORER, desc(valuations.id)).limit(1))[0]?.id;
}

/** An organisation's snapshots, newest first (ids rise with time). Inputs and results stay where they are: a list shows figures. */
export async function listValuationRows(tx: Tx, orgId: string, page: { limit: number; before?: string; patentId?: string; batchId?: string }) {
  const v = valuations;
  return tx.select({
    id: v.id, patentId: v.patentId, patentNumber: v.patentNumber, titleZh: patents.titleZh, titleEn: patents.titleEn, scenario: v.scenario, valuedOn: v.valuedOn, currency: v.currency, score: v.score, lowAmount: v.lowAmount, baseAmount: v.baseAmount,
    highAmount: v.highAmount, basis: v.basis, veto: v.veto, methodVersion: v.methodVersion, batchId: v.batchId, createdAt: v.createdAt,
  }).from(v).leftJoin(patents, and(eq(patents.orgId, v.patentOrgId), eq(patents.id, v.patentId))).where(and(eq(v.orgId, orgId), page.before ? lt(v.id, page.before) : undefined, page.patentId ? eq(v.patentId, page.patentId) : undefined, page.batchId ? eq(v.batchId, page.batchId) : undefined))
    .orderBy(desc(v.id)).limit(page.limit);
}

/** The newest answer of each organisation and role to each question, as far as the scope may see them. */
export async function newestAnswers(tx: Tx, patentId: string) {
  const a = valuationAnswers;
  return tx.selectDistinctOn([a.orgId, a.role, a.question]).from(a).where(eq(a.patentId, patentId)).orderBy(a.orgId, a.role, a.question, desc(a.createdAt), desc(a.id));
}

/** Answers as a valuation keeps them; later ones than the valuation day are left out. */
export function answerFacts(rows: Awaited<ReturnType<typeof newestAnswers>>, valuedOn: string): AnswerFact[] {
  return rows.map((r) => ({ question: r.question, role: r.role, score: r.score, author: r.authorName, day: r.createdAt.toISOString().slice(0, 10) }))
    .filter((r) => r.day <= valuedOn).sort((a, b) => (a.question === b.question ? (a.role < b.role ? -1 : 1) : a.question < b.question ? -1 : 1));
}

export async function insertAnswers(tx: Tx, rows: readonly Omit<typeof valuationAnswers.$inferInsert, 'id'>[]): Promise<void> {
  await tx.insert(valuationAnswers).values(rows.map((r) => ({ ...r, id: newId('answer') })));
}

export async function personName(tx: Tx, userId: string): Promise<string> {
  return (await tx.select({ name: users.name }).from(users).where(eq(users.id, userId)))[0]?.name ?? userId;
}

export async function publish(tx: Tx, row: typeof valuationPublications.$inferInsert): Promise<void> {
  await tx.insert(valuationPublications).values(row).onConflictDoUpdate({ target: valuationPublications.patentId, set: { ...row, updatedAt: sql`now()` } });
}

export async function readPublication(tx: Tx, patentId: string) {
  return (await tx.select().from(valuationPublications).where(eq(valuationPublications.patentId, patentId)))[0];
}

/** Totals of the newest snapshot of each of the organisation's own patents, counted by the database. */
export async function portfolioTotals(tx: Tx, orgId: string) {
  // The snapshot that stands is kept beside each patent (`portfolio_rows`), by the rule of POORER: nothing is sorted out of all that were ever made.
  const newest = sql`select v.veto, v.basis, v.currency, v.score, v.low_amount, v.base_amount, v.high_amount from portfolio_rows r join valuations v on v.id = r.valuation_id and v.org_id = r.org_id
    where r.org_id = ${orgId} and not r.removed`;
  const bands = await tx.execute<{ currency: 'CNY' | 'USD' | 'EUR'; basis: 'methods' | 'floor_only'; patents: number; low: string; base: string; high: string }>(sql`
    select currency, basis, count(*)::int as patents, sum(low_amount)::text as low, sum(base_amount)::text as base, sum(high_amount)::text as high
    from (${newest}) v where veto is null and base_amount is not null group by currency, basis order by currency, basis`);
  const [counts] = await tx.execute<{ valued: number; vetoed: number; mean: number | null; deciles: number[] }>(sql`
    with v as (${newest}), alive as (select least(9, score / 100) as decile, score from v where veto is null and score is not null)
    select (select count(*)::int from v where veto is null) as valued, (select count(*)::int from v where veto is not null) as vetoed,
      (select round(avg(score) / 10, 1)::float8 from alive) as mean,
      (select array_agg((select count(*)::int from alive where decile = d) order by d) from generate_series(0, 9) d) as deciles`);
  return { bands, counts: counts!, patents: await tx.$count(portfolioRows, and(eq(portfolioRows.orgId, orgId), eq(portfolioRows.removed, false))) };
}

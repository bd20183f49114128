import { and, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { addDays, legalDay, type Clock } from '#app/core/clock.ts';
import { systemScope } from '#app/core/scope.ts';
import type { Db, Tx } from '#db/client.ts';
import { patents } from '#db/schema/patents.ts';
import { valuationCohorts, valuationCohortSets } from '#db/schema/valuation.ts';
import { withRead, withTx } from '#db/tx.ts';
import { citationsOf } from './facts.ts';
import { mainField, subclassCount } from './fields/wipo.ts';
import { canonical } from './methods/canonical.ts';
import { currentMethod, sha256 } from './methods/registry.server.ts';
import { CohortBuilder, cohortKey, COHORT_INDICATORS, findCohort, standingOf, type CohortIndicator, type CohortRules, type Histogram } from './scores/cohort.ts';
import { grantLagMonths, spreadsOf } from './scores/read-quality.ts';
import type { GrowthFacts, PatentFacts, SnapshotInputs } from './snapshot.ts';

const scope = systemScope('valuation');
const PAGE = 5_000;
/** Filings of a field by year, kept beside the cohorts under this name. */
const FILINGS = 'filings';
const CORPUS_LOCK = 'valuation-cohorts';

export interface CohortSet { id: string; asOf: string; patents: number }

/** The newest state of the comparison corpus. */
export async function newestSet(tx: Tx): Promise<CohortSet | undefined> {
  return (await tx.select({ id: valuationCohortSets.id, asOf: valuationCohortSets.asOf, patents: valuationCohortSets.patents }).from(valuationCohortSets)
    .orderBy(desc(valuationCohortSets.asOf), desc(valuationCohortSets.createdAt), desc(valuationCohortSets.id)).limit(1))[0];
}

/** Citations within five years of publication, as far as that can be told. */
function withinWindow(row: { forward: number | null; forward5y: number | null; publicationDate: string | null; countedOn: string | null }): number | null {
  const counted = citationsOf({ forwardCitations: row.forward, forwardCitations5y: row.forward5y, publicationDate: row.publicationDate }, row.countedOn);
  return counted && counted.basis !== 'total' ? counted.value : null;
}

/** How widely citations spread, by what was last stated of each patent. A batch carries statements over and makes none. */
async function statedSpreads(tx: Tx): Promise<Map<string, { generality: number | null; originality: number | null }>> {
  const rows = await tx.execute<{ patent_id: string; facts: SnapshotInputs['stated']['facts'] }>(sql`
    select distinct on (patent_id) patent_id, inputs #> '{stated,facts}' as facts from valuations
    where batch_id is null and (inputs #> '{stated,facts,citing_classes}' is not null or inputs #> '{stated,facts,cited_classes}' is not null) order by patent_id, created_at desc, id desc`);
  return new Map(rows.map((r) => [r.patent_id, comparable(r.facts)]));
}

/** Spreads as cohorts count them: to four digits, so that equal ones are equal whatever the order of their classes. */
function comparable(facts: SnapshotInputs['stated']['facts']): { generality: number | null; originality: number | null } {
  const round = (n: number | null) => (n === null ? null : Math.round(n * 10_000) / 10_000);
  const { generality, originality } = spreadsOf(facts);
  return { generality: round(generality), originality: round(originality) };
}

/** Counts every patent of every organisation, page by page by key: only distributions leave this function, none of fewer than ten patents. */
async function countCorpus(db: Db, rules: CohortRules) {
  return withRead(db, scope, async (tx) => {
    const families = new Map((await tx.select({ id: patents.familyId, n: sql<number>`count(distinct coalesce(${patents.applicationNumber}, ${patents.number}))::int` }).from(patents)
      .where(sql`${patents.familyId} is not null and ${patents.removedAt} is null`).groupBy(patents.familyId)).map((r) => [r.id!, r.n]));
    const stated = await statedSpreads(tx);
    const builder = new CohortBuilder(rules);
    const filings = new Map<number, Map<number, number>>();
    let total = 0;
    for (let after = ''; ;) {
      const rows = await tx.select({
        id: patents.id, ipc: patents.ipc, filingDate: patents.filingDate, publicationDate: patents.publicationDate, countedOn: sql<string | null>`coalesce(${patents.record} #>> '{provenance,*,asOf}', ${patents.statusAsOf}::text)`, grantDate: patents.grantDate, claims: patents.claimCount, familyId: patents.familyId,
        forward: sql<number | null>`case when ${patents.forwardCitations} > 0 or jsonb_exists(${patents.record}, 'forwardCitations') then ${patents.forwardCitations} end`,
        forward5y: sql<number | null>`(${patents.record} ->> 'forwardCitations5y')::int`,
        backward: sql<number | null>`case when ${patents.backwardCitations} > 0 or jsonb_exists(${patents.record}, 'backwardCitations') then ${patents.backwardCitations} end`,
      }).from(patents).where(and(isNull(patents.removedAt), gt(patents.id, after))).orderBy(patents.id).limit(PAGE);
      for (const r of rows) {
        const place = { year: r.filingDate ? Number(r.filingDate.slice(0, 4)) : null, field: mainField(r.ipc) };
        const values: Record<CohortIndicator, number | null> = {
          forward_citations: r.forward, forward_citations_5y: withinWindow(r), backward_citations: r.backward, claims: r.claims || null, family_size: r.familyId ? families.get(r.familyId) ?? null : null,
          grant_lag: grantLagMonths(r.filingDate, r.grantDate), classes: subclassCount(r.ipc) || null,
          generality: stated.get(r.id)?.generality ?? null, originality: stated.get(r.id)?.originality ?? null,
        };
        for (const name of COHORT_INDICATORS) if (values[name] !== null) builder.add(name, values[name], place);
        if (place.field !== null && place.year !== null) {
          const years = filings.get(place.field) ?? new Map<number, number>();
          filings.set(place.field, years.set(place.year, (years.get(place.year) ?? 0) + 1));
        }
      }
      total += rows.length;
      if (rows.length < PAGE) return { total, cohorts: [...builder.cohorts()], filings };
      after = rows.at(-1)!.id;
    }
  });
}

/**
 * Reads the corpus and stores a new state of it. The id names its content: the same corpus on the same day is the same set,
 * and two workers at once make one. Returns the set to compare with.
 */
export async function buildCohorts(deps: { db: Db; clock: Clock }): Promise<CohortSet> {
  const rules = currentMethod().packs.weights.values.cohort.value;
  const asOf = legalDay(deps.clock.now());
  const { total, cohorts, filings } = await countCorpus(deps.db, rules);
  const rows: { key: string; indicator: string; n: number; histogram: [number, number][] }[] = cohorts.map((c) => ({ ...c, histogram: c.histogram as [number, number][] }));
  for (const [field, years] of filings) {
    const n = [...years.values()].reduce((a, b) => a + b, 0);
    if (n >= rules.min) rows.push({ key: cohortKey('field', 0, field), indicator: FILINGS, n, histogram: [...years].sort((a, b) => a[0] - b[0]) });
  }
  const id = `coh_${asOf.replaceAll('-', '')}_${sha256(canonical({ total, rows })).slice(0, 16)}`;
  const set = await withTx(deps.db, scope, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${CORPUS_LOCK}, 0))`);
    const made = await tx.insert(valuationCohortSets).values({ id, asOf, patents: total }).onConflictDoNothing().returning({ id: valuationCohortSets.id });
    if (made.length) for (let i = 0; i < rows.length; i += 1_000) await tx.insert(valuationCohorts).values(rows.slice(i, i + 1_000).map((r) => ({ ...r, setId: id })));
    return { id, asOf, patents: total };
  });
  await pruneCohorts(deps);
  return set;
}

/** Days a superseded state of the corpus keeps its distributions; the database refuses to let go of younger ones. */
const KEPT_DAYS = 30;
/** States that keep theirs whatever their age. */
const KEPT_SETS = 2;

/**
 * Lets go of the distributions of states of the corpus that are superseded and older than thirty days; the states themselves stay, because
 * snapshots name them. A snapshot holds its own standing and replays without them. Returns the ids of the states let go.
 */
export async function pruneCohorts(deps: { db: Db; clock: Clock }): Promise<string[]> {
  const oldest = addDays(legalDay(deps.clock.now()), -KEPT_DAYS);
  return withTx(deps.db, scope, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${CORPUS_LOCK}, 0))`);
    const rows = await tx.execute<{ set_id: string }>(sql`
      with old as (select id from (select id, as_of, row_number() over (order by as_of desc, created_at desc, id desc) as place from valuation_cohort_sets) s where place > ${KEPT_SETS} and as_of < least(${oldest}::date, current_date - ${KEPT_DAYS}::int)),
        gone as (delete from valuation_cohorts c using old where c.set_id = old.id returning c.set_id)
      select distinct set_id from gone order by set_id`);
    return rows.map((r) => r.set_id);
  });
}

/** Is the set too old to compare with: from another day, or of a corpus that has changed by more than a tenth? */
export async function isStale(tx: Tx, set: CohortSet, today: string): Promise<boolean> {
  if (set.asOf < today) return true;
  const now = await tx.$count(patents, isNull(patents.removedAt));
  return Math.abs(now - set.patents) * 10 > set.patents;
}

type Distribution = { n: number; histogram: Histogram };
/** Distributions of one set in memory: indicator|key → distribution. */
export interface Corpus { set: CohortSet; find(indicator: string, key: string): Distribution | undefined }

function corpusOf(set: CohortSet, rows: readonly { key: string; indicator: string; n: number; histogram: [number, number][] }[]): Corpus {
  const map = new Map<string, Distribution>(rows.map((r) => [`${r.indicator}|${r.key}`, { n: r.n, histogram: r.histogram }]));
  return { set, find: (indicator, key) => map.get(`${indicator}|${key}`) };
}

/** The distributions one patent may be compared with. */
export async function corpusFor(tx: Tx, set: CohortSet, place: { year: number | null; field: number | null }): Promise<Corpus> {
  const keys = ['all', ...(place.field === null ? [] : [cohortKey('field', 0, place.field)]), ...(place.field === null || place.year === null ? [] : [cohortKey('year_field', place.year, place.field), cohortKey('years_field', place.year, place.field)])];
  return corpusOf(set, await tx.select().from(valuationCohorts).where(and(eq(valuationCohorts.setId, set.id), inArray(valuationCohorts.key, keys))));
}

/** The whole set, for a batch. */
export async function wholeCorpus(tx: Tx, set: CohortSet): Promise<Corpus> {
  return corpusOf(set, await tx.select().from(valuationCohorts).where(eq(valuationCohorts.setId, set.id)));
}

/** Year and field a patent is compared in. */
export function placeOf(facts: Pick<PatentFacts, 'ipc' | 'filingDate'>): { year: number | null; field: number | null } {
  return { year: facts.filingDate ? Number(facts.filingDate.slice(0, 4)) : null, field: mainField(facts.ipc) };
}

/** Where a patent stands in each indicator it has a value for; the narrowest cohort that is large enough, level stated. Pure. */
export function standingsOf({ facts, stated }: Pick<SnapshotInputs, 'facts' | 'stated'>, corpus: Corpus, rules: CohortRules): SnapshotInputs['standings'] {
  const place = placeOf(facts);
  const values: Record<CohortIndicator, number | null> = {
    forward_citations: facts.forwardCitations?.value ?? null, forward_citations_5y: facts.citationBasis === 'five_years' || facts.citationBasis === 'so_far' ? facts.forwardCitations?.value ?? null : null,
    backward_citations: facts.backwardCitations?.value ?? null, claims: facts.claims?.value ?? null,
    family_size: facts.familySize?.value ?? null, grant_lag: grantLagMonths(facts.filingDate, facts.grantDate), classes: subclassCount(facts.ipc) || null,
    ...comparable(stated.facts),
  };
  const standings: SnapshotInputs['standings'] = {};
  for (const name of COHORT_INDICATORS) {
    if (values[name] === null) continue;
    const cohort = findCohort((key) => corpus.find(name, key), place, rules);
    if (cohort) standings[name] = standingOf(values[name], cohort, corpus.set.id, rules);
  }
  return standings;
}

/** Years left out at the end: applications are published after 18 months, so the newest years are never complete. */
const UNPUBLISHED = 2;

/** Filings of the patent's field in three complete years against the three before; null when there are too few to speak of a trend. Pure. */
export function growthOf(facts: PatentFacts, corpus: Corpus, valuedOn: string): GrowthFacts | null {
  const { field } = placeOf(facts);
  const histogram = field === null ? undefined : corpus.find(FILINGS, cohortKey('field', 0, field))?.histogram;
  if (!histogram || field === null) return null;
  const last = Number(valuedOn.slice(0, 4)) - UNPUBLISHED - 1;
  const sum = (from: number, to: number) => histogram.filter(([y]) => y >= from && y <= to).reduce((total, [, n]) => total + n, 0);
  const [recent, before] = [sum(last - 2, last), sum(last - 5, last - 3)];
  return before >= 10 && recent >= 1 ? { field, recent, before, yearFrom: last - 5, yearTo: last, setId: corpus.set.id } : null;
}

/** Members of each family known to the platform, its other organisations' included; counted, never listed. */
export async function familySizes(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  return ids.length ? withRead(db, scope, (tx) => familySizesIn(tx, ids)) : new Map();
}

/** The same within a transaction of the platform's. */
export async function familySizesIn(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
  if (!ids.length) return new Map();
  const rows = await tx.select({ id: patents.familyId, n: sql<number>`count(distinct coalesce(${patents.applicationNumber}, ${patents.number}))::int` }).from(patents)
    .where(and(isNull(patents.removedAt), inArray(patents.familyId, [...new Set(ids)]))).groupBy(patents.familyId);
  return new Map(rows.map((r) => [r.id!, r.n]));
}

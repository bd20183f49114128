import { setImmediate as breathe } from 'node:timers/promises';
import { eq, inArray } from 'drizzle-orm';
import { legalDay } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import type { Currency } from '#app/core/money.ts';
import { systemScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { orgs } from '#db/schema/orgs.ts';
import { valuationAnswers } from '#db/schema/valuation.ts';
import { withRead, withTx } from '#db/tx.ts';
import { judgePatents } from '#app/modules/patents/judge.server.ts';
import { assemble, checkDays } from './assemble.ts';
import { insertProblems, lockBatch, updateBatch, type BatchRow, type ProblemRow } from './batch.store.server.ts';
import { carryOver, type StatedBefore } from './carry.ts';
import { buildCohorts, familySizesIn, growthOf, isStale, newestSet, standingsOf, wholeCorpus, type Corpus } from './cohorts.server.ts';
import { valuationInputSchema, type ValuationData } from './contract.ts';
import type { ValuationDeps } from './deps.ts';
import { NO_RIGHTS, type FactRow } from './facts.ts';
import { makeSnapshot } from './make.ts';
import { findComparables } from './market.server.ts';
import { currentMethod, DRAWS, sha256, type ValuationMethod } from './methods/registry.server.ts';
import { hash32 } from './money/random.ts';
import type { AnswerFact, MarketFacts, SnapshotInputs } from './snapshot.ts';
import { answerFacts, insertValuations, listingReadiness, newestAnswers, readFactRows, rightCounts, statedBefore, type NewValuation } from './valuation.store.server.ts';

/** Patents a transaction: enough to be fast, few enough that progress is seen and the event loop breathes. */
const PAGE = 250;
/** Patents computed between two looks at what the database has answered: a few milliseconds. */
const BREATH = 10;
const scope = systemScope('valuation');

/** What all patents of a batch share. */
interface Batch { row: BatchRow; data: ValuationData; method: ValuationMethod; corpus: Corpus; region: string | null; today: string; comparables(facts: SnapshotInputs): Promise<MarketFacts | null> }

/** Comparables depend on classes, readiness and region only: each question is asked of the deals once a batch. */
function rememberedComparables(deps: ValuationDeps, row: BatchRow, method: ValuationMethod, region: string | null): Batch['comparables'] {
  const known = new Map<string, Promise<MarketFacts | null>>();
  return (inputs) => {
    const ipc = [...new Set(inputs.facts.ipc.map((s) => s.slice(0, 4)))].sort();
    const key = `${ipc.join()}|${inputs.trl?.value ?? ''}`;
    const found = known.get(key) ?? findComparables(deps.db, { ipc, dealKind: inputs.dealKind, currency: inputs.currency, trl: inputs.trl?.value ?? null, region, valuedOn: row.valuedOn, notOf: row.orgId }, method.packs.weights.values.comparables.value);
    known.set(key, found);
    return found;
  };
}

async function prepare(deps: ValuationDeps, row: BatchRow): Promise<Batch> {
  const today = legalDay(deps.clock.now());
  const method = currentMethod();
  const usable = await withRead(deps.db, scope, async (tx) => {
    const set = await newestSet(tx);
    return set && !(await isStale(tx, set, today)) ? set : undefined;
  });
  const set = usable ?? (await buildCohorts(deps));
  const { corpus, region } = await withRead(deps.db, scope, async (tx) => ({
    corpus: await wholeCorpus(tx, set), region: (await tx.select({ region: orgs.region }).from(orgs).where(eq(orgs.id, row.orgId)))[0]?.region ?? null,
  }));
  const data = valuationInputSchema.parse({ scenario: row.scenario, currency: row.currency as Currency, fee_reduction: row.feeReduction });
  return { row, data, method, corpus, region, today, comparables: rememberedComparables(deps, row, method, region) };
}

/** Answers to the questionnaire of the few patents that have any. */
async function answersOf(tx: Tx, ids: readonly string[], valuedOn: string): Promise<Map<string, AnswerFact[]>> {
  const answered = ids.length ? await tx.selectDistinct({ id: valuationAnswers.patentId }).from(valuationAnswers).where(inArray(valuationAnswers.patentId, [...ids])) : [];
  const found = new Map<string, AnswerFact[]>();
  for (const { id } of answered) found.set(id, answerFacts(await newestAnswers(tx, id), valuedOn));
  return found;
}

/** What is asked of one patent: the batch's own question, with the figures stated of it before. The batch's reduction of fees goes before an older one. */
function dataOf({ row, data }: Pick<Batch, 'row' | 'data'>, before: StatedBefore | undefined): { data: ValuationData; carried: SnapshotInputs['carried'] } {
  const figures = before && carryOver(before, { valuedOn: row.valuedOn, currency: data.currency });
  if (!before || !figures) return { data, carried: null };
  return { data: { ...data, ...figures, fee_reduction: data.fee_reduction === 'none' ? figures.fee_reduction ?? 'none' : data.fee_reduction }, carried: { valuationId: before.valuationId, valuedOn: before.valuedOn } };
}

/** A page of patents with everything the platform knows beside their rows. */
interface Page { rows: FactRow[]; rights: Awaited<ReturnType<typeof rightCounts>>; readiness: Awaited<ReturnType<typeof listingReadiness>>; answers: Map<string, AnswerFact[]>; stated: Map<string, StatedBefore>; families: Map<string, number> }

/** Reads the page behind a patent whole, in one transaction: it is read while the page before it is computed. */
async function readPage(deps: ValuationDeps, row: BatchRow, after: string): Promise<Page> {
  return withRead(deps.db, scope, async (tx) => {
    const rows = await readFactRows(tx, row.orgId, { after, limit: PAGE, ids: row.patentIds });
    const ids = rows.map((r) => r.id);
    // Asked all at once on one connection: the answers come one after the other, without a round trip in between.
    const [rights, readiness, answers, stated, families] = await Promise.all([
      rightCounts(tx, ids, row.valuedOn), listingReadiness(tx, ids), answersOf(tx, ids, row.valuedOn), row.carryStated ? statedBefore(tx, row.orgId, ids, row.valuedOn) : new Map<string, StatedBefore>(),
      familySizesIn(tx, rows.flatMap((r) => (r.familyId ? [r.familyId] : []))),
    ]);
    return { rows, rights, readiness, answers, stated, families };
  });
}

/** Values one page of patents. A patent that cannot be valued is named with the reason and never holds up the others. */
async function valuePage(batch: Batch, known: Page): Promise<{ made: NewValuation[]; problems: ProblemRow[] }> {
  const { row, method, corpus } = batch;
  const made: NewValuation[] = [];
  const problems: ProblemRow[] = [];
  for (const [i, patent] of known.rows.entries()) {
    // The page before is being written and the next one read meanwhile: both need a turn now and then, and so does everything else in the worker.
    if (i % BREATH === BREATH - 1) await breathe();
    try {
      const { data, carried } = dataOf(batch, known.stated.get(patent.id));
      checkDays(data, row.valuedOn, patent.filingDate, batch.today);
      const draft = assemble({
        row: patent, rights: known.rights.get(patent.id) ?? NO_RIGHTS, familySize: patent.familyId ? known.families.get(patent.familyId) ?? null : null, readiness: known.readiness.get(patent.id),
        answers: known.answers.get(patent.id) ?? [], askerOrgId: row.orgId, carried,
      }, data, row.valuedOn, method.packs);
      const inputs: SnapshotInputs = {
        ...draft, standings: standingsOf(draft, corpus, method.packs.weights.values.cohort.value), growth: growthOf(draft.facts, corpus, row.valuedOn), cohortSet: corpus.set.id, market: await batch.comparables(draft),
      };
      const run = { seed: hash32(patent.number), draws: DRAWS.batch };
      made.push(makeSnapshot(inputs, run, method, { orgId: row.orgId, patentId: patent.id, patentOrgId: patent.orgId, createdBy: row.createdBy, batchId: row.id }, sha256));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push({ orgId: row.orgId, batchId: row.id, patentId: patent.id, patentNumber: patent.number, path: error.fields[0]?.path ?? '', code: error.fields[0]?.code ?? error.code });
    }
  }
  return { made, problems };
}

/**
 * Runs one batch to its end (worker). Snapshots, counts and cursor commit together, so after a crash it goes on behind the last page,
 * and a page computed twice is stored once. What cannot be done at all ends as `failed` with a code; a fault of the database is
 * thrown, and the outbox tries again. `onProgress` is called after each page (lease renewal).
 */
export async function runBatch(deps: ValuationDeps, ref: { batchId: string; orgId: string }, onProgress: () => Promise<void> = async () => {}): Promise<void> {
  const job = await withTx(deps.db, scope, async (tx) => {
    const found = await lockBatch(tx, ref.orgId, ref.batchId);
    if (found?.status === 'queued') await updateBatch(tx, found.id, { status: 'running', startedAt: deps.clock.now() });
    return found;
  });
  if (!job || job.status === 'succeeded' || job.status === 'failed') return;
  try {
    await valueAll(deps, await prepare(deps, job), onProgress);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await withTx(deps.db, scope, (tx) => updateBatch(tx, job.id, { status: 'failed', error: error.code, finishedAt: deps.clock.now() }));
    return;
  }
  await withTx(deps.db, scope, async (tx) => {
    const done = (await lockBatch(tx, ref.orgId, ref.batchId))!;
    if (done.status !== 'running') return;
    await updateBatch(tx, done.id, { status: 'succeeded', finishedAt: deps.clock.now(), total: done.done });
    await audit(tx, scope, { chain: `org:${ref.orgId}`, action: 'valuation.batch.done', subject: done.id, data: { valued: done.valued, vetoed: done.vetoed, failed: done.failed } });
  });
}

/** Page after page from the stored cursor on. While one page is computed the next is read and the last one written. */
async function valueAll(deps: ValuationDeps, batch: Batch, onProgress: () => Promise<void>): Promise<void> {
  const read = (after: string) => watched(readPage(deps, batch.row, after));
  let written = watched(Promise.resolve(batch.row.cursor));
  let after = batch.row.cursor;
  let known = await read(after);
  while (known.rows.length) {
    const last = known.rows.at(-1)!.id;
    const ahead = read(last);
    const page = await valuePage(batch, known);
    const stored = await written;
    if (stored === after) {
      const from = after;
      const done = known.rows.length;
      written = watched(storePage(deps, batch.row, { after: from, last, done, ...page }).then(async (cursor) => { await onProgress(); return cursor; }));
      [after, known] = [last, await ahead];
    } else {
      // Another worker took over meanwhile and is further on: go on where it is.
      [after, known] = [stored, await read(stored)];
      written = watched(Promise.resolve(stored));
    }
  }
  await written;
}

/** A promise that is awaited later: its failure waits for that too, instead of ending the process in between. */
function watched<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

/** Snapshots, problems, counts and cursor in one transaction; answers where the batch stands now. */
async function storePage(deps: ValuationDeps, { id, orgId }: BatchRow, page: { after: string; last: string; done: number; made: NewValuation[]; problems: ProblemRow[] }): Promise<string> {
  return withTx(deps.db, scope, async (tx) => {
    const now = (await lockBatch(tx, orgId, id))!;
    if (now.cursor !== page.after) return now.cursor;
    await insertValuations(tx, page.made);
    await judgePatents(tx, page.made.map((m) => m.patentId));
    await insertProblems(tx, page.problems);
    const vetoed = page.made.filter((m) => m.veto != null).length;
    const done = now.done + page.done;
    await updateBatch(tx, id, {
      cursor: page.last, done, valued: now.valued + page.made.length - vetoed, vetoed: now.vetoed + vetoed, failed: now.failed + page.problems.length,
      // Patents may have come since the batch was asked for: they are valued too, and the total says so.
      total: Math.max(now.total, done),
    });
    return page.last;
  });
}

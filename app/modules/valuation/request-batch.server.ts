import { legalDay } from '#app/core/clock.ts';
import { decodeCursor, encodeCursor, zPage } from '#app/core/contract.ts';
import { AppError, fieldError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { parseInput } from '#app/core/input.ts';
import type { Currency } from '#app/core/money.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import { emit } from '#db/outbox.ts';
import { withRead, withTx } from '#db/tx.ts';
import { countPatents, findBatch, insertBatch, listBatches, listProblems, type BatchRow, type ProblemRow } from './batch.store.server.ts';
import { batchInputSchema, type BatchInput, type BatchResource } from './contract.ts';
import type { ValuationDeps } from './deps.ts';

/** Problems shown with a batch. */
const SHOWN_PROBLEMS = 100;

function batchResource(row: BatchRow, problems: readonly ProblemRow[]): BatchResource {
  return {
    id: row.id, scenario: row.scenario as BatchResource['scenario'], currency: row.currency as Currency, valued_on: row.valuedOn, carry_stated: row.carryStated, status: row.status,
    patents: { total: row.total, done: row.done, valued: row.valued, vetoed: row.vetoed, failed: row.failed }, error: row.error,
    problems: problems.filter((p) => p.batchId === row.id).map((p) => ({ patent_number: p.patentNumber, path: p.path, code: p.code })),
    created_at: row.createdAt.toISOString(), started_at: row.startedAt?.toISOString() ?? null, finished_at: row.finishedAt?.toISOString() ?? null,
  };
}

/** Queues the organisation's patents (all, or those named) for valuation; the worker does the rest. Errors: `forbidden`, `validation`, `not_found` when a named patent is not the organisation's. */
export async function requestBatch(deps: ValuationDeps, scope: Scope, input: BatchInput = {}): Promise<BatchResource> {
  const member = requireMember(scope, 'valuation.write');
  const data = parseInput(batchInputSchema, input);
  const today = legalDay(deps.clock.now());
  const valuedOn = data.valued_on ?? today;
  if (valuedOn > today) throw fieldError('valued_on', 'in_the_future');
  const ids = data.patent_ids && [...new Set(data.patent_ids)];
  const id = newId('valuationBatch');
  return withTx(deps.db, member, async (tx) => {
    const total = await countPatents(tx, member.orgId, ids);
    if (ids && total !== ids.length) throw new AppError('not_found', { patents: ids.length - total });
    if (total === 0) throw fieldError('patent_ids', 'choose_one');
    await insertBatch(tx, { id, orgId: member.orgId, createdBy: member.userId, scenario: data.scenario, currency: data.currency, valuedOn, feeReduction: data.fee_reduction, carryStated: data.carry_stated, patentIds: ids ?? null, total });
    await audit(tx, member, { chain: `org:${member.orgId}`, action: 'valuation.batch', subject: id, data: { patents: total, scenario: data.scenario } });
    await emit(tx, 'valuation.requested', { batchId: id, orgId: member.orgId }, { key: id });
    return batchResource((await findBatch(tx, member.orgId, id))!, []);
  });
}

/** How far a batch of the organisation is. `not_found` for anybody else's. */
export async function getBatch(deps: Pick<ValuationDeps, 'db'>, scope: Scope, id: string): Promise<BatchResource> {
  const member = requireMember(scope, 'patent.read');
  return withRead(deps.db, member, async (tx) => {
    const row = await findBatch(tx, member.orgId, id);
    if (!row) throw new AppError('not_found', { batch_id: id });
    return batchResource(row, await listProblems(tx, member.orgId, [id], SHOWN_PROBLEMS));
  });
}

/** The organisation's batches, newest first. */
export async function listOwnBatches(deps: Pick<ValuationDeps, 'db'>, scope: Scope, query: { limit?: number; cursor?: string } = {}): Promise<{ items: BatchResource[]; next_cursor: string | null }> {
  const member = requireMember(scope, 'patent.read');
  const { limit, cursor } = parseInput(zPage, query);
  const before = decodeCursor(cursor)?.[0];
  return withRead(deps.db, member, async (tx) => {
    const rows = await listBatches(tx, member.orgId, { limit, ...(before === undefined ? {} : { before: String(before) }) });
    const problems = await listProblems(tx, member.orgId, rows.map((r) => r.id), SHOWN_PROBLEMS);
    return { items: rows.map((r) => batchResource(r, problems)), next_cursor: rows.length === limit ? encodeCursor([rows.at(-1)!.id]) : null };
  });
}

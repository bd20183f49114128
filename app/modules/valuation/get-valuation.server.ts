import { AppError } from '#app/core/errors.ts';
import { decodeCursor, encodeCursor } from '#app/core/contract.ts';
import { parseInput } from '#app/core/input.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { withRead } from '#db/tx.ts';
import { valuationsQuerySchema, type PortfolioValue, type ValuationItem, type ValuationResource, type ValuationsQuery } from './contract.ts';
import type { ValuationDeps } from './deps.ts';
import { valuationItem, valuationResource } from './present.server.ts';
import { patentOfNumber } from './find-patent.server.ts';
import { findValuation, listValuationRows, newestValuation, portfolioTotals, readTitles } from './valuation.store.server.ts';

type Deps = Pick<ValuationDeps, 'db'>;

/** One snapshot of the member's organisation. `not_found` for anybody else's. */
export async function getValuation(deps: Deps, scope: Scope, id: string): Promise<ValuationResource> {
  const member = requireMember(scope, 'patent.read');
  return withRead(deps.db, member, async (tx) => {
    const found = await findValuation(tx, id);
    if (!found) throw new AppError('not_found', { valuation_id: id });
    return valuationResource(found.row, { author: found.author, ...(await readTitles(tx, found.row.patentId)), mine: found.row.patentOrgId === member.orgId });
  });
}

/** The snapshot that stands for a patent: the newest, except that a batch's cost floor displaces no fuller one. `not_found` while there is none. */
export async function latestValuation(deps: Deps, scope: Scope, number: string): Promise<ValuationResource> {
  const member = requireMember(scope, 'patent.read');
  const id = await withRead(deps.db, member, async (tx) => newestValuation(tx, member.orgId, (await patentOfNumber(tx, member.orgId, number)).id));
  if (!id) throw new AppError('not_found', { number });
  return getValuation(deps, member, id);
}

/** The organisation's snapshots, newest first; of one patent or one batch when named. */
export async function listValuations(deps: Deps, scope: Scope, query: ValuationsQuery = {}): Promise<{ items: ValuationItem[]; next_cursor: string | null }> {
  const member = requireMember(scope, 'patent.read');
  const { limit, cursor, patent_number: number, batch_id: batchId } = parseInput(valuationsQuerySchema, query);
  const before = decodeCursor(cursor)?.[0];
  return withRead(deps.db, member, async (tx) => {
    const patentId = number ? (await patentOfNumber(tx, member.orgId, number)).id : undefined;
    const rows = await listValuationRows(tx, member.orgId, { limit, ...(before === undefined ? {} : { before: String(before) }), ...(patentId ? { patentId } : {}), ...(batchId ? { batchId } : {}) });
    return { items: rows.map(valuationItem), next_cursor: rows.length === limit ? encodeCursor([rows.at(-1)!.id]) : null };
  });
}

/** What the organisation's patents are worth together, by the snapshot that stands for each. */
export async function portfolioValue(deps: Deps, scope: Scope): Promise<PortfolioValue> {
  const member = requireMember(scope, 'patent.read');
  const { bands, counts, patents } = await withRead(deps.db, member, (tx) => portfolioTotals(tx, member.orgId));
  return {
    patents, valued: counts.valued, vetoed: counts.vetoed, unvalued: Math.max(0, patents - counts.valued - counts.vetoed),
    totals: bands.map((b) => ({ currency: b.currency, basis: b.basis, patents: b.patents, low: Number(b.low), base: Number(b.base), high: Number(b.high) })),
    scores: { mean: counts.mean, deciles: counts.deciles },
  };
}

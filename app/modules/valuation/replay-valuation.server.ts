import { AppError } from '#app/core/errors.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import type { Tx } from '#db/client.ts';
import { withRead } from '#db/tx.ts';
import type { ComparisonResource, ReplayResource } from './contract.ts';
import type { ValuationDeps } from './deps.ts';
import { differences } from './methods/canonical.ts';
import { hashOfFigures, methodOf, type ValuationMethod } from './methods/registry.server.ts';
import { figuresOf } from './methods/run.server.ts';
import type { SnapshotInputs } from './snapshot.ts';
import { findValuation, type ValuationRow } from './valuation.store.server.ts';

type Deps = Pick<ValuationDeps, 'db' | 'heavy'> & { methods?: readonly ValuationMethod[] };

async function snapshot(tx: Tx, id: string): Promise<ValuationRow> {
  const found = await findValuation(tx, id);
  if (!found) throw new AppError('not_found', { valuation_id: id });
  return found.row;
}

/**
 * Computes a snapshot again from its stored inputs, with the version of the method it was made by, and compares to the cent. Writes
 * nothing: a snapshot is never rewritten, by a replay as little as by a newer version. `not_found` for others' snapshots.
 */
export async function replayValuation(deps: Deps, scope: Scope, id: string): Promise<ReplayResource> {
  const member = requireMember(scope, 'patent.read');
  const row = await withRead(deps.db, member, (tx) => snapshot(tx, id));
  const method = methodOf(row.methodVersion, deps.methods);
  const figures = await figuresOf(deps, member.orgId, method, { inputs: row.inputs as unknown as SnapshotInputs, seed: row.seed, draws: row.draws });
  const replayed = hashOfFigures(figures);
  const changed = differences(row.results, figures).map((d) => d.path);
  return {
    id: row.id, same: replayed === row.resultsHash && changed.length === 0 && method.hash === row.methodHash, method_version: row.methodVersion, method_hash: row.methodHash,
    results_hash: row.resultsHash, replayed_hash: replayed, differences: changed,
  };
}

/** Two snapshots of the organisation, field by field: what went in, how it was computed, what came out. */
export async function compareSnapshots(deps: Deps, scope: Scope, a: string, b: string): Promise<ComparisonResource> {
  const member = requireMember(scope, 'patent.read');
  const [left, right] = await withRead(deps.db, member, async (tx) => [await snapshot(tx, a), await snapshot(tx, b)] as const);
  const how = (row: ValuationRow) => ({ version: row.methodVersion, hash: row.methodHash, seed: row.seed, draws: row.draws });
  const part = (name: 'inputs' | 'method' | 'results', x: unknown, y: unknown) => differences(x, y).map((d) => ({ part: name, ...d }));
  return { a, b, differences: [...part('inputs', left.inputs, right.inputs), ...part('method', how(left), how(right)), ...part('results', left.results, right.results)] };
}

import { canonical } from './methods/canonical.ts';
import type { ValuationMethod } from './methods/registry.server.ts';
import type { Figures, SnapshotInputs } from './snapshot.ts';
import type { NewValuation } from './valuation.store.server.ts';

export interface Asked { orgId: string; patentId: string; patentOrgId: string; createdBy: string; batchId?: string }
export interface Run { seed: number; draws: number }

/** The row of a snapshot: inputs and figures whole, and the few figures lists and totals are made from. Pure. */
export function snapshotRow(made: Asked & Run & { inputs: SnapshotInputs; figures: Figures; resultsHash: string; method: { version: string; hash: string } }) {
  const { inputs, figures, method } = made;
  const band = figures.combined;
  return {
    orgId: made.orgId, patentId: made.patentId, patentOrgId: made.patentOrgId, createdBy: made.createdBy, seed: made.seed, draws: made.draws, resultsHash: made.resultsHash, batchId: made.batchId ?? null, patentNumber: inputs.facts.number, scenario: inputs.scenario, currency: inputs.currency, valuedOn: inputs.valuedOn,
    methodVersion: method.version, methodHash: method.hash, inputs, results: figures,
    veto: figures.veto, basis: band?.basis ?? null, score: figures.score.total === null ? null : Math.round(figures.score.total * 10),
    lowAmount: band?.low ?? null, baseAmount: band?.base ?? null, highAmount: band?.high ?? null,
  };
}

/** Runs the method and makes the row to be written: inputs and figures as JSON text, the latter hashed as it stands. Pure. */
export function makeSnapshot(inputs: SnapshotInputs, run: Run, method: ValuationMethod, asked: Asked, hash: (text: string) => string): NewValuation {
  return keepSnapshot(inputs, method.run(inputs, run), run, method, asked, hash);
}

/** The row of figures that have been computed already. Pure. */
export function keepSnapshot(inputs: SnapshotInputs, figures: Figures, run: Run, method: Pick<ValuationMethod, 'version' | 'hash'>, asked: Asked, hash: (text: string) => string): NewValuation {
  const results = canonical(figures);
  const row = snapshotRow({ ...asked, ...run, inputs, figures, resultsHash: hash(results), method });
  return Object.assign(row as Omit<typeof row, 'inputs' | 'results'>, { inputs: JSON.stringify(inputs), results });
}

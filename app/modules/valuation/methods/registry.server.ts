import { hash } from 'node:crypto';
import { AppError } from '#app/core/errors.ts';
import { PACKS_2026_1, PACKS_2026_2, type ValuationPacks } from '../rule-packs/index.ts';
import type { Figures, SnapshotInputs } from '../snapshot.ts';
import { canonical } from './canonical.ts';
import { valueCurve } from './curve.ts';
import { REFERENCE_2026_2, REFERENCE_INPUTS } from './reference.ts';
import { packRefs, runValuation } from './run.ts';

/**
 * One version of the method: its rule packs, its code, and the hash both had when it was released. A version is never edited:
 * a change of any figure is a new entry that leaves the old one running, and a test compares each hash with the code.
 */
export interface ValuationMethod {
  version: string;
  hash: string;
  packs: ValuationPacks;
  /** The patent its hash is made with, where it is not the first one. */
  reference?: SnapshotInputs;
  run(inputs: SnapshotInputs, options: { seed: number; draws: number }): Figures;
  curve(inputs: SnapshotInputs, seed: number): ReturnType<typeof valueCurve>;
}

/** Draws of a single valuation, and of one patent in a batch. */
export const DRAWS = { single: 2_000, batch: 200 } as const;

export const METHOD_VERSIONS: readonly ValuationMethod[] = [
  {
    version: '2026.1', hash: 'b6506e57ffb172c980b438aa6dab6e39e4954a2d72c15e5debc0621537748c9b', packs: PACKS_2026_1,
    run: (inputs, options) => runValuation(inputs, PACKS_2026_1, options),
    curve: (inputs, seed) => valueCurve(inputs, PACKS_2026_1, seed),
  },
  {
    // Citations counted for five years where dates are known, composites over the parts there are, priors naming what is to be read.
    version: '2026.2', hash: '4aee5fba4b8a80dd8a1d6d33389cff76ecce69785c547a1a3847373c663f286e', packs: PACKS_2026_2, reference: REFERENCE_2026_2,
    run: (inputs, options) => runValuation(inputs, PACKS_2026_2, options),
    curve: (inputs, seed) => valueCurve(inputs, PACKS_2026_2, seed),
  },
];

/** The version new valuations are made with. */
export function currentMethod(versions: readonly ValuationMethod[] = METHOD_VERSIONS): ValuationMethod { return versions.at(-1)!; }

/** The version a snapshot names; `not_found` for one that was never shipped. */
export function methodOf(version: string, versions: readonly ValuationMethod[] = METHOD_VERSIONS): ValuationMethod {
  const found = versions.find((m) => m.version === version);
  if (!found) throw new AppError('not_found', { method_version: version });
  return found;
}

/** SHA-256 of a text in hex. */
export function sha256(text: string): string { return hash('sha256', text); }

/** Fingerprint of a version: its packs and what it makes of the reference patent. */
export function hashOfMethod(method: Pick<ValuationMethod, 'version' | 'packs' | 'run' | 'curve' | 'reference'>): string {
  const reference = method.reference ?? REFERENCE_INPUTS;
  const options = { seed: 20_260_305, draws: 500 };
  const { refs } = packRefs(method.packs);
  return sha256(canonical({ version: method.version, refs, packs: Object.values(method.packs).map((p: { values: unknown }) => p.values), figures: method.run(reference, options), curve: method.curve(reference, options.seed) }));
}

/** Hash of a run's figures: equal to the cent, equal hash. */
export function hashOfFigures(figures: Figures): string { return sha256(canonical(figures)); }

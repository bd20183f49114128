import { AppError } from '#app/core/errors.ts';
import type { DealKind } from '#app/core/vocabulary.ts';
import { equityProcess } from './equity.ts';
import { licenceProcess } from './licence.ts';
import { transferProcess } from './transfer.ts';
import type { Process } from './types.ts';

/** Every version ever shipped stays here: a deal keeps the graph it was opened with. */
export const PROCESSES: readonly Process[] = [transferProcess, licenceProcess, equityProcess];

/** The newest process of a kind of deal. */
export function processFor(kind: DealKind): Process {
  return PROCESSES.filter((p) => p.kinds.includes(kind)).sort((a, b) => b.version - a.version)[0]!;
}

/** The process a stored deal runs. Throws `not_found` for one that was never shipped. */
export function processOf(name: string, version: number): Process {
  const found = PROCESSES.find((p) => p.name === name && p.version === version);
  if (!found) throw new AppError('not_found', { process: name, version });
  return found;
}

import { AppError } from '#app/core/errors.ts';
import type { DealKind } from '#app/core/vocabulary.ts';
import type { Definition } from '#app/modules/process/definition/types.ts';
import { equity1 } from './v1/equity.ts';
import { licence1 } from './v1/licence.ts';
import { transfer1 } from './v1/transfer.ts';
import { equity2 } from './v2/equity.ts';
import { licence2 } from './v2/licence.ts';
import { transfer2 } from './v2/transfer.ts';
import { withApprovalHold } from './v3/approval-hold.ts';

/** Every version ever shipped stays here: a deal keeps the definition it was opened with. */
export const DEAL_DEFINITIONS: readonly Definition[] = [transfer1, licence1, equity1, transfer2, licence2, equity2, ...[transfer2, licence2, equity2].map(withApprovalHold)];

/** The newest definition of a kind of deal. */
export function definitionFor(kind: DealKind): Definition {
  return DEAL_DEFINITIONS.filter((d) => d.kinds.includes(kind)).sort((a, b) => b.version - a.version)[0]!;
}

/** The definition a stored deal runs. Throws `not_found` for one that was never shipped. */
export function definitionOf(name: string, version: number): Definition {
  const found = DEAL_DEFINITIONS.find((d) => d.name === name && d.version === version);
  if (!found) throw new AppError('not_found', { process: name, version });
  return found;
}

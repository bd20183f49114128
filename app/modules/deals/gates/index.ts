import { g1 } from './g01-owner.ts';
import { g1Second } from './g01-owner-2.ts';
import { g2 } from './g02-alive.ts';
import { g3 } from './g03-unencumbered.ts';
import { g4 } from './g04-co-owners.ts';
import { g5 } from './g05-rights.ts';
import { g6 } from './g06-approval.ts';
import { g7 } from './g07-lawful-price.ts';
import { g8 } from './g08-related-party.ts';
import { g9 } from './g09-valuation.ts';
import { g10 } from './g10-export.ts';
import { g11 } from './g11-contract.ts';
import { g12 } from './g12-funds.ts';
import { g13 } from './g13-registration.ts';
import { g14 } from './g14-recordal.ts';
import { g15 } from './g15-reward.ts';
import { g16 } from './g16-contract-registration.ts';
import type { Gate } from './gate.ts';

/** All gates in their order, each in its newest revision. */
export const GATES = [g1Second, g2, g3, g4, g5, g6, g7, g8, g9, g10, g11, g12, g13, g14, g15, g16] as const;
/** Revisions that deals opened under an earlier version of their definition go on asking. */
export const EARLIER_GATES: readonly Gate[] = [g1];

/** A gate in the revision a definition asks; the newest when none is named. */
export function gateOf(code: string, revision?: number): Gate | undefined {
  const newest = (GATES as readonly Gate[]).find((g) => g.code === code);
  return revision === undefined || newest?.revision === revision ? newest : EARLIER_GATES.find((g) => g.code === code && g.revision === revision);
}

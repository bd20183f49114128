import type { z } from 'zod';
import { zId, zText } from '#app/core/contract.ts';
import type { DealKind, GateCode } from '#app/core/vocabulary.ts';
import type { Role } from '../definitions/names.ts';
import type { GateFacts } from './types.ts';
import type { Verdict } from './verdict.ts';

/**
 * One gate: which kinds of deal it can apply to, who files what, who reviews it, when it expires, and its rule. Its texts are keyed by its code
 * (`deal:gate`, `deal:gateHint`) and by the reasons its rule gives (`deal:why`). Another meaning is another revision, and so other versions of
 * the definitions that ask it.
 */
export interface Gate<C extends GateCode = GateCode, F extends z.ZodType | undefined = z.ZodType | undefined> {
  code: C;
  revision: number;
  kinds: '*' | readonly DealKind[];
  /** Who may put evidence forward. The operator files nothing in a party's stead; it reviews. */
  filedBy?: readonly Role[];
  /** Key of the period in the rule pack after which what was filed no longer serves. */
  expires?: string;
  /** Form of its evidence; the fields are what its rule reads. */
  form?: F;
  /** Where evidence is put forward when it is not filed in the deal: on the patent's own page, where an operator compares it. */
  handedIn?: 'patent';
  /** Who looks at what a rule alone cannot judge, and by which form. */
  reviewedBy?: Role;
  review?: z.ZodType;
  /** Who can do something about it, by why it is open. What is missing here only time or the outside can change. */
  clears?: Readonly<Record<string, readonly Role[]>>;
  /** Judges facts of the database and the newest evidence. Pure, so the same rule answers a page, a dry run and the writer under the lock. */
  rule(f: GateFacts): Verdict;
}

/** A gate as it is written, with the types of its code and form kept. */
export function defineGate<const C extends GateCode, F extends z.ZodType | undefined = undefined>(gate: Gate<C, F>): Gate<C, F> { return gate; }

/** Fields of evidence forms. */
export const documentId = zId('document').nullish().transform((v) => v ?? null);
export const short = zText(200, 1);

import { z } from 'zod';
import { zDay, zId, zInstant, zText } from '#app/core/contract.ts';
import { zName } from '#app/core/names.ts';
import { REGISTER_REGIMES, VERIFICATION_DECISIONS } from '#app/core/vocabulary.ts';
import { creditCodeProblem, normaliseCreditCode } from './credit-code.ts';

/** Where an organisation acts, its identity is shown in these words. */
export const zVerification = z.object({ state: z.enum(['unverified', 'submitted', 'verified', 'renewal_due', 'expired']), since: zInstant.nullable(), until: zDay.nullable(), verified: z.boolean() });
export const zOwnVerification = z.object({ state: z.enum(['unverified', 'submitted', 'verified', 'renewal_due', 'expired', 'refused']), since: zInstant.nullable(), until: zDay.nullable(), verified: z.boolean() });

const country = z.string().trim().toUpperCase().regex(/^[A-Z]{2}$/, { error: 'country_form' });

/** What an organisation states to be verified; the document comes beside it. At home a credit code, abroad a register's number and country. */
export const VerificationInput = z.object({
  regime: z.enum(REGISTER_REGIMES, { error: 'required' }),
  legal_name: zName(160, 2),
  credit_code: z.string().max(40, { error: 'too_long' }).transform(normaliseCreditCode).optional(),
  register_country: country.optional(),
  register_number: zText(60).optional(),
  address: zText(300, 4),
}).superRefine((v, ctx) => {
  const say = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message });
  if (v.regime === 'cn') {
    const problem = v.credit_code ? creditCodeProblem(v.credit_code) : 'required';
    if (problem) say('credit_code', problem);
    return;
  }
  if (!v.register_country) say('register_country', 'required');
  else if (v.register_country === 'CN') say('register_country', 'country_at_home');
  if (!v.register_number || v.register_number.length < 3) say('register_number', 'required');
});
export type VerificationInput = z.output<typeof VerificationInput>;

/** One submission, as its organisation and the operator see it. */
export const zSubmission = z.object({
  id: zId('verification'), state: z.enum(VERIFICATION_DECISIONS), regime: z.enum(REGISTER_REGIMES), legal_name: z.string(), credit_code: z.string().nullable(),
  register_country: z.string().nullable(), register_number: z.string().nullable(), address: z.string(), file_id: zId('file'), reason: z.string(),
  /** The account's name of whoever handed it in, as it was then. */
  submitter_name: z.string(),
  created_at: zInstant, decided_at: zInstant.nullable(),
});
export type Submission = z.output<typeof zSubmission>;

export const zVerificationStatus = z.object({ verification: zOwnVerification, name_held: z.boolean(), submissions: z.array(zSubmission) });
export type VerificationStatus = z.output<typeof zVerificationStatus>;

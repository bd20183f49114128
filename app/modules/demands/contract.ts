import { z } from 'zod';
import { zVerification } from '#app/modules/orgs/contract-verification.ts';
import { zDay, zId, zInstant, zMoney, zList, zPage, zPositiveMoney, zText } from '#app/core/contract.ts';
import { understoodSchema } from '#search/query/card.ts';
import { CREDIBILITY_TIERS, DEAL_KINDS, DEMAND_STATUSES, ELEMENTS, LOCALES, TERRITORIES, TRL_MAX, TRL_MIN } from '#app/core/vocabulary.ts';

const list = <T extends z.ZodType>(item: T) => z.array(item).max(10).transform((values) => [...new Set(values)] as z.infer<T>[]);
const element = zText(2_000);

const fields = {
  /** Language the demand is written in. */
  lang: z.enum(LOCALES),
  title: zText(200, 1),
  problem: zText(6_000, 1),
  material: element, method: element, efficacy: element, product: element, application: element,
  /** IPC subclasses the author is sure of, e.g. `H01M`. */
  ipc: list(z.string().trim().toUpperCase().regex(/^[A-H]\d{2}[A-Z]$/, { error: 'invalid_ipc' })),
  budget_min: zMoney.nullable(),
  budget_max: zPositiveMoney.nullable(),
  deal_kinds: list(z.enum(DEAL_KINDS)),
  territories: list(z.enum(TERRITORIES)),
  /** Lowest technology readiness the company can take on. */
  trl_min: z.number({ error: 'invalid_trl' }).int({ error: 'invalid_trl' }).min(TRL_MIN, { error: 'invalid_trl' }).max(TRL_MAX, { error: 'invalid_trl' }).nullable(),
  /** Last day on which answers are wanted. */
  deadline: zDay.nullable(),
  visibility: z.enum(['named', 'anonymous']),
};

const soundBudget = (v: { budget_min?: { currency: string; amount: number } | null; budget_max?: { currency: string; amount: number } | null }, ctx: z.RefinementCtx) => {
  if (!v.budget_min || !v.budget_max) return;
  if (v.budget_min.currency !== v.budget_max.currency) ctx.addIssue({ code: 'custom', path: ['budget_max', 'currency'], message: 'currency_mixed' });
  else if (v.budget_min.amount > v.budget_max.amount) ctx.addIssue({ code: 'custom', path: ['budget_max', 'amount'], message: 'below_minimum' });
};

const { lang, title, problem, ...optional } = fields;

/** `POST /demands`. Title and problem are needed from the start; the elements may follow in the interview. */
export const demandInputSchema = z.object({ lang, title, problem, ...z.object(optional).partial().shape }).superRefine(soundBudget);
export type DemandInput = z.input<typeof demandInputSchema>;

/** `PATCH /demands/{id}`: only what changes, and the version the change was made on. */
export const demandPatchSchema = z.object({ version: z.number().int().min(1), ...z.object(fields).partial().shape }).superRefine(soundBudget);
export type DemandPatch = z.input<typeof demandPatchSchema>;
export type DemandPatchData = z.output<typeof demandPatchSchema>;

export const ownDemandsQuerySchema = zPage.extend({ status: z.enum(DEMAND_STATUSES).optional() });
export type OwnDemandsQuery = z.input<typeof ownDemandsQuerySchema>;

export const openDemandsQuerySchema = zPage.extend({ q: zText(200).default('') });
export type OpenDemandsQuery = z.input<typeof openDemandsQuerySchema>;

export const demandResourceSchema = z.object({
  id: zId('demand'),
  status: z.enum(DEMAND_STATUSES),
  version: z.number().int(),
  lang: z.enum(LOCALES),
  title: z.string(), problem: z.string(),
  material: z.string(), method: z.string(), efficacy: z.string(), product: z.string(), application: z.string(),
  ipc: z.array(z.string()),
  budget_min: zMoney.nullable(), budget_max: zMoney.nullable(),
  deal_kinds: z.array(z.enum(DEAL_KINDS)), territories: z.array(z.enum(TERRITORIES)), trl_min: z.number().int().nullable(),
  deadline: zDay.nullable(),
  visibility: z.enum(['named', 'anonymous']),
  tier: z.enum(CREDIBILITY_TIERS),
  /** Null when the company wishes not to be named and the reader is not of it. */
  org: z.object({ id: zId('org'), slug: z.string(), name_zh: z.string(), name_en: z.string(), region: z.string(), verified: z.boolean() }).nullable(),
  /** Where the company's identity stands; named or not, whoever answers knows if somebody checked it. Of one that is not named no days are told: they could name it. */
  verification: zVerification,
  /** True for the organisation's own members. */
  mine: z.boolean(),
  /** Elements not stated yet: what the interview asks for next, in its order. */
  missing: z.array(z.enum(ELEMENTS)),
  created_at: zInstant, updated_at: zInstant,
});
export type DemandResource = z.infer<typeof demandResourceSchema>;

/** A page of open demands; of a question also what it was taken for, and whether the search engine was away (`reduced`: its words were looked for as they stand). */
export const openDemandsSchema = zList(demandResourceSchema).extend({ understood: understoodSchema.nullable(), reduced: z.boolean() });

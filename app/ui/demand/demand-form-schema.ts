import { z } from 'zod';
import { zDay, zId, zMoney, zPositiveMoney, zText } from '#app/core/contract.ts';
import { DEAL_KINDS, ELEMENTS, PASS_REASONS, TERRITORIES, TRL_MAX, TRL_MIN, type Locale } from '#app/core/vocabulary.ts';
import type { DemandPatch, DemandResource } from '#app/modules/demands/contract.ts';

const element = zText(2_000).optional();
const IPC_SUBCLASS = /^[A-H]\d{2}[A-Z]$/;

/** Subclasses as people write them down: `h01m, C23C` or one a line. */
const ipcOf = (text: string) => [...new Set(text.toUpperCase().split(/[\s,，、;；]+/).filter(Boolean))];

/**
 * A demand as its form sends it. It differs from the contract's patch in what a form cannot say: an emptied field is sent as
 * nothing and means "take it out", and classes are typed as text. The use case checks the contract again.
 */
export const demandFormSchema = z.object({
  /** Of the demand that is edited; a new one has none. */
  version: z.number().int().min(1).optional(),
  title: zText(200, 1), problem: zText(6_000, 1),
  material: element, method: element, efficacy: element, product: element, application: element,
  ipc: zText(100).refine((v) => ipcOf(v).every((c) => IPC_SUBCLASS.test(c)), { error: 'invalid_ipc' }).refine((v) => ipcOf(v).length <= 10, { error: 'too_long' }).optional(),
  budget_min: zMoney.optional(), budget_max: zPositiveMoney.optional(),
  deal_kinds: z.array(z.enum(DEAL_KINDS)).max(10),
  territories: z.array(z.enum(TERRITORIES)).max(10),
  trl_min: z.number({ error: 'invalid_trl' }).int({ error: 'invalid_trl' }).min(TRL_MIN, { error: 'invalid_trl' }).max(TRL_MAX, { error: 'invalid_trl' }).optional(),
  deadline: zDay.optional(),
  visibility: z.enum(['named', 'anonymous']),
  intent: z.enum(['save', 'publish']),
}).superRefine((v, ctx) => {
  if (v.budget_min && v.budget_max && v.budget_min.amount > v.budget_max.amount) ctx.addIssue({ code: 'custom', path: ['budget_max', 'amount'], message: 'below_minimum' });
});
export type DemandForm = z.output<typeof demandFormSchema>;

/** The contract's fields for a form that shows every one of them: what is empty is taken out. */
export function fieldsOfForm(form: DemandForm): Omit<DemandPatch, 'version'> & { lang: Locale; title: string; problem: string } {
  const texts = Object.fromEntries(ELEMENTS.map((e) => [e, form[e] ?? ''])) as Record<(typeof ELEMENTS)[number], string>;
  return {
    lang: languageOf(`${form.title}\n${form.problem}`), title: form.title, problem: form.problem, ...texts, ipc: ipcOf(form.ipc ?? ''),
    budget_min: form.budget_min ?? null, budget_max: form.budget_max ?? null, deal_kinds: form.deal_kinds, territories: form.territories,
    trl_min: form.trl_min ?? null, deadline: form.deadline ?? null, visibility: form.visibility,
  };
}

/** A demand as the form's first values. */
export function formOfDemand(d: DemandResource) {
  return {
    title: d.title, problem: d.problem, material: d.material, method: d.method, efficacy: d.efficacy, product: d.product, application: d.application, ipc: d.ipc.join(', '),
    budget_min: d.budget_min ?? undefined, budget_max: d.budget_max ?? undefined, deal_kinds: d.deal_kinds, territories: d.territories,
    trl_min: d.trl_min ?? undefined, deadline: d.deadline ?? undefined, visibility: d.visibility,
  };
}

/**
 * Language a text is written in: nobody is asked what can be seen. A Chinese text quotes Latin names and units, an English one
 * seldom a Chinese name; a character carries about as much as three letters.
 */
export function languageOf(text: string): Locale {
  const han = text.match(/[\u3400-\u9fff\uf900-\ufaff]/g)?.length ?? 0;
  const latin = text.match(/[A-Za-z]/g)?.length ?? 0;
  return han * 3 >= latin ? 'zh' : 'en';
}

/** What the owner's page of a demand may ask for. */
export const demandActionSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('publish') }),
  z.object({ intent: z.literal('pause') }),
  z.object({ intent: z.literal('close') }),
  /** Whether the company hears of new matches. */
  z.object({ intent: z.literal('alerts'), alerts: z.enum(['on', 'off']) }),
  /** An answer of the interview. */
  z.object({ intent: z.literal('answer'), version: z.number().int().min(1), element: z.enum(ELEMENTS), text: zText(2_000, 1) }),
  z.object({ intent: z.literal('interested'), listing_id: zId('listing') }),
  z.object({ intent: z.literal('pass'), listing_id: zId('listing'), reason: z.enum(PASS_REASONS, { error: 'required' }) }),
]);

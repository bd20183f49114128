import { z } from 'zod';
import { zDay, zPositiveMoney, zText } from '#app/core/contract.ts';
import { DEAL_KINDS, TERRITORIES, TRL_MAX, TRL_MIN } from '#app/core/vocabulary.ts';
import type { ListingPatch, ListingResource } from '#app/modules/listings/contract.ts';

/**
 * The listing as a form sends it. It differs from the contract's patch in what a form cannot say: an emptied field is sent
 * as nothing and means "take it out", and a royalty is typed in percent. The use case checks the contract again.
 */
export const listingFormSchema = z.object({
  version: z.number().int().min(1),
  benefit_zh: zText(4_000).optional(), benefit_en: zText(4_000).optional(),
  problem_zh: zText(4_000).optional(), problem_en: zText(4_000).optional(),
  deal_kinds: z.array(z.enum(DEAL_KINDS)).max(10),
  territories: z.array(z.enum(TERRITORIES)).max(10),
  field_of_use: zText(300).optional(),
  trl: z.number({ error: 'invalid_trl' }).int({ error: 'invalid_trl' }).min(TRL_MIN, { error: 'invalid_trl' }).max(TRL_MAX, { error: 'invalid_trl' }).optional(),
  ask: zPositiveMoney.optional(),
  entry_fee: zPositiveMoney.optional(),
  /** Percent of net sales, at most two decimals. */
  royalty_percent: z.number({ error: 'invalid_rate' }).min(0, { error: 'invalid_rate' }).max(100, { error: 'rate_over_100' }).refine((v) => Math.abs(v * 100 - Math.round(v * 100)) < 1e-6, { error: 'invalid_rate' }).optional(),
  equity_valuation: zPositiveMoney.optional(),
  approval_number: zText(120).optional(),
  notice_starts_on: zDay.optional(),
  by_negotiation: z.boolean().default(false),
});
export type ListingForm = z.output<typeof listingFormSchema>;

/** What the owner's page may ask for; `save` and `publish` carry the whole form. */
export const listingIntentSchema = z.discriminatedUnion('intent', [
  listingFormSchema.extend({ intent: z.literal('save') }),
  listingFormSchema.extend({ intent: z.literal('publish') }),
  z.object({ intent: z.literal('suspend') }),
  z.object({ intent: z.literal('withdraw') }),
]);

/** The contract's patch for a form that shows every field: what is empty is taken out. */
export function patchOfForm(form: ListingForm): ListingPatch {
  return {
    version: form.version,
    benefit_zh: form.benefit_zh ?? '', benefit_en: form.benefit_en ?? '', problem_zh: form.problem_zh ?? '', problem_en: form.problem_en ?? '',
    deal_kinds: form.deal_kinds, territories: form.territories, field_of_use: form.field_of_use ?? '', trl: form.trl ?? null,
    ask: form.ask ?? null, entry_fee: form.entry_fee ?? null, royalty_bps: form.royalty_percent === undefined ? null : Math.round(form.royalty_percent * 100), equity_valuation: form.equity_valuation ?? null,
    approval_number: form.approval_number ?? '', notice_starts_on: form.notice_starts_on ?? null,
  };
}

/** A listing as the form's first values. */
export function formOfListing(l: ListingResource) {
  return {
    version: l.version, benefit_zh: l.benefit_zh, benefit_en: l.benefit_en, problem_zh: l.problem_zh, problem_en: l.problem_en,
    deal_kinds: l.deal_kinds, territories: l.territories, field_of_use: l.field_of_use === '*' ? '' : l.field_of_use, trl: l.trl ?? undefined,
    ask: l.ask ?? undefined, entry_fee: l.entry_fee ?? undefined, royalty_percent: l.royalty_bps === null ? undefined : l.royalty_bps / 100, equity_valuation: l.equity_valuation ?? undefined,
    approval_number: l.owner?.approval_number ?? '', notice_starts_on: l.notice_starts_on ?? undefined,
    by_negotiation: l.published_at !== null && !l.ask && !l.entry_fee && l.royalty_bps === null && !l.equity_valuation,
  };
}

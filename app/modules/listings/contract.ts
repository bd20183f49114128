import { z } from 'zod';
import { zDay, zId, zInstant, zMoney, zPage, zPositiveMoney, zText } from '#app/core/contract.ts';
import { DEAL_KINDS, LEGAL_STATUSES, LISTING_STATUSES, OWNERSHIPS, PATENT_KINDS, TERRITORIES, TRL_MAX, TRL_MIN } from '#app/core/vocabulary.ts';
import { zVerification } from '#app/modules/orgs/contract-verification.ts';

export { listingCardSchema, searchHitSchema, searchResultSchema, type ListingCard, type SearchHit, type SearchResult, type Understood } from '#search/query/card.ts';

const text = zText(4_000);
const list = <T extends z.ZodType>(item: T) => z.array(item).max(10).transform((values) => [...new Set(values)] as z.infer<T>[]);

/** What an owner says of an offered patent. Everything but the patent may wait until publication. Amounts share one currency. */
const terms = {
  benefit_zh: text, benefit_en: text,
  problem_zh: text, problem_en: text,
  deal_kinds: list(z.enum(DEAL_KINDS)),
  territories: list(z.enum(TERRITORIES)),
  /** Field of use in words; `*` = all fields. */
  field_of_use: zText(300).transform((v) => v || '*'),
  trl: z.number({ error: 'invalid_trl' }).int({ error: 'invalid_trl' }).min(TRL_MIN, { error: 'invalid_trl' }).max(TRL_MAX, { error: 'invalid_trl' }).nullable(),
  /** Asked price of a transfer; null = by negotiation. */
  ask: zPositiveMoney.nullable(),
  entry_fee: zPositiveMoney.nullable(),
  /** Running royalty of a licence, basis points of net sales. */
  royalty_bps: z.number().int({ error: 'invalid_rate' }).min(0, { error: 'invalid_rate' }).max(10_000, { error: 'rate_over_100' }).nullable(),
  /** Value at which the owner would bring the patent into a company. */
  equity_valuation: zPositiveMoney.nullable(),
  /** Number of the unit's internal approval (gate G6). */
  approval_number: zText(120),
  /** First day of the publicity notice (gate G7). */
  notice_starts_on: zDay.nullable(),
};

const oneCurrency = (value: { ask?: { currency: string } | null; entry_fee?: { currency: string } | null; equity_valuation?: { currency: string } | null }, ctx: z.RefinementCtx) => {
  const used = (['ask', 'entry_fee', 'equity_valuation'] as const).filter((k) => value[k]);
  const first = used[0] && value[used[0]]!.currency;
  for (const key of used) if (value[key]!.currency !== first) ctx.addIssue({ code: 'custom', path: [key, 'currency'], message: 'currency_mixed' });
};

/** `POST /listings`. The patent is one of the caller's organisation. */
export const listingInputSchema = z.object({ patent_id: zId('patent'), ...z.object(terms).partial().shape }).superRefine(oneCurrency);
export type ListingInput = z.input<typeof listingInputSchema>;
export type ListingData = z.output<typeof listingInputSchema>;

/** `PATCH /listings/{id}`: only what changes, and the version the change was made on. */
export const listingPatchSchema = z.object({ version: z.number().int().min(1), ...z.object(terms).partial().shape }).superRefine(oneCurrency);
export type ListingPatch = z.input<typeof listingPatchSchema>;
export type ListingPatchData = z.output<typeof listingPatchSchema>;

/** `POST /listings/{id}/publish`. A listing without any price needs the owner's word that it is by negotiation. */
export const publishInputSchema = z.object({ by_negotiation: z.boolean().default(false) });
export type PublishInput = z.input<typeof publishInputSchema>;

export const ownListingsQuerySchema = zPage.extend({ status: z.enum(LISTING_STATUSES).optional() });
export type OwnListingsQuery = z.input<typeof ownListingsQuerySchema>;

/** Fields a listing must have before the public sees it. */
export const PUBLISH_FIELDS = ['benefit', 'deal_kinds', 'territories', 'trl', 'ask'] as const;
export type PublishField = (typeof PUBLISH_FIELDS)[number];

/** Why a patent may not be (or stay) on the market. */
export const BLOCKERS = ['ownership_lost', 'not_owner', 'org_unverified', 'name_held', 'unproven', 'listed_elsewhere', 'dead_status', 'term_over', 'annuity_unpaid', 'pending', 'status_unknown', 'frozen', 'pledged'] as const;
export type Blocker = (typeof BLOCKERS)[number];

export const listingResourceSchema = z.object({
  id: zId('listing'),
  status: z.enum(LISTING_STATUSES),
  version: z.number().int(),
  patent: z.object({
    id: zId('patent'), number: z.string(), application_number: z.string().nullable(), grant_number: z.string().nullable(), authority: z.string(), kind: z.enum(PATENT_KINDS),
    title_zh: z.string(), title_en: z.string(), abstract_zh: z.string(), abstract_en: z.string(),
    claims: z.array(z.object({ n: z.number(), text: z.string(), lang: z.string(), independent: z.boolean() })), claim_count: z.number().int(),
    ipc: z.array(z.string()), assignees: z.array(z.string()), inventors: z.array(z.string()),
    filing_date: zDay.nullable(), grant_date: zDay.nullable(), expiry_date: zDay.nullable(), remaining_years: z.number().int().nullable(),
    legal_status: z.enum(LEGAL_STATUSES), status_as_of: zDay.nullable(), status_source: z.string(),
    co_owned: z.boolean(), frozen: z.boolean(), pledged: z.boolean(), government_rights: z.string(),
  }),
  org: z.object({ id: zId('org'), slug: z.string(), name_zh: z.string(), name_en: z.string(), region: z.string(), verified: z.boolean(), verification: zVerification, state_owned: z.boolean() }),
  /** Has evidence shown the owner, and as of which day? `due_on`: public from before evidence was asked for, until that day. */
  ownership: z.object({ state: z.enum(OWNERSHIPS), as_of: zDay.nullable() }),
  /** Owners the record names that are not the organisation on the platform, as written there. */
  others_named: z.array(z.string()),
  benefit_zh: z.string(), benefit_en: z.string(), problem_zh: z.string(), problem_en: z.string(),
  deal_kinds: z.array(z.enum(DEAL_KINDS)), territories: z.array(z.enum(TERRITORIES)), field_of_use: z.string(), trl: z.number().int().nullable(),
  ask: zMoney.nullable(), entry_fee: zMoney.nullable(), royalty_bps: z.number().int().nullable(), equity_valuation: zMoney.nullable(),
  notice_starts_on: zDay.nullable(),
  /** When the platform last checked that the right is alive and unencumbered. */
  verified_live_at: zInstant.nullable(),
  published_at: zInstant.nullable(),
  /** Licences and encumbrances of the register that stand today: a buyer takes the patent with them. */
  rights: z.array(z.object({ kind: z.string(), field_of_use: z.string(), territory: z.string(), starts_on: zDay, ends_on: zDay.nullable(), holder: z.string(), source: z.string(), as_of: zDay })),
  /** Only for the organisation that owns the listing. */
  owner: z.object({
    approval_number: z.string(), suspended_reason: z.string().nullable(),
    /** What publication still wants. */
    missing: z.array(z.enum(PUBLISH_FIELDS)), blockers: z.array(z.enum(BLOCKERS)),
    /** First day on which it is suspended for want of evidence; null when nothing is due. */
    proof_due_on: zDay.nullable(),
    /** Claims with evidence that are being looked at. */
    open_claims: z.number().int(),
    created_at: zInstant, updated_at: zInstant,
  }).nullable(),
});
export type ListingResource = z.infer<typeof listingResourceSchema>;

/** One line of the owner's own list. */
export const ownListingSchema = z.object({
  id: zId('listing'), status: z.enum(LISTING_STATUSES), version: z.number().int(), patent_id: zId('patent'), patent_number: z.string(), title_zh: z.string(), title_en: z.string(),
  ask: zMoney.nullable(), deal_kinds: z.array(z.enum(DEAL_KINDS)), suspended_reason: z.string().nullable(), verified_live_at: zInstant.nullable(), published_at: zInstant.nullable(), updated_at: zInstant,
  ownership: z.enum(OWNERSHIPS), proof_due_on: zDay.nullable(),
});
export type OwnListing = z.infer<typeof ownListingSchema>;

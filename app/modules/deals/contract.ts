import { z } from 'zod';
import { zDay, zFlag, zId, zList, zMoney, zPage, zText } from '#app/core/contract.ts';
import { ATTESTERS, DEAL_KINDS, GATE_CODES, LOCALES, RELATED_FACTS, TERRITORIES } from '#app/core/vocabulary.ts';
import { zObligation } from '#app/modules/obligations/contract.ts';
import { zOrgRef } from '#app/modules/offers/contract.ts';
import { CONSENT } from './consent.ts';

/** Body of `POST /deals/{id}/transitions`. The evidence is read by the form of the edge (forms.ts, gates/forms.ts). */
export const zTransition = z.object({
  name: z.string().regex(/^[a-z_]{2,40}$/, { error: 'unknown_transition' }),
  evidence: z.record(z.string(), z.unknown()).default({}),
  reason: zText(2_000).default(''),
  dry_run: z.boolean().default(false),
  /** Refuses the move (`state_changed`) when the deal has moved since it was read. */
  version: z.number().int().nonnegative().optional(),
});
export type TransitionInput = z.input<typeof zTransition>;

export const zBlock = z.object({ code: z.string(), detail: z.string().optional() });
export type Block = z.output<typeof zBlock>;

export const zTransitionResult = z.object({
  deal_id: zId('deal'), name: z.string(), dry_run: z.boolean(), accepted: z.boolean(), from: z.string(), to: z.string(),
  /** Number of the attempt in the deal's history; null for a dry run. */
  seq: z.number().nullable(),
  blocked_by: z.array(zBlock),
  fields: z.array(z.object({ path: z.string(), code: z.string() })),
  /** What the move did (or would do), by effect. */
  effects: z.array(z.object({ name: z.string(), data: z.record(z.string(), z.unknown()) })),
  /** Moves the platform took by itself right after. */
  followed_by: z.array(z.object({ name: z.string(), from: z.string(), to: z.string() })),
  /** State and version after everything. */
  state: z.string(), version: z.number(),
});
export type TransitionResult = z.output<typeof zTransitionResult>;

export const zGate = z.object({
  code: z.enum(GATE_CODES), state: z.enum(['cleared', 'open', 'not_applicable']), why: z.string(),
  /** Who can do something about it while it is open; nobody when only time or the outside can. */
  who: z.array(z.enum(['seller', 'buyer', 'operator'])),
  /** Where evidence for it is put forward: in the deal, on the patent's own page (an operator compares it there), or nowhere: it reads facts. */
  handed_in: z.enum(['deal', 'patent']).nullable(),
  evidence: z.object({ id: zId('evidence'), data: z.record(z.string(), z.unknown()), at: z.string() }).nullable(),
});

export const zDocument = z.object({
  id: zId('document'), kind: z.enum(['contract', 'certificate', 'recordal', 'evidence']), version: z.number(), title: z.string(), sha256: z.string(),
  current: z.boolean(), has_file: z.boolean(), created_at: z.string(),
  signatures: z.array(z.object({ org_id: zId('org'), side: z.enum(['seller', 'buyer']), signer_name: z.string(), sha256: z.string(), signed_at: z.string(),
    /** The rest of the record; null in signatures from before it was kept. Address and device are shown to the signer's own side and the operator. */
    record: z.object({
      user_id: z.string(), version: z.number(), organisation_zh: z.string(), organisation_en: z.string(), capacity: z.string(),
      consent: z.object({ version: z.string(), lang: z.enum(LOCALES), text: z.string(), sha256: z.string() }),
      address: z.string().nullable(), device: z.string().nullable(),
      /** Who had confirmed the signer's name, and when; null in signatures from before that was asked. */
      name_attested: z.object({ by: z.enum(ATTESTERS), at: z.string() }).nullable(),
    }).nullable() })),
  /** False when its text is not the one its hash was taken of: then it is not served, and the operator knows. */
  intact: z.boolean(),
});
export type DocumentResource = z.output<typeof zDocument>;

export const zDealTerms = z.object({
  price: zMoney, royalty_bps: z.number(),
  /** Least royalty of a period (0: none), and whether what it exceeded the earned royalty by counts against later periods. */
  royalty_minimum: zMoney, minimum_creditable: z.boolean(), equity_share_bps: z.number(), valuation: zMoney.nullable(), field_of_use: z.string(),
  territory: z.enum(TERRITORIES), term_months: z.number().nullable(), platform_fee_bps: z.number(), broker_fee_bps: z.number(),
});

export const zDeal = z.object({
  id: zId('deal'), kind: z.enum(DEAL_KINDS), state: z.string(), version: z.number(),
  /** Process and rule pack the deal was opened with and keeps. */
  process: z.object({
    name: z.string(), version: z.number(), states: z.array(z.string()),
    /** The ordinary way for the drawing, in its order. `side`: off it, drawn only while the deal stands there; `visited`: drawn once the deal was there; `unless`: drawn while that other state is not. */
    way: z.array(z.object({ state: z.string(), side: z.boolean(), visited: z.boolean(), unless: z.string().nullable() })),
  }), rule_pack: z.string(),
  /** How the state looks: done is good, trouble wants attention, the rest is on its way. */
  tone: z.enum(['good', 'neutral', 'attention', 'wait']),
  my_role: z.enum(['seller', 'buyer', 'broker', 'operator']),
  parties: z.object({ seller: zOrgRef, buyer: zOrgRef, broker: zOrgRef.nullable() }),
  listing_id: zId('listing'), offer_id: zId('offer').nullable(), patent_id: zId('patent'), patent_number: z.string(),
  patent_title_zh: z.string(), patent_title_en: z.string(),
  terms: zDealTerms.nullable(),
  /** Facts that make the sides related parties, beside what each declared (null: not yet). A broker is not told. */
  related: z.object({ facts: z.array(z.enum(RELATED_FACTS)), declared: z.object({ seller: z.boolean().nullable(), buyer: z.boolean().nullable() }) }).nullable(),
  gates: z.array(zGate),
  /** Moves out of the state. `reason`: words are mandatory; `task`: its place on the ordinary way, null for a side door. */
  transitions: z.array(z.object({ name: z.string(), actor: z.string(), to: z.string(), form: z.string(), reason: z.boolean(), task: z.number().nullable(), allowed: z.boolean(), blocked_by: z.array(zBlock) })),
  deadlines: z.array(z.object({ code: z.string(), due_at: z.string(), state: z.enum(['open', 'met', 'missed', 'held']), remaining_ms: z.number().nullable() })),
  milestones: z.array(z.object({ code: z.string(), amount: zMoney, state: z.enum(['due', 'part_paid', 'paid', 'released', 'refunded']), paid: zMoney, due_at: z.string().nullable() })),
  documents: z.array(zDocument),
  money: z.object({ funded: zMoney, held: zMoney, released: zMoney, refunded: zMoney, fees: zMoney }).nullable(),
  /** How a release divides the price: the seller and the operator see all, a broker its own fee, the buyer nothing. */
  split: z.object({ seller: zMoney.nullable(), broker: zMoney.nullable(), platform: zMoney.nullable() }).nullable(),
  payouts: z.array(z.object({ id: zId('payout'), role: z.enum(['seller', 'broker']), amount: zMoney, state: z.string(), waiting_for: z.string().nullable(), sent_at: z.string().nullable() })),
  /** What is owed under the deal, oldest first: the parties see what they owe each other, everybody the claims against themselves. */
  obligations: z.array(zObligation).max(500),
  /** Credit the licensee has not used: `free` counts against any royalty, `minimum` against what is earned above a period's minimum. */
  credit: z.object({ free: zMoney, minimum: zMoney }).nullable(),
  /** Periods of the running royalty, with every report made of them. `late`: not reported by its day. */
  royalties: z.array(z.object({
    period_start: zDay, period_end: zDay, due_on: zDay, sales: zMoney.nullable(), royalty: zMoney.nullable(), reported_at: z.string().nullable(), late: z.boolean(),
    reports: z.array(z.object({ no: z.number(), sales: zMoney, earned: zMoney, royalty: zMoney, reason: z.string(), reported_at: z.string() })).max(100),
  })).max(100),
  disputed: z.boolean(), opened_at: z.string(), closed_at: z.string().nullable(), outcome: z.enum(['completed', 'cancelled']).nullable(),
});
export type DealResource = z.output<typeof zDeal>;

/** A line of the list of deals. */
export const zDealCard = zDeal.pick({
  id: true, kind: true, state: true, tone: true, version: true, my_role: true, parties: true, listing_id: true, patent_number: true, patent_title_zh: true, patent_title_en: true,
  disputed: true, opened_at: true, closed_at: true, outcome: true,
}).extend({ price: zMoney.nullable(), next_deadline: z.object({ code: z.string(), due_at: z.string(), state: z.string() }).nullable() });
export type DealCard = z.output<typeof zDealCard>;

export const zListDeals = zPage.extend({
  role: z.enum(['seller', 'buyer', 'broker']).optional(), state: z.string().max(40).optional(), open: zFlag.optional(), listing_id: zId('listing').optional(),
});
export type ListDealsInput = z.input<typeof zListDeals>;
export const zDealList = zList(zDealCard);

export const zDealEvent = z.object({
  seq: z.number(), name: z.string(), from: z.string(), to: z.string(), accepted: z.boolean(), refusal: z.array(zBlock), actor: z.string(),
  actor_org_id: z.string().nullable(), actor_user_id: z.string().nullable(), override: z.boolean(), reason: z.string(), at: z.string(),
});
/** History of a deal with the head of its audit chain, which a reader may keep to check the chain against later. */
export const zDealEvents = z.object({ items: z.array(zDealEvent), next_cursor: z.string().nullable(), audit: z.object({ chain: z.string(), seq: z.number(), hash: z.string() }).nullable() });
export type DealEvents = z.output<typeof zDealEvents>;

export const zMessage = z.object({ id: zId('message'), org_id: zId('org'), side: z.enum(['seller', 'buyer', 'operator']), user_id: zId('user').or(z.string()), author: z.string(), body: z.string(), created_at: z.string() });
export type MessageResource = z.output<typeof zMessage>;
export const zPostMessage = z.object({ body: zText(8_000, 1) });

export const zDraftContract = z.object({
  /** Clauses added to the generated text. */
  additional_clauses: zText(20_000).default(''),
  /** The whole text, when the parties bring their own; the lint reads it all the same. */
  body: zText(200_000).nullish().transform((v) => v || null),
});
export type DraftContractInput = z.input<typeof zDraftContract>;

export const zSignDocument = z.object({
  document_id: zId('document'), sha256: z.string().regex(/^[0-9a-f]{64}$/, { error: 'invalid_hash' }),
  /** The consent that comes with the document: its version, and the language in which it was read. Who signs is the account. */
  consent_version: z.literal(CONSENT.version, { error: 'consent_required' }), consent_lang: z.enum(LOCALES, { error: 'consent_required' }),
});
export type SignDocumentInput = z.input<typeof zSignDocument>;

export const zDocumentDetail = zDocument.extend({
  body: z.string().nullable(), findings: z.array(z.object({ code: z.string(), subject: z.string(), excerpt: z.string() })),
  /** What a signer agrees to; the version goes back with the signature. */
  consent: z.object({ version: z.string(), text: z.object({ zh: z.string(), en: z.string() }) }),
});
export type DocumentDetail = z.output<typeof zDocumentDetail>;

export const zReportRoyalty = z.object({
  period_start: zDay, sales: zMoney,
  /** Why an earlier report of the period is amended; without it a period is reported once. */
  reason: zText(1_000).default(''),
});
export type ReportRoyaltyInput = z.input<typeof zReportRoyalty>;

/** What a report came to. `due` is what it made payable beyond earlier reports, less credit; `credit` what it left as credit. */
export const zRoyaltyReported = z.object({ period_start: zDay, no: z.number(), sales: zMoney, earned: zMoney, royalty: zMoney, due: zMoney, credit: zMoney, due_on: zDay.nullable(), obligation_id: zId('obligation').nullable() });
export type RoyaltyReported = z.output<typeof zRoyaltyReported>;

/** A right or an earlier deal that gate G5 asks about. `hard` can never stand beside this deal, `acknowledge` may once the buyer says that he knows of it. */
export const zStandingRight = z.object({
  id: z.string(), severity: z.enum(['hard', 'acknowledge']), kind: z.string(), holder: z.string(), field_of_use: z.string(), territory: z.string(), ends_on: zDay.nullable(),
});
export type StandingRight = z.output<typeof zStandingRight>;

/** One thing a side put forward: evidence of a gate, a certificate, a hand-over, a proposal to cancel. */
export const zFiledEvidence = z.object({
  id: zId('evidence'), gate: z.enum(GATE_CODES).nullable(), kind: z.string(), data: z.record(z.string(), z.unknown()), by: z.enum(['seller', 'buyer', 'operator']), at: z.string(),
});
export type FiledEvidence = z.output<typeof zFiledEvidence>;

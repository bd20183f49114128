import { z } from 'zod';
import { zCurrency, zDay, zFlag, zId, zText } from '#app/core/contract.ts';
import { zEmail } from '#app/modules/identity/contract.ts';
import type { Money } from '#app/core/money.ts';
import type { DealResource } from '#app/modules/deals/contract.ts';
import type { OrgRef } from '#app/modules/offers/contract.ts';
import type { Submission } from '#app/modules/orgs/contract-verification.ts';
import type { ProofResource } from '#app/modules/patents/contract-ownership.ts';
import type { PaymentResource, PayoutResource } from '#app/modules/payments/contract.ts';

/** Balances are minor units with the ledger's sign: debit +, credit −. */
export const zTrialBalance = z.object({
  accounts: z.array(z.object({ code: z.string(), currency: zCurrency, kind: z.enum(['asset', 'liability', 'revenue', 'expense', 'clearing']), balance: z.int(), reserved: z.int(), deal_id: z.string().nullable(), org_id: z.string().nullable() })),
  /** `difference` = debit − credit, and must be 0. */
  totals: z.array(z.object({ currency: zCurrency, debit: z.int(), credit: z.int(), difference: z.int() })),
});
export type TrialBalance = z.output<typeof zTrialBalance>;

/** `at`: the account as it stood at the end of that day in China, by posting (what was known) or by event (what had happened). */
export const zAccountQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.string().max(400).optional(), at: zDay.optional(), by: z.enum(['posted', 'event']).default('posted') });
export const zAccountStatement = z.object({
  code: z.string(), balances: z.array(z.object({ currency: zCurrency, balance: z.int(), reserved: z.int() })),
  entries: z.array(z.object({
    journal_id: z.string(), line: z.int(), kind: z.string(), deal_id: z.string().nullable(), currency: zCurrency, amount: z.int(),
    occurred_at: z.string(), posted_at: z.string(), reverses: z.string().nullable(),
  })),
  next_cursor: z.string().nullable(),
});
export type AccountStatement = z.output<typeof zAccountStatement>;

/** What waits for the operator. The first group decides about deals, the second about money, then people, then the machine. */
export const QUEUE_VIEWS = {
  deals: ['registration', 'handover', 'release', 'refund_ask', 'review', 'dispute', 'overdue', 'case'],
  money: ['bank_record', 'bank_confirm', 'bank_payout', 'payout_confirm', 'bank_refund', 'refund_confirm', 'doubt'],
  orgs: ['verify_org', 'name_review'],
  rights: ['ownership_proof', 'ownership_claim'],
  trouble: ['incident', 'effect', 'sweep'],
} as const;
export type QueueView = keyof typeof QUEUE_VIEWS;
export type QueueKind = (typeof QUEUE_VIEWS)[QueueView][number];
export const QUEUE_KINDS = Object.values(QUEUE_VIEWS).flat() as readonly QueueKind[];

/** One thing that waits. `key` names it in an address; `since` is from when it waits (RFC 3339). */
export interface QueueItem {
  key: string;
  kind: QueueKind;
  since: string;
  /** What it is about: a patent's title, an organisation's name, or null for the machine's own. */
  title: { zh: string; en: string } | null;
  deal_id: string | null;
  amount: Money | null;
  /** Code that says more: a deadline, a consumer, what a payout waits for. */
  detail: string | null;
  /** How many rows stand behind it (effects of one queue are one item). */
  count: number;
  /** The viewer did the first half of a two-person act and may not do the second. */
  mine: boolean;
}

/** The first half of a two-person act: which step, who took it, when (RFC 3339), and the reason given with it. */
export interface FirstStep { move: string; by: string; at: string; reason: string }

/** A bank transfer that was recorded and waits for the second person. `advice` is the file's name. */
export interface RecordedOrder { id: string; bank_name: string; serial: string; amount: Money; sent_on: string; advice: string }

export interface Queue { items: QueueItem[]; counts: Record<QueueView, number> }

/** Newest thing filed for the decision: its fields, its document, who filed it and when. */
export interface FiledEvidence { kind: string; data: Record<string, unknown>; document_id: string | null; by: string; by_org: string; at: string }

export type OrgFacts = OrgRef & { kind: string; region: string; state_owned: boolean; demo: boolean; created_at: string; people: { name: string; email: string; role: string }[] };
/** A file somebody handed in, to be opened beside what they stated. */
export interface FileFacts { id: string; name: string; mime: string; size: number }
export interface PatentFacts { id: string; number: string; application_number: string | null; grant_number: string | null; title_zh: string; title_en: string; owners_named: string[]; ownership: string; as_of: string | null; legal_status: string; listing_id: string | null; listing_status: string | null }
/** Another organisation that holds a row of the same right. */
export interface Holder { org: OrgRef; number: string; ownership: string; as_of: string | null }
export interface ClaimFacts { id: string; kind: 'statement' | 'rival_holder' | 'appeal'; name: string; email: string; organisation: string; reason: string; created_at: string; claimant: OrgRef | null; appeal_by: 'holder' | 'claimant' | null; listing_id: string | null }

export type QueueDetail =
  | { type: 'deal'; deal: DealResource; evidence: FiledEvidence | null; first: FirstStep | null; dispute: { reason: string; by: string; by_org: string; at: string } | null }
  | { type: 'payment'; payment: PaymentResource; payer: OrgRef; recorded_by: string | null; slip: { name: string } | null }
  | { type: 'payout'; payout: PayoutResource; payee: OrgRef; order: RecordedOrder | null; first: FirstStep[]; cools_until: string | null }
  | { type: 'command'; command: { id: string; kind: string; state: string; rail: 'stripe' | 'bank'; amount: Money | null; attempts: number; problem: string | null; created_at: string }; payer: OrgRef | null; order: RecordedOrder | null; first: FirstStep[] }
  | { type: 'org'; org: OrgFacts; submission: Submission; file: FileFacts | null; same_register: OrgRef[]; like: OrgRef | null }
  | { type: 'name'; org: OrgFacts; like: OrgRef | null }
  | { type: 'proof'; org: OrgFacts; patent: PatentFacts; proof: ProofResource; file: FileFacts | null; known_names: string[]; elsewhere: Holder[]; refused_before: { reason: string; by_me: boolean } | null }
  | { type: 'claim'; claim: ClaimFacts; file: FileFacts | null; patent: PatentFacts; holder: Holder; holder_proofs: ProofResource[]; rival_proof: ProofResource | null; rival_file: FileFacts | null; rival_names: string[]; first: { state: string; decision: string; reason: string; by_me: boolean } | null }
  | { type: 'incident'; incident: { id: string; kind: 'content_differs' | 'content_missing'; subject: string; deal_id: string | null; document_id: string | null; file: string | null; expected: string; found: string | null; met_at: string; times: number; last_seen_at: string } }
  | { type: 'effects'; consumer: string; topic: string; rows: { id: number; key: string; attempts: number; set_aside: boolean; problem: string | null; created_at: string }[] }
  | { type: 'case'; about: 'sale' | 'fee_claim' | 'service'; id: string; state: string }
  | { type: 'sweep'; sweep: { name: string; last_run_at: string | null; next_run_at: string; problem: string | null } };

const zCodeName = z.string().regex(/^[a-z0-9_.-]{1,40}$/);
/** Effects are addressed by queue and fact: `search.listing.changed`. */
export const zRetryEffects = z.object({ consumer: zCodeName, topic: zCodeName });
export const zResolveIncident = z.object({ incident_id: zId('incident'), resolution: zText(2_000, 1) });
const reason = zText(2_000).default('');
const accepts = z.enum(['accept', 'refuse'], { error: 'required' });
/** Decisions about who somebody is and what they own. A refusal needs a reason (`reason_required`); the other side reads it. */
/** `attest_name`: the document (or an authorisation with it) names the person who handed it in by the account's name; what they sign bears it. */
export const zDecideVerification = z.object({ verification_id: zId('verification'), verdict: accepts, reason, attest_name: zFlag.default(false) });
export const zDecideName = z.object({ org_id: zId('org'), verdict: accepts, reason });
/** `our_name`: which of the owners the evidence names is the organisation, where that is not known yet. */
export const zDecideProof = z.object({ proof_id: zId('proof'), verdict: accepts, reason, our_name: zText(400).default('') });
export const zDecideClaim = z.object({ claim_id: zId('claim'), verdict: z.enum(['uphold', 'dismiss'], { error: 'required' }), reason, our_name: zText(400).default('') });
export const zRecheck = z.discriminatedUnion('what', [
  z.object({ what: z.literal('payment'), id: zId('payment') }),
  z.object({ what: z.literal('command'), id: zId('command') }),
  z.object({ what: z.literal('payout'), id: zId('payout') }),
]);
export type RecheckInput = z.input<typeof zRecheck>;

/** Which chain to verify, by the id of a deal or organisation; `seq` and `hash` are a head kept from earlier. */
export const zVerifyChain = z.object({
  subject: z.string().trim().regex(/^(deal|org)_[0-9a-z_]{3,40}$/, { error: 'invalid_id' }),
  hash: z.string().trim().toLowerCase().regex(/^[0-9a-f]{64}$/, { error: 'invalid_hash' }).optional(),
  seq: z.coerce.number({ error: 'invalid_number' }).int({ error: 'invalid_number' }).min(1, { error: 'invalid_number' }).optional(),
}).refine((v) => (v.hash === undefined) === (v.seq === undefined), { error: 'required', path: ['seq'] });
export type VerifyChainInput = z.input<typeof zVerifyChain>;

export interface AuditLine { seq: number; at: string; actor: string; action: string; subject: string; hash: string }
/** What recomputing a chain found. `head` is the hash of its last event, hex SHA-256. */
export interface ChainAnswer {
  chain: string; events: number; seq: number; head: string;
  broken: { seq: number; problem: 'hash' | 'link' | 'gap' | 'head' }[];
  /** The head somebody kept stands in the chain; null when none was given. */
  kept: boolean | null;
  /** Newest first. */
  latest: AuditLine[];
}

/** An invariant of the ledger that does not hold, and where. */
export interface LedgerCheck { code: string; subject: string }

/** A person by the address they sign in with. */
export const zFindPerson = z.object({ email: zEmail });
export const zEndSessions = z.object({ person_id: zId('user'), reason: zText(500).default('') });
/** `basis`: the paper that shows who the person is. `name`: as the operator read it, so that nobody confirms one that was changed meanwhile. */
export const zConfirmName = z.object({ member_id: zId('member'), name: zText(80, 1), basis: zText(500).default('') });
/** Forms of the page of people. */
export const zPeopleForm = z.discriminatedUnion('intent', [zFindPerson.extend({ intent: z.literal('find') }), zEndSessions.extend({ intent: z.literal('end') }), zConfirmName.extend({ intent: z.literal('name') })]);
/** A person with what is open in their name. */
export interface PersonView {
  id: string; name: string; email: string; second_factor: boolean; sessions: number; tokens: number;
  /** `name_confirmed`: somebody else has confirmed the person's name here, so that they can sign. */
  organisations: { id: string; member_id: string; name_zh: string; name_en: string; role: string; verified: boolean; name_confirmed: boolean }[];
}

import { z } from 'zod';
import { zDay, zId, zOfficeFee, zText } from '#app/core/contract.ts';
import { LEGAL_STATUSES, OWNERSHIPS, PATENT_KINDS } from '#app/core/vocabulary.ts';

/** A fact with where it comes from: nothing about a patent is shown without this. */
const Fact = <T extends z.ZodType>(value: T) => z.object({ value, source: z.string(), as_of: zDay.nullable() });

export const PatentResource = z.object({
  id: zId('patent'), number: z.string(), application_number: z.string().nullable(), grant_number: z.string().nullable(), authority: z.string(), kind: z.enum(PATENT_KINDS),
  title: z.object({ zh: z.string(), en: z.string() }), abstract: z.object({ zh: z.string(), en: z.string() }),
  claims: z.array(z.object({ n: z.int(), text: z.string(), lang: z.string(), independent: z.boolean() })), claim_count: z.int(),
  ipc: z.array(z.string()), cpc: z.array(z.string()), inventors: z.array(z.string()),
  assignees: Fact(z.array(z.string())), filing_date: Fact(zDay.nullable()), grant_date: Fact(zDay.nullable()), publication_date: Fact(zDay.nullable()),
  legal_status: Fact(z.enum(LEGAL_STATUSES)), expiry_date: zDay.nullable(), remaining_months: z.int().nullable(),
  live: z.boolean(), live_reason: z.string(), stale: z.boolean(), frozen: z.boolean(), pledged: z.boolean(), co_owned: z.boolean(), government_rights: z.string(),
  /** The organisation on the platform that owns it; null while the record names somebody else. */
  owner: z.object({ organisation_id: z.string(), name: z.object({ zh: z.string(), en: z.string() }) }).nullable(),
  /** Has evidence shown the holder to own it, and as of which day? */
  ownership: z.object({ state: z.enum(OWNERSHIPS), as_of: zDay.nullable() }),
  /** Owners the record names that are not the organisation that holds it, as written there. */
  others_named: z.array(z.string()),
  annuities_ahead: z.object({ total: zOfficeFee.nullable(), next_due: zDay.nullable(), next_amount: zOfficeFee.nullable(), pack: z.string(), unverified: z.array(z.string()) }).nullable(),
  forward_citations: z.int(), backward_citations: z.int(), family_id: z.string().nullable(),
  /** Facts on which sources do not agree, each with its newest word. */
  disagreements: z.array(z.object({ fact: z.string(), says: z.array(z.object({ value: z.unknown(), source: z.string(), as_of: zDay })).max(20) })).max(40),
  /** How a right lost for a fee can be had back; null where it was not, or the time is over. */
  restoration: z.object({ months: z.int(), from: z.enum(['notice', 'grace_end']), until: zDay.nullable(), fee: zOfficeFee.nullable(), verified: z.boolean() }).nullable(),
  /** Events of the register and of gazettes, newest first, as the record's source gave them. */
  events: z.array(z.object({ date: zDay.nullable(), code: z.string(), text: z.string(), effect: z.enum(['+', '-']).nullable() })).max(500),
  /** Members of the family and applications it is tied to; `held`: a record of it can be read here. */
  family: z.array(z.object({ number: z.string(), relation: z.string(), held: z.boolean() })).max(200),
  /** The fees of its life: paid (as far as the register says it lives), overdue, next, ahead. */
  fees: z.array(z.object({ year: z.int(), due: zDay, grace_end: zDay, amount: zOfficeFee, surcharge: zOfficeFee, state: z.enum(['paid', 'overdue', 'next', 'ahead']) })).max(40),
  facts: z.array(z.object({ fact: z.string(), value: z.unknown(), source: z.string(), as_of: zDay })),
});
export type PatentResource = z.infer<typeof PatentResource>;

export const RightResource = z.object({
  kind: z.string(), field_of_use: z.string(), territory: z.string(), starts_on: zDay, ends_on: zDay.nullable(), holder: z.string(), source: z.string(), as_of: zDay, ended: z.boolean(),
});
export type RightResource = z.infer<typeof RightResource>;

/** What an officer states from a register extract: the reading, its day and its reference. */
export const StatusReading = z.object({
  legal_status: z.enum(['in_force', 'in_grace', 'pending', 'lapsed', 'expired', 'revoked', 'withdrawn']),
  as_of: zDay,
  source: zText(200, 2),
  frozen: z.boolean().default(false),
  pledged: z.boolean().default(false),
});
export type StatusReading = z.infer<typeof StatusReading>;

import type { OfficeFee } from '#app/core/money.ts';
import type { LegalStatus, Ownership, PatentKind } from '#app/core/vocabulary.ts';

/** A fact with where it comes from. */
export interface Sourced<T> { value: T; source: string; as_of: string | null }

/** The part of a patent record these pages show; the patents room's resource fits it. */
export interface PatentView {
  id: string; number: string; application_number: string | null; grant_number: string | null; authority: string; kind: PatentKind;
  title: { zh: string; en: string }; abstract: { zh: string; en: string };
  claims: ClaimView[]; claim_count: number; ipc: string[]; inventors: string[];
  assignees: Sourced<string[]>; filing_date: Sourced<string | null>; grant_date: Sourced<string | null>; publication_date: Sourced<string | null>; legal_status: Sourced<LegalStatus>;
  expiry_date: string | null; remaining_months: number | null; live: boolean; live_reason: string; stale: boolean; frozen: boolean; pledged: boolean; co_owned: boolean; government_rights: string;
  owner: { organisation_id: string; name: { zh: string; en: string } } | null;
  ownership: { state: Ownership; as_of: string | null }; others_named: string[];
  annuities_ahead: { total: OfficeFee | null; next_due: string | null; next_amount: OfficeFee | null; pack: string; unverified: string[] } | null;
  forward_citations: number; backward_citations: number;
  disagreements: { fact: string; says: { value: unknown; source: string; as_of: string }[] }[];
  events: { date: string | null; code: string; text: string; effect: '+' | '-' | null }[];
  family: { number: string; relation: string; held: boolean }[];
  fees: { year: number; due: string; grace_end: string; amount: OfficeFee; surcharge: OfficeFee; state: 'paid' | 'overdue' | 'next' | 'ahead' }[];
  restoration: { months: number; from: 'notice' | 'grace_end'; until: string | null; fee: OfficeFee | null; verified: boolean } | null;
  facts: { fact: string; value: unknown; source: string; as_of: string }[];
}

export interface ClaimView { n: number; text: string; lang: string; independent: boolean }
export interface RightView { kind: string; field_of_use: string; territory: string; starts_on: string; ends_on: string | null; holder: string; source: string; as_of: string; ended?: boolean }

import type { LegalStatus, ListingStatus, Ownership, PatentKind } from '#app/core/vocabulary.ts';

/** A line of the owner's portfolio as the page shows it. */
export interface PortfolioRow {
  id: string; number: string; title: { zh: string; en: string }; kind: PatentKind; legal_status: LegalStatus; status_as_of: string | null; expiry_date: string | null;
  live: boolean; live_reason: string; dormancy: { dormant: boolean; score: number } | null; owned: boolean;
  ownership: Ownership; ownership_as_of: string | null; proof_due_on: string | null; proof_pending: boolean; others_named: string[]; listing: { id: string; status: ListingStatus } | null;
}

export interface ImportView {
  id: string; file: string; format: string; dry_run: boolean; status: 'queued' | 'running' | 'succeeded' | 'failed';
  rows: { total: number; created: number; updated: number; unchanged: number; rejected: number };
  error: { code: string; message: string } | null; created_at: string; started_at: string | null; finished_at: string | null;
}
export interface ImportProblemView { row: number; field: string; code: string; message: string; value: string }

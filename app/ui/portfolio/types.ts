import type { LegalStatus, ListingStatus, Ownership, PatentKind } from '#app/core/vocabulary.ts';

/** A line of the owner's portfolio as the page shows it. */
export interface PortfolioRow {
  id: string; number: string; title: { zh: string; en: string }; kind: PatentKind; legal_status: LegalStatus; status_as_of: string | null; expiry_date: string | null;
  live: boolean; live_reason: string; dormancy: { dormant: boolean; score: number } | null; owned: boolean;
  ownership: Ownership; ownership_as_of: string | null; proof_due_on: string | null; proof_pending: boolean; others_named: string[]; listing: { id: string; status: ListingStatus } | null;
}

type ImportStatus = 'checking' | 'checked' | 'queued' | 'running' | 'succeeded' | 'failed' | 'discarded' | 'undone';
export interface ImportView {
  id: string; file: string; format: string; dry_run: boolean; status: ImportStatus;
  rows: { total: number; created: number; updated: number; unchanged: number; rejected: number; warned: number };
  error: { code: string; message: string } | null; created_at: string; started_at: string | null; finished_at: string | null;
}
export interface ImportProblemView { row: number; severity: 'error' | 'warning'; entry: string; field: string; column: string; code: string; message: string; value: string; expected: string }

/** One of the first rows as it would be stored; `problems` in words. */
export interface PreviewRowView { row: number; number: string; title: string; assignees: readonly string[]; filing_date: string | null; status: LegalStatus | null; problems: readonly { field: string; message: string; value: string }[]; refused: boolean }
/** What a file was seen to be before anything is written. */
export interface InspectionView {
  format: string; vendor: string | null; header_row: number | null; kept_mapping: boolean;
  columns: readonly { header: string; field: string | null; proposed: string | null }[]; unread: readonly string[]; missing: readonly ('title' | 'number')[]; preview: readonly PreviewRowView[];
}

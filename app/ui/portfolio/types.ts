import type { LegalStatus } from '#app/core/vocabulary.ts';
import type { PortfolioItem } from '#app/modules/patents/contract-portfolio.ts';

/** A line of the owner's portfolio as the page shows it. */
export type PortfolioRow = PortfolioItem;

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

import { z } from 'zod';
import { zDay, zId, zInstant } from '#app/core/contract.ts';
import { LEGAL_STATUSES } from '#app/core/vocabulary.ts';
import { IMPORT_STATUSES } from '#db/schema/patents.ts';

/** `warned`: rows that were taken in, something of them left out. */
export const ImportRows = z.object({ total: z.int(), created: z.int(), updated: z.int(), unchanged: z.int(), rejected: z.int(), warned: z.int() });
/**
 * One problem of one row. `error`: the row was refused; `warning`: it was taken in without this. `column` is the header the value stood under,
 * `entry` the file inside an archive, `expected` the form the field wants.
 */
export const ImportProblem = z.object({
  row: z.int(), severity: z.enum(['error', 'warning']), entry: z.string(), field: z.string(), column: z.string(), code: z.string(), message: z.string(), value: z.string(), expected: z.string(),
});

const zProblem = z.object({ field: z.string(), code: z.string(), value: z.string() });
export const PreviewRow = z.object({
  row: z.int(), number: z.string(), title: z.string(), assignees: z.array(z.string()).max(500), filing_date: zDay.nullable(), status: z.enum(LEGAL_STATUSES).nullable(),
  problems: z.array(zProblem).max(200), refused: z.boolean(),
});
export type PreviewRow = z.infer<typeof PreviewRow>;

/**
 * What a file was seen to be, before anything is written. Of each column: the field it is read as (null: nobody reads it; it is kept with the
 * record as source data) and what its values look like. `missing`: what a table cannot do without.
 */
export const InspectionView = z.object({
  format: z.string(), encoding: z.string().nullable(), vendor: z.string().nullable(), header_row: z.int().nullable(),
  /** Columns were given a meaning the organisation has used before for this header. */
  kept_mapping: z.boolean(),
  columns: z.array(z.object({ header: z.string(), field: z.string().nullable(), proposed: z.string().nullable() })).max(2_000),
  unread: z.array(z.string()).max(2_000), missing: z.array(z.enum(['title', 'number'])).max(2), preview: z.array(PreviewRow).max(20),
});
export type InspectionView = z.infer<typeof InspectionView>;

/** An import as the API and the pages show it. `error` is the code of a file that could not be read at all. */
export const ImportResource = z.object({
  id: zId('import'), file: z.string(), format: z.string(), dry_run: z.boolean(), status: z.enum(IMPORT_STATUSES),
  rows: ImportRows, error: z.object({ code: z.string(), message: z.string() }).nullable(),
  created_at: zInstant, started_at: zInstant.nullable(), finished_at: zInstant.nullable(),
});
export type ImportResource = z.infer<typeof ImportResource>;
export type ImportProblem = z.infer<typeof ImportProblem>;

import { z } from 'zod';
import { zId, zInstant } from '#app/core/contract.ts';
import { IMPORT_STATUSES } from '#db/schema/patents.ts';

export const ImportRows = z.object({ total: z.int(), created: z.int(), updated: z.int(), unchanged: z.int(), rejected: z.int() });
export const ImportProblem = z.object({ row: z.int(), field: z.string(), code: z.string(), message: z.string(), value: z.string() });

/** An import as the API and the pages show it. `error` is the code of a file that could not be read at all. */
export const ImportResource = z.object({
  id: zId('import'), file: z.string(), format: z.string(), dry_run: z.boolean(), status: z.enum(IMPORT_STATUSES),
  rows: ImportRows, error: z.object({ code: z.string(), message: z.string() }).nullable(),
  created_at: zInstant, started_at: zInstant.nullable(), finished_at: zInstant.nullable(),
});
export type ImportResource = z.infer<typeof ImportResource>;
export type ImportProblem = z.infer<typeof ImportProblem>;

import { fieldError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { requirePermission } from '#app/core/require.ts';
import { IMPORT_MAX_BYTES } from '#app/core/upload-rules.ts';
import { isStorable } from '#app/core/storable.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { withTx } from '#db/tx.ts';
import { insertImport } from './import.store.server.ts';
import type { DetectedFormat } from './formats/detect.ts';
import { TABLE_FIELDS, type ColumnMapping } from './formats/table-columns.ts';

/** Formats an upload may be declared as; `auto` looks at the content. */
export const IMPORT_FORMATS = ['auto', 'xlsx', 'xls', 'csv', 'jsonl', 'uspto-xml', 'cnipa-xml', 'epo-xml', 'epo-json', 'zip'] as const satisfies readonly ('auto' | DetectedFormat)[];
export const MAX_IMPORT_BYTES = IMPORT_MAX_BYTES;

/** Reads the optional mapping of an upload: JSON object of header → field. Throws `validation` on `mapping`. */
export function readMapping(text: string | undefined): ColumnMapping | null {
  if (!text?.trim()) return null;
  let value: unknown;
  try { value = JSON.parse(text); } catch { throw fieldError('mapping', 'invalid_json'); }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw fieldError('mapping', 'invalid');
  return checkMapping(value as Record<string, unknown>);
}

/** A mapping names fields there are. Throws `validation` on `mapping`. */
export function checkMapping(mapping: Record<string, unknown>): ColumnMapping {
  const known = new Set<unknown>([...TABLE_FIELDS, 'ignore']);
  if (Object.entries(mapping).length > 500 || Object.keys(mapping).some((header) => !isStorable(header)) || Object.values(mapping).some((v) => !known.has(v))) throw fieldError('mapping', 'mapping_unknown');
  return mapping as ColumnMapping;
}

/**
 * Queues an uploaded file for import into the member's organisation. The bytes are in the store already; the worker does the rest. With `check`
 * a table is looked at first and waits for a decision (`decideImport`).
 */
export async function requestImport(
  { db }: { db: Db }, scope: MemberScope,
  input: { file: { name: string; key: string; size: number }; format?: string; mapping?: ColumnMapping | null; dryRun?: boolean; check?: boolean },
): Promise<{ id: string }> {
  requirePermission(scope, 'patent.import');
  const format = input.format || 'auto';
  if (!(IMPORT_FORMATS as readonly string[]).includes(format)) throw fieldError('format', 'invalid');
  const id = newId('import');
  await withTx(db, scope, async (tx) => {
    await insertImport(tx, {
      id, orgId: scope.orgId, createdBy: scope.userId, fileName: input.file.name, fileKey: input.file.key, fileSize: input.file.size,
      format, mapping: input.mapping ?? null, dryRun: input.dryRun ?? false, ...(input.check ? { status: 'checking' as const } : {}),
    });
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'import.request', subject: id, data: { size: input.file.size, format, dry_run: input.dryRun ?? false } });
    await emit(tx, 'import.requested', { importId: id, orgId: scope.orgId }, { key: id });
  });
  return { id };
}

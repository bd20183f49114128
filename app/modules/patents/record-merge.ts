import { TEXT_CAPS, type PatentRecord, type Provenance } from './contract.ts';

/** Fields that say where a record came from rather than what it says, or follow from others: they never make it "updated". */
const NOT_CONTENT = new Set(['provenance', 'sourceFormat', 'truncated', 'writtenNumbers', 'sourceData', 'docdb', 'authority', 'kindCode', 'legalStatusText']);
const NUMBERS = new Set(['applicationNumber', 'publicationNumber', 'grantNumber']);

export interface RecordDiff { result: 'created' | 'updated' | 'unchanged'; fields: string[] }

/**
 * Compares what two records say. A field the new source is silent about (absent or an empty list) is no change: a short
 * spreadsheet does not wipe out what a full text has told. Nor is a number written with less, the later publication of a
 * right already published, or a status older than the one known: facts end the same in whatever order they arrive.
 */
export function diffRecords(before: PatentRecord | null, after: PatentRecord): RecordDiff {
  if (!before) return { result: 'created', fields: [] };
  const fields = (Object.keys(after) as (keyof PatentRecord)[])
    .filter((key) => !NOT_CONTENT.has(key) && !silent(after[key]) && !covers(before[key], after[key]) && !stands(before, after, key));
  return { result: fields.length ? 'updated' : 'unchanged', fields: fields.sort() };
}

/** The older record with everything the newer one says laid over it, provenance kept per field. */
export function mergeRecords(before: PatentRecord, after: PatentRecord): PatentRecord {
  const merged: Record<string, unknown> = { ...before };
  const provenance: Record<string, Provenance> = { ...before.provenance };
  for (const field of diffRecords(before, after).fields as (keyof PatentRecord)[]) {
    const old: unknown = before[field];
    const value: unknown = after[field];
    merged[field] = isPlain(value) && isPlain(old) ? { ...old, ...value } : value;
    if (field === 'legalStatus') merged.legalStatusText = after.legalStatusText;
    provenance[field] = after.provenance[field] ?? after.provenance['*']!;
  }
  const sourceData = before.sourceData || after.sourceData ? { sourceData: trimmed({ ...before.sourceData, ...after.sourceData }) } : {};
  return { ...withMainNumber(merged as PatentRecord), ...sourceData, provenance, writtenNumbers: { ...before.writtenNumbers, ...after.writtenNumbers } };
}

/** Does what is known stand against a fact that arrives later? */
function stands(before: PatentRecord, after: PatentRecord, key: keyof PatentRecord): boolean {
  if (NUMBERS.has(key)) return typeof before[key] === 'string' && isKindLess(before[key], after[key] as string);
  // A grant is published too; the right's publication is its first one. The same document may correct its own date.
  if (key === 'publicationDate') return before.publicationNumber !== undefined && after.publicationNumber === undefined && before.publicationDate !== undefined && before.publicationDate <= after.publicationDate!;
  if (key === 'legalStatus' || key === 'challenged') return before.legalStatus !== undefined && olderStatus(before, after);
  return false;
}

function olderStatus(before: PatentRecord, after: PatentRecord): boolean {
  const asOf = (r: PatentRecord) => (r.provenance.legalStatus ?? r.provenance['*'])?.asOf;
  const [known, fresh] = [asOf(before), asOf(after)];
  return known != null && fresh != null && fresh < known;
}

/** `US9012345` against the `US9012345B2` already known. */
function isKindLess(known: string, fresh: string): boolean { return known.startsWith(fresh) && /^[A-Z]\d?$/.test(known.slice(fresh.length)); }

/** The number a record goes by follows from its numbers, most specific first. */
function withMainNumber(record: PatentRecord): PatentRecord {
  const docdb = record.grantNumber ?? record.publicationNumber ?? record.applicationNumber ?? record.docdb;
  const kindCode = docdb === record.applicationNumber ? undefined : /([A-Z]\d?)$/.exec(docdb)?.[1];
  const { kindCode: _old, ...rest } = record;
  return { ...rest, docdb, ...(kindCode ? { kindCode } : {}) };
}

function trimmed(data: Record<string, string>): Record<string, string> { return Object.fromEntries(Object.entries(data).slice(-TEXT_CAPS.source)); }

function silent(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0) || (isPlain(value) && Object.keys(value).length === 0);
}

function isPlain(value: unknown): value is Record<string, unknown> { return typeof value === 'object' && value !== null && !Array.isArray(value); }

/** Does the old value already say everything the new one says? Lists are compared whole, bilingual texts per language. */
function covers(old: unknown, fresh: unknown): boolean {
  if (isPlain(fresh) && isPlain(old)) return Object.keys(fresh).every((key) => canonical(old[key]) === canonical(fresh[key]));
  return canonical(old) === canonical(fresh);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, v: unknown) => (isPlain(v) ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1))) : v)) ?? '';
}

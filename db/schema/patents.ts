import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { LEGAL_STATUSES, OWNERSHIPS, PATENT_KINDS, type LegalStatus, type Ownership, type PatentKind } from '#app/core/vocabulary.ts';
import { createdAt, instant, oneOf, term, updatedAt } from './columns.ts';
import { orgs } from './orgs.ts';
import { users } from './identity.ts';

/**
 * A patent as one organisation holds it. `org_id` is the tenant that manages the row; `owner_org_id` is the owner of
 * record and changes when a transfer is registered (the new owner then gets a row of its own, the seller's row stays as history).
 */
export const patents = pgTable('patents', {
  id: text('id').primaryKey(),
  orgId: text('org_id').notNull().references(() => orgs.id),
  /** null: the record names an owner that is not, as far as is known, the organisation that holds the row. */
  ownerOrgId: text('owner_org_id').references(() => orgs.id),
  /** DOCDB form: country + number + kind (`CN114081026A`); an application without publication is `CN202110001234.5`. */
  number: text('number').notNull(),
  applicationNumber: text('application_number'),
  grantNumber: text('grant_number'),
  /** Every spelling under which the number should be found. */
  numberKeys: text('number_keys').array().notNull().default(sql`'{}'::text[]`),
  authority: text('authority').notNull(),
  kind: term<PatentKind>('kind').notNull(),
  titleZh: text('title_zh').notNull().default(''),
  titleEn: text('title_en').notNull().default(''),
  abstractZh: text('abstract_zh').notNull().default(''),
  abstractEn: text('abstract_en').notNull().default(''),
  claims: jsonb('claims').$type<{ n: number; text: string; lang: string; independent: boolean }[]>().notNull().default([]),
  ipc: text('ipc').array().notNull().default(sql`'{}'::text[]`),
  cpc: text('cpc').array().notNull().default(sql`'{}'::text[]`),
  applicants: text('applicants').array().notNull().default(sql`'{}'::text[]`),
  assignees: text('assignees').array().notNull().default(sql`'{}'::text[]`),
  inventors: text('inventors').array().notNull().default(sql`'{}'::text[]`),
  filingDate: date('filing_date', { mode: 'string' }),
  publicationDate: date('publication_date', { mode: 'string' }),
  grantDate: date('grant_date', { mode: 'string' }),
  expiryDate: date('expiry_date', { mode: 'string' }),
  legalStatus: term<LegalStatus>('legal_status').notNull().default('unknown'),
  statusAsOf: date('status_as_of', { mode: 'string' }),
  statusSource: text('status_source').notNull().default(''),
  familyId: text('family_id'),
  claimCount: integer('claim_count').notNull().default(0),
  forwardCitations: integer('forward_citations').notNull().default(0),
  backwardCitations: integer('backward_citations').notNull().default(0),
  /** Obligations to a funding government (Bayh-Dole and alike), in words; empty = none known. */
  governmentRights: text('government_rights').notNull().default(''),
  coOwned: boolean('co_owned').notNull().default(false),
  frozen: boolean('frozen').notNull().default(false),
  pledged: boolean('pledged').notNull().default(false),
  /** The normalised source record with provenance per fact (contract of the patents room); null for rows not imported. The columns are what is queried. */
  record: jsonb('record').$type<Record<string, unknown>>(),
  /** One key for one right, whoever holds a row of it and under whichever of its numbers (patents/right-key.ts); empty = not computed yet. */
  rightKey: text('right_key').notNull().default(''),
  rightKeys: text('right_keys').array().notNull().default(sql`'{}'::text[]`),
  /** Has evidence shown that `org_id` owns it? Written by the platform alone. */
  ownership: term<Ownership>('ownership').notNull().default('unproven'),
  /** Day on which the register named the organisation. */
  ownershipAsOf: date('ownership_as_of', { mode: 'string' }),
  /** Public before evidence was asked for: the first day on which the listing is suspended without it. */
  ownershipDueOn: date('ownership_due_on', { mode: 'string' }),
  /** The import that brought it was undone, or it turned out to be the right of another row (`merged_into`): nobody but the platform sees it any more. */
  removedAt: instant('removed_at'),
  mergedInto: text('merged_into'),
  version: integer('version').notNull().default(1),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
}, (t) => [
  unique('patents_org_id_key').on(t.orgId, t.id),
  uniqueIndex('patents_org_number_key').on(t.orgId, t.number).where(sql`removed_at is null`),
  index('patents_number_idx').on(t.number),
  index('patents_application_idx').on(t.orgId, t.applicationNumber),
  index('patents_grant_idx').on(t.grantNumber).where(sql`grant_number is not null`),
  index('patents_number_keys_idx').using('gin', t.numberKeys),
  index('patents_owner_idx').on(t.ownerOrgId),
  // Members of a family are counted for a page of patents at a time; without this each page reads the whole table.
  index('patents_family_idx').on(t.familyId).where(sql`family_id is not null`),
  index('patents_right_key_idx').on(t.rightKey),
  index('patents_right_keys_idx').using('gin', t.rightKeys),
  check('patents_ownership_check', oneOf(t.ownership, OWNERSHIPS)),
  check('patents_kind_check', oneOf(t.kind, PATENT_KINDS)),
  check('patents_status_check', oneOf(t.legalStatus, LEGAL_STATUSES)),
]);

/** Every fact ever learned about a patent, with its source and date. Append-only: a newer row supersedes, nothing is edited. */
export const patentFacts = pgTable('patent_facts', {
  id: text('id').primaryKey(),
  orgId: text('org_id').notNull(),
  patentId: text('patent_id').notNull(),
  fact: text('fact').notNull(),
  value: jsonb('value').$type<unknown>(),
  source: text('source').notNull(),
  asOf: date('as_of', { mode: 'string' }).notNull(),
  recordedAt: instant('recorded_at').notNull().default(sql`now()`),
}, (t) => [
  foreignKey({ columns: [t.orgId, t.patentId], foreignColumns: [patents.orgId, patents.id], name: 'patent_facts_patent_fk' }),
  index('patent_facts_patent_idx').on(t.orgId, t.patentId, t.fact),
]);

export const RIGHT_KINDS = ['exclusive', 'sole', 'ordinary', 'open', 'pledge', 'freeze'] as const;
export type RightKind = (typeof RIGHT_KINDS)[number];

/** Rights ledger: who may use a patent where, for what, when, and what encumbers it. Licences are public facts of the register. */
export const patentRights = pgTable('patent_rights', {
  id: text('id').primaryKey(),
  orgId: text('org_id').notNull(),
  patentId: text('patent_id').notNull(),
  patentNumber: text('patent_number').notNull(),
  kind: term<RightKind>('kind').notNull(),
  /** Field of use in words; `*` = all fields. */
  fieldOfUse: text('field_of_use').notNull().default('*'),
  territory: text('territory').notNull(),
  startsOn: date('starts_on', { mode: 'string' }).notNull(),
  endsOn: date('ends_on', { mode: 'string' }),
  holderOrgId: text('holder_org_id').references(() => orgs.id),
  holderName: text('holder_name').notNull().default(''),
  dealId: text('deal_id'),
  source: text('source').notNull(),
  asOf: date('as_of', { mode: 'string' }).notNull(),
  endedAt: instant('ended_at'),
  createdAt: createdAt(),
}, (t) => [
  foreignKey({ columns: [t.orgId, t.patentId], foreignColumns: [patents.orgId, patents.id], name: 'patent_rights_patent_fk' }),
  unique('patent_rights_deal_key').on(t.dealId, t.kind),
  index('patent_rights_number_idx').on(t.patentNumber),
  index('patent_rights_patent_idx').on(t.patentId),
  check('patent_rights_kind_check', oneOf(t.kind, RIGHT_KINDS)),
]);

/**
 * `checking`: a worker looks at the columns; `checked`: a person looks at what it found and starts or discards it; `undone`: what it had
 * brought was taken back.
 */
export const IMPORT_STATUSES = ['checking', 'checked', 'queued', 'running', 'succeeded', 'failed', 'discarded', 'undone'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

export const imports = pgTable('imports', {
  id: text('id').primaryKey(),
  orgId: text('org_id').notNull().references(() => orgs.id),
  createdBy: text('created_by').references(() => users.id),
  fileName: text('file_name').notNull(),
  fileKey: text('file_key').notNull(),
  fileSize: integer('file_size').notNull(),
  format: text('format').notNull().default('auto'),
  mapping: jsonb('mapping').$type<Record<string, string>>(),
  /** What the file was seen to be: its columns, what they are read as, and the first rows (contract of the patents room). */
  inspection: jsonb('inspection').$type<Record<string, unknown>>(),
  dryRun: boolean('dry_run').notNull().default(false),
  status: term<ImportStatus>('status').notNull().default('queued'),
  rowsTotal: integer('rows_total').notNull().default(0),
  rowsCreated: integer('rows_created').notNull().default(0),
  rowsUpdated: integer('rows_updated').notNull().default(0),
  rowsUnchanged: integer('rows_unchanged').notNull().default(0),
  rowsRejected: integer('rows_rejected').notNull().default(0),
  /** Rows that were taken in with remarks. */
  rowsWarned: integer('rows_warned').notNull().default(0),
  /** Error code when the file could not be read at all. */
  error: text('error'),
  startedAt: instant('started_at'),
  finishedAt: instant('finished_at'),
  createdAt: createdAt(),
}, (t) => [
  unique('imports_org_id_key').on(t.orgId, t.id),
  index('imports_org_idx').on(t.orgId, t.createdAt),
  check('imports_status_check', oneOf(t.status, IMPORT_STATUSES)),
]);

/** What is wrong with a row of an import, one row per problem: why it was refused, or (`warning`) what was left out of it. */
export const importErrors = pgTable('import_errors', {
  orgId: text('org_id').notNull(),
  importId: text('import_id').notNull(),
  row: integer('row').notNull(),
  n: integer('n').notNull(),
  severity: term<'error' | 'warning'>('severity').notNull().default('error'),
  /** File in an archive the row stands in; empty outside one. */
  entry: text('entry').notNull().default(''),
  field: text('field').notNull(),
  code: text('code').notNull(),
  value: text('value').notNull().default(''),
}, (t) => [
  primaryKey({ columns: [t.importId, t.row, t.n] }),
  foreignKey({ columns: [t.orgId, t.importId], foreignColumns: [imports.orgId, imports.id], name: 'import_errors_import_fk' }),
  check('import_errors_severity_check', oneOf(t.severity, ['error', 'warning'])),
]);

/** What an import did to each patent, so that it can be undone: the row's version after it, and what the record and its status were before. */
export const importChanges = pgTable('import_changes', {
  importId: text('import_id').notNull(),
  patentId: text('patent_id').notNull(),
  orgId: text('org_id').notNull(),
  created: boolean('created').notNull(),
  version: integer('version').notNull(),
  before: jsonb('before').$type<Record<string, unknown>>(),
}, (t) => [
  primaryKey({ columns: [t.importId, t.patentId] }),
  index('import_changes_patent_idx').on(t.patentId),
  foreignKey({ columns: [t.orgId, t.importId], foreignColumns: [imports.orgId, imports.id], name: 'import_changes_import_fk' }),
  foreignKey({ columns: [t.orgId, t.patentId], foreignColumns: [patents.orgId, patents.id], name: 'import_changes_patent_fk' }),
]);

/** Columns an organisation has once given a meaning by hand, kept by the header they stood in. */
export const importMappings = pgTable('import_mappings', {
  orgId: text('org_id').notNull().references(() => orgs.id),
  /** SHA-256 of the header's names. */
  header: text('header').notNull(),
  mapping: jsonb('mapping').$type<Record<string, string>>().notNull(),
  updatedAt: updatedAt(),
}, (t) => [primaryKey({ columns: [t.orgId, t.header] })]);

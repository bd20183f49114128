import type { PatentKind } from '#app/core/vocabulary.ts';
import { TEXT_CAPS, patentRecordSchema, type Claim, type PatentRecord, type Provenance } from './contract.ts';
import { readNumber, type NumberErrorCode, type NumberHint, type PatentNumber } from './numbers.ts';

export type { Claim, PatentRecord, Priority, Provenance, SourceFormat } from './contract.ts';

/** One problem of a row or document: the field, the rule it broke, and what was written (shortened). */
export interface RowProblem { field: string; code: string; value?: string }

/** A record while a parser fills it: everything optional but the lists. */
export type Draft = Omit<Partial<PatentRecord>, 'titles' | 'abstracts' | 'claims'> & {
  titles: PatentRecord['titles'];
  abstracts: PatentRecord['abstracts'];
  claims: Claim[];
  numbers: Partial<Record<'application' | 'publication' | 'grant', PatentNumber>>;
  problems: RowProblem[];
};

export function newDraft(): Draft {
  return { titles: {}, abstracts: {}, claims: [], numbers: {}, problems: [], truncated: [], provenance: {} };
}

/**
 * Reads a number into its place in a draft. A document number goes where its kind says, whatever the column was called:
 * Chinese exports write granted utility models under "publication number". `assume` is the office taken for a number that
 * could belong to several; using it is returned as a remark.
 */
export function addNumber(draft: Draft, text: string, hint: NumberHint, field: string, assume?: string): RowProblem | null {
  let parsed = readNumber(text, hint);
  const assumed = !parsed.ok && parsed.code === 'number_ambiguous' && assume !== undefined;
  if (assumed) parsed = readNumber(text, { ...hint, authority: assume });
  if (!parsed.ok) {
    draft.problems.push(problem(field, parsed.code satisfies NumberErrorCode, text));
    return null;
  }
  const known = draft.numbers[parsed.value.type];
  if (known && known.authority === parsed.value.authority && known.number !== parsed.value.number) {
    draft.problems.push(problem(field, 'number_conflict', text));
    return null;
  }
  if (!known || (!known.kind && parsed.value.kind)) draft.numbers[parsed.value.type] = parsed.value;
  return assumed ? problem(field, 'authority_assumed', `${parsed.value.authority} ${text}`) : null;
}

/**
 * Turns a draft into a record or tells what is wrong with it. Required: a title and one number; the kind follows from the
 * numbers. Dates that contradict each other (published before filed) are refused: such a row is misread, not a patent.
 */
export function finishRecord(draft: Draft, sourceFormat: PatentRecord['sourceFormat'], provenance: Provenance): { record: PatentRecord } | { errors: RowProblem[] } {
  const { application, publication, grant } = draft.numbers;
  const errors = [...draft.problems];
  const main = grant ?? publication ?? application;
  if (!main && !errors.some((e) => e.field.toLowerCase().includes('number'))) errors.push({ field: 'number', code: 'required' });
  if (!draft.titles.zh && !draft.titles.en) errors.push({ field: 'title', code: 'required' });
  // In China both numbers carry the kind of right; two kinds in one row are two patents.
  const isChinese = main?.authority === 'CN' && application?.authority === 'CN';
  if (isChinese && main.patentKind !== application.patentKind) {
    errors.push(problem('number', 'kind_mismatch', `${application.docdb} ${main.docdb}`));
  }
  errors.push(...dateProblems(draft));
  if (errors.length || !main) return { errors };
  const patentKind = draft.patentKind ?? main.patentKind ?? application?.patentKind ?? kindFromCode(main.kind);
  const { problems: _problems, numbers: _numbers, ...facts } = draft;
  const record: PatentRecord = {
    ...facts,
    docdb: main.docdb,
    authority: main.authority,
    ...(application ? { applicationNumber: application.docdb } : {}),
    ...(publication ? { publicationNumber: publication.docdb } : {}),
    ...(grant ? { grantNumber: grant.docdb } : {}),
    writtenNumbers: {
      ...(application ? { application: application.original } : {}), ...(publication ? { publication: publication.original } : {}), ...(grant ? { grant: grant.original } : {}),
    },
    ...(main.kind && main.type !== 'application' ? { kindCode: main.kind.slice(0, 2) } : {}),
    patentKind,
    ipc: unique(draft.ipc, TEXT_CAPS.symbols), cpc: unique(draft.cpc, TEXT_CAPS.symbols), locarno: unique(draft.locarno, TEXT_CAPS.symbols),
    applicants: nameList(draft.applicants), assignees: nameList(draft.assignees), inventors: nameList(draft.inventors),
    priority: (draft.priority ?? []).slice(0, 200),
    sourceFormat,
    truncated: [...new Set(draft.truncated)].slice(0, 20),
    provenance: { '*': provenance, ...draft.provenance },
  };
  const checked = patentRecordSchema.safeParse(record);
  if (checked.success) return { record: checked.data };
  const issues = checked.error.issues.slice(0, 10);
  return { errors: issues.map((i) => ({ field: i.path.join('.') || 'record', code: i.message.startsWith('bad_') ? i.message : i.code })) };
}

/** Puts a text into a draft in the right language, cut at the cap of its field. */
export function setText(draft: Draft, field: 'titles' | 'abstracts', text: string, lang: 'zh' | 'en' = languageOf(text)): void {
  // Titles are one line; abstracts keep their paragraphs.
  const clean = field === 'titles' ? tidy(text) : text.split(/\r?\n/).map(tidy).filter(Boolean).join('\n');
  if (!clean || draft[field][lang]) return;
  draft[field][lang] = capped(draft, field === 'titles' ? 'title' : 'abstract', clean);
}

/** Cuts a text at its field's cap and remembers the cut. Never splits a surrogate pair. */
export function capped(draft: Draft, field: 'title' | 'abstract' | 'claim' | 'description', text: string): string {
  const max = TEXT_CAPS[field];
  if (text.length <= max) return text;
  (draft.truncated ??= []).push(field);
  const cut = text.slice(0, max);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** Collapses white space and drops control characters. */
export function tidy(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').replace(/\s+/g, ' ').trim();
}

/** Chinese when Han characters carry the text, else English: the two languages a title is kept in. */
export function languageOf(text: string): 'zh' | 'en' {
  let han = 0;
  let latin = 0;
  // The beginning tells; long texts are not walked through.
  for (let i = 0; i < text.length && i < 600; i++) {
    const c = text.charCodeAt(i);
    if ((c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff)) han += 1;
    else if ((c | 32) >= 97 && (c | 32) <= 122) latin += 1;
  }
  return han > 0 && han * 4 >= latin ? 'zh' : 'en';
}

/**
 * An ISO day from the ways dates are written: `20130102`, `2013.01.02`, `2013-1-2`, `2013/01/02`, `2013年1月2日`, ISO
 * timestamps, `Jan 2, 2013`, `02 Jan 2013`. Null when it is not a day that exists. `19930400` (day unknown) is null.
 */
export function readDay(text: string): string | null {
  const clean = text.normalize('NFKC').trim();
  const numeric = /^(\d{4})(\d{2})(\d{2})$/.exec(clean) ?? /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})日?(?:[T\s].{0,30})?$/.exec(clean);
  if (numeric) return existing(Number(numeric[1]), Number(numeric[2]), Number(numeric[3]));
  const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
  const words = /^([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})$/i.exec(clean);
  if (words) return existing(Number(words[3]), months.indexOf(words[1]!.toLowerCase()) + 1, Number(words[2]));
  const british = /^(\d{1,2})[\s-]([a-z]{3})[a-z]*\.?[\s-](\d{4})$/i.exec(clean);
  return british ? existing(Number(british[3]), months.indexOf(british[2]!.toLowerCase()) + 1, Number(british[1])) : null;
}

/**
 * Is this claim independent? Chinese claims that begin by leaning on another one are not ("一种采用权利要求1所述方法的装置" is:
 * it claims another category); English ones that name a claim are not.
 */
export function isIndependent(text: string, lang: string): boolean {
  if (lang === 'zh') {
    return !/^\s*(?:\d+\s*[.、．]\s*)?(?:一种)?(?:如|根据|按照|依照|依据|依|按)?\s*(?:上述|前述)?(?:任[意一何]\S{0,6}?)?权利要求书?\s*\d/.test(text);
  }
  return !/\b(?:claims?\s+\d+|(?:any|one) of (?:the )?(?:preceding|previous|foregoing) claims?)\b/i.test(text.slice(0, 400));
}

/** A claim without its printed number: "1. A method…", "1、一种…". */
export function claimText(text: string): string { return tidy(text).replace(/^\d{1,3}\s*[.、．:：]\s*(?=\D)/, ''); }

/** Fields that say where a record came from rather than what it says: they never make it "updated". */
const NOT_CONTENT = new Set(['provenance', 'sourceFormat', 'truncated', 'writtenNumbers']);

export interface RecordDiff { result: 'created' | 'updated' | 'unchanged'; fields: string[] }

/**
 * Compares what two records say. A field the new source is silent about (absent or an empty list) is no change: a short
 * spreadsheet does not wipe out what a full text has told.
 */
export function diffRecords(before: PatentRecord | null, after: PatentRecord): RecordDiff {
  if (!before) return { result: 'created', fields: [] };
  const fields = (Object.keys(after) as (keyof PatentRecord)[]).filter((key) => !NOT_CONTENT.has(key) && !silent(after[key]) && !covers(before[key], after[key]));
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
    provenance[field] = after.provenance[field] ?? after.provenance['*']!;
  }
  return { ...(merged as PatentRecord), provenance, writtenNumbers: { ...before.writtenNumbers, ...after.writtenNumbers } };
}

export function problem(field: string, code: string, value?: string): RowProblem {
  return { field, code, ...(value === undefined ? {} : { value: value.length > 120 ? `${value.slice(0, 117)}…` : value }) };
}

function dateProblems(draft: Draft): RowProblem[] {
  const { filingDate, publicationDate, grantDate } = draft;
  const late = (later: string | undefined) => filingDate && later && later < filingDate;
  return [
    ...(late(publicationDate) ? [problem('publicationDate', 'before_filing', publicationDate)] : []),
    ...(late(grantDate) ? [problem('grantDate', 'before_filing', grantDate)] : []),
  ];
}

function kindFromCode(kind: string | undefined): PatentKind {
  const byLetter: Record<string, PatentKind> = { U: 'utility_model', Y: 'utility_model', S: 'design', D: 'design', P: 'plant', E: 'reissue' };
  return byLetter[kind?.[0] ?? ''] ?? 'invention';
}

function existing(y: number, m: number, d: number): string | null {
  if (y < 1790 || y > 2200 || m < 1 || m > 12 || d < 1 || d > new Date(Date.UTC(y, m, 0)).getUTCDate()) return null;
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

function unique(list: string[] | undefined, max: number): string[] { return [...new Set(list ?? [])].slice(0, max); }

function nameList(list: string[] | undefined): string[] {
  return unique((list ?? []).map((n) => tidy(n).slice(0, TEXT_CAPS.name)).filter(Boolean), TEXT_CAPS.names);
}

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

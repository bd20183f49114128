import type { PatentKind } from '#app/core/vocabulary.ts';
import { TEXT_CAPS, patentRecordSchema, type Claim, type PatentRecord, type Provenance } from './contract.ts';
import { readDay } from './dates.ts';
import { formatNumber, readNumber, type NumberErrorCode, type NumberHint, type PatentNumber } from './numbers.ts';
import { languageTag, tidy, untagged, unwrap } from './text.ts';

export { readDay, tidy };
export { diffRecords, mergeRecords, type RecordDiff } from './record-merge.ts';
export type { Claim, PatentRecord, Priority, Provenance, SourceFormat } from './contract.ts';

/** One problem of a row or document: the field, the rule it broke, and what was written (shortened). */
export interface RowProblem { field: string; code: string; value?: string }

/** A record while a parser fills it: everything optional but the lists. */
export type Draft = Omit<Partial<PatentRecord>, 'titles' | 'abstracts' | 'claims'> & {
  titles: PatentRecord['titles'];
  abstracts: PatentRecord['abstracts'];
  claims: Claim[];
  numbers: Partial<Record<'application' | 'publication' | 'grant', PatentNumber>>;
  /** What makes the row unusable, and what was left out of it. */
  problems: RowProblem[];
  warnings: RowProblem[];
};

export function newDraft(): Draft {
  return { titles: {}, abstracts: {}, claims: [], numbers: {}, problems: [], warnings: [], truncated: [], provenance: {} };
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
  const { alternatives, ...value } = parsed.value;
  if (alternatives?.length) {
    draft.problems.push(problem(field, 'number_ambiguous', `${text}: ${[value, ...alternatives].map(formatNumber).join(' / ')}`));
    return null;
  }
  const known = draft.numbers[value.type];
  if (known && known.authority === value.authority && known.number !== value.number) {
    draft.problems.push(problem(field, 'number_conflict', `${text}: ${formatNumber(known)} / ${formatNumber(value)}`));
    return null;
  }
  if (!known || (!known.kind && value.kind)) draft.numbers[value.type] = value;
  return assumed ? problem(field, 'authority_assumed', `${value.authority} ${text}`) : null;
}

/**
 * Turns a draft into a record or tells what is wrong with it. Required: a title and one number; the kind follows from the
 * numbers. A number that cannot be read is a warning where another one identifies the right; numbers that contradict each
 * other, and dates that do (published before filed), are refused: such a row is misread, not a patent.
 */
export function finishRecord(draft: Draft, sourceFormat: PatentRecord['sourceFormat'], provenance: Provenance): FinishedRecord {
  return finish(draft, sourceFormat, provenance, true);
}

/** Like {@link finishRecord} for facts about a right that is known already: they need no title. */
export function finishSupplement(draft: Draft, sourceFormat: PatentRecord['sourceFormat'], provenance: Provenance): FinishedRecord {
  return finish(draft, sourceFormat, provenance, false);
}

export type FinishedRecord = { record: PatentRecord; warnings?: RowProblem[] } | { errors: RowProblem[] };

function finish(draft: Draft, sourceFormat: PatentRecord['sourceFormat'], provenance: Provenance, needsTitle: boolean): FinishedRecord {
  placeInternational(draft);
  const { application, publication, grant } = draft.numbers;
  const main = grant ?? publication ?? application;
  const secondary = (e: RowProblem) => main !== undefined && e.code !== 'number_conflict' && NUMBER_FIELDS.test(e.field);
  const errors = draft.problems.filter((e) => !secondary(e));
  const warnings = [...draft.warnings, ...draft.problems.filter(secondary)];
  if (!main && !errors.some((e) => NUMBER_FIELDS.test(e.field))) errors.push({ field: 'number', code: 'required' });
  if (needsTitle && !draft.titles.zh && !draft.titles.en && !draft.titleOriginal) errors.push({ field: 'title', code: 'required' });
  // In China both numbers carry the kind of right; two kinds in one row are two patents.
  const isChinese = main?.authority === 'CN' && application?.authority === 'CN';
  if (isChinese && main.patentKind !== application.patentKind) {
    errors.push(problem('number', 'kind_mismatch', `${application.docdb} ${main.docdb}`));
  }
  errors.push(...dateProblems(draft));
  // A refused row tells everything that is wrong with it, so that it is mended once.
  if (errors.length || !main) return { errors: [...warnings, ...errors] };
  const patentKind = draft.patentKind ?? main.patentKind ?? application?.patentKind ?? kindFromCode(main.kind);
  const { problems: _problems, warnings: _warnings, numbers: _numbers, ...facts } = draft;
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
  // Rows of tables come by the hundred thousand and every reader of a cell caps what it gives: the contract is held there by tests.
  if ((sourceFormat === 'csv' || sourceFormat === 'xlsx' || sourceFormat === 'xls') && [main, application, publication, grant].every((n) => !n || DOCDB.test(n.docdb))) return { record, ...(warnings.length ? { warnings } : {}) };
  const checked = patentRecordSchema.safeParse(record);
  if (checked.success) return { record: checked.data, ...(warnings.length ? { warnings } : {}) };
  const issues = checked.error.issues.slice(0, 10);
  return { errors: issues.map((i) => ({ field: i.path.join('.') || 'record', code: i.message.startsWith('bad_') ? i.message : i.code })) };
}

const NUMBER_FIELDS = /number$/i;
const DOCDB = /^[A-Z]{2}[0-9A-Z]{3,20}$/;

/** An international application beside a national document is where the right comes from, not its own application. */
function placeInternational(draft: Draft): void {
  const { application, publication, grant } = draft.numbers;
  const document = grant ?? publication;
  if (application?.authority !== 'WO' || !document || document.authority === 'WO') return;
  draft.internationalApplication ??= application.docdb;
  delete draft.numbers.application;
}

/**
 * Drops dates that cannot stand beside the others, with a warning: a document is not published before it is applied for.
 * The year in the application's number tells which of two is wrong.
 */
export function settleDates(draft: Draft): void {
  const year = draft.numbers.application?.year;
  const { filingDate } = draft;
  const late = (['publicationDate', 'grantDate'] as const).filter((f) => filingDate && draft[f] && draft[f] < filingDate);
  if (!late.length || !filingDate) return;
  const wrong = year !== undefined && Number(filingDate.slice(0, 4)) !== year ? (['filingDate'] as const) : late;
  for (const field of wrong) {
    draft.warnings.push(problem(field, 'before_filing', draft[field]));
    delete draft[field];
  }
}

/**
 * Puts a text into a draft in its language, without mark-up, cut at the cap of its field. Chinese and English have places
 * of their own; a text in any other language is kept as the original.
 */
export function setText(draft: Draft, field: 'titles' | 'abstracts', text: string, lang: string = languageTag(text)): void {
  // Titles are one line; abstracts keep their paragraphs.
  const clean = field === 'titles' ? unwrap(untagged(text)) : untagged(text).split(/\r?\n/).map(tidy).filter(Boolean).join('\n');
  if (!clean) return;
  const cap = field === 'titles' ? 'title' : 'abstract';
  if (lang === 'zh' || lang === 'en') { draft[field][lang] ??= capped(draft, cap, clean); return; }
  const place = field === 'titles' ? 'titleOriginal' : 'abstractOriginal';
  draft[place] ??= { text: capped(draft, cap, clean), lang: lang.slice(0, 5) };
}

/** Cuts a text at its field's cap and remembers the cut. Never splits a surrogate pair. */
export function capped(draft: Draft, field: 'title' | 'abstract' | 'claim' | 'description', text: string): string {
  const max = TEXT_CAPS[field];
  if (text.length <= max) return text;
  (draft.truncated ??= []).push(field);
  const cut = text.slice(0, max);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
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
  const byLetter: Record<string, PatentKind> = { U: 'utility_model', Y: 'utility_model', S: 'design', P: 'plant', E: 'reissue' };
  return byLetter[kind?.[0] ?? ''] ?? 'invention';
}

function unique(list: string[] | undefined, max: number): string[] { return [...new Set(list ?? [])].slice(0, max); }

function nameList(list: string[] | undefined): string[] {
  return unique((list ?? []).map((n) => tidy(n).slice(0, TEXT_CAPS.name)).filter(Boolean), TEXT_CAPS.names);
}

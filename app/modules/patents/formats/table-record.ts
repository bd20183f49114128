import { addDays } from '#app/core/clock.ts';
import type { LegalStatus, PatentKind } from '#app/core/vocabulary.ts';
import { TEXT_CAPS, type Priority, type SourceFormat } from '../contract.ts';
import { addNumber, capped, claimText, finishRecord, isIndependent, languageOf, newDraft, problem, readDay, setText, tidy, type Draft, type RowProblem } from '../record.ts';
import { normaliseSymbols, parseLocarno, splitSymbols } from '../ipc.ts';
import type { NumberType } from '../numbers.ts';
import type { TableField } from './table-columns.ts';
import type { TableRow } from './table-rows.ts';
import type { ParsedRow } from './result.ts';

export interface TableSource {
  format: SourceFormat;
  /** Name of the file for the provenance of its facts. */
  name: string;
  /** Office of numbers written without country; told by the caller or by Chinese headers. */
  authority?: string | undefined;
  /** Office assumed, with a warning, for bare numbers that could belong to several (English tables: US). */
  assume?: string | undefined;
  /** Day the export was made, if known. */
  asOf?: string | null;
}

/** Reads one row. Wrong numbers and dates are errors; what cannot be read of the rest is left out with a warning. */
export function rowToRecord(row: TableRow, columns: ReadonlyMap<number, TableField>, source: TableSource): ParsedRow {
  const cells: Partial<Record<TableField, string>> = {};
  for (const [i, field] of columns) {
    const text = cleanCell(row.cells[i] ?? '');
    if (text) cells[field] = text;
  }
  const draft = newDraft();
  const warnings: RowProblem[] = [];
  readNumbers(draft, cells, source, warnings);
  readDates(draft, cells);
  if (cells.title) setText(draft, 'titles', cells.title);
  if (cells.titleEn) setText(draft, 'titles', cells.titleEn, 'en');
  if (cells.abstract) setText(draft, 'abstracts', cells.abstract);
  if (cells.abstractEn) setText(draft, 'abstracts', cells.abstractEn, 'en');
  readClaims(draft, cells);
  if (cells.description) draft.description = { text: capped(draft, 'description', tidy(cells.description)), lang: languageOf(cells.description) };
  readSymbols(draft, cells, warnings);
  readParties(draft, cells);
  readFacts(draft, cells, warnings);
  const result = finishRecord(draft, source.format, { source: source.name.slice(0, 200) || source.format, asOf: source.asOf ?? null });
  return 'record' in result ? { row: row.row, ...result, ...(warnings.length ? { warnings } : {}) } : { row: row.row, ...result };
}

/** A cell without what spreadsheets put around it: `="…"`, a text apostrophe, and the marks people write for "nothing". */
export function cleanCell(text: string): string {
  const clean = text.replaceAll('\0', '').trim().replace(/^="([^"]*)"$/, '$1').replace(/^'(?=\S)/, '').trim();
  return /^(?:[-—–/]+|无|空|暂无|n\/?a|null|none|nan|#n\/a|undefined)$/i.test(clean) ? '' : clean;
}

function readNumbers(draft: Draft, cells: Partial<Record<TableField, string>>, source: TableSource, warnings: RowProblem[]): void {
  const authority = source.authority;
  const hint = authority ? { authority } : {};
  const add = (field: 'applicationNumber' | 'publicationNumber' | 'grantNumber' | 'patentNumber', type?: NumberType) => {
    const text = cells[field];
    // Exports fill the place of a number that does not exist with zeros.
    if (!text || /^[\s0/.-]+$/.test(text)) return;
    const remark = addNumber(draft, text, { ...hint, ...(type ? { type } : {}) }, field, source.assume);
    if (remark) warnings.push(remark);
  };
  add('applicationNumber', 'application');
  add('publicationNumber', 'publication');
  add('grantNumber', 'grant');
  // A Chinese patent number is the application number of a granted patent; elsewhere it is the number of the grant.
  add('patentNumber', authority === 'CN' ? undefined : 'grant');
}

function readDates(draft: Draft, cells: Partial<Record<TableField, string>>): void {
  for (const field of ['filingDate', 'publicationDate', 'grantDate'] as const) {
    const text = cells[field];
    if (!text) continue;
    const on = readDay(text) ?? serialDay(text);
    if (on) draft[field] = on;
    else draft.problems.push(problem(field, 'bad_date', text));
  }
  // In a row that names only the granted document, its publication is the grant.
  if (draft.numbers.grant && !draft.numbers.publication && draft.publicationDate) draft.grantDate ??= draft.publicationDate;
}

/** A spreadsheet's day number that lost its date format (1954-2064 in the 1900 system). */
function serialDay(text: string): string | null {
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(text)?.[1];
  return serial && Number(serial) >= 20_000 && Number(serial) <= 60_000 ? addDays('1899-12-30', Number(serial)) : null;
}

function readClaims(draft: Draft, cells: Partial<Record<TableField, string>>): void {
  const source = cells.claims ?? cells.mainClaim;
  if (!source) return;
  const parts = cells.claims ? splitClaims(cells.claims) : [source];
  for (const part of parts.slice(0, TEXT_CAPS.claims)) {
    const text = claimText(part);
    const lang = languageOf(text);
    if (text) draft.claims.push({ n: draft.claims.length + 1, text: capped(draft, 'claim', text), lang, independent: draft.claims.length === 0 || isIndependent(text, lang) });
  }
}

/** Cuts a text at its own claim numbers 1, 2, 3 …; a number out of order belongs to the text. */
export function splitClaims(text: string): string[] {
  const starts: number[] = [];
  const marker = /(^|[\s。；;.])(\d{1,3})\s*[.、．]\s*(?=[^\d\s])/g;
  for (const match of text.matchAll(marker)) {
    if (Number(match[2]) === starts.length + 1) starts.push(match.index + match[1]!.length);
  }
  if (starts.length < 2) return [text];
  return starts.map((from, i) => text.slice(from, starts[i + 1] ?? text.length).trim());
}

function readSymbols(draft: Draft, cells: Partial<Record<TableField, string>>, warnings: RowProblem[]): void {
  const all = [...(cells.mainIpc ? splitSymbols(cells.mainIpc) : []), ...(cells.ipc ? splitSymbols(cells.ipc) : [])];
  const locarno = [...all, ...(cells.locarno ? splitSymbols(cells.locarno) : [])].map(parseLocarno).filter((l): l is string => l !== null);
  const ipc = normaliseSymbols(all.filter((s) => !parseLocarno(s)));
  const cpc = normaliseSymbols(cells.cpc ? splitSymbols(cells.cpc) : []);
  draft.ipc = ipc.symbols;
  draft.cpc = cpc.symbols;
  draft.locarno = locarno;
  for (const text of ipc.unread.slice(0, 3)) warnings.push(problem('ipc', 'symbol_unread', text));
  for (const text of cpc.unread.slice(0, 3)) warnings.push(problem('cpc', 'symbol_unread', text));
}

function readParties(draft: Draft, cells: Partial<Record<TableField, string>>): void {
  draft.applicants = splitNames(cells.applicants, false);
  draft.assignees = splitNames(cells.assignees, false);
  // A withheld inventor is no name.
  draft.inventors = splitNames(cells.inventors, true).filter((n) => !/^(?:不公告发明人|请求不公布姓名|不公布姓名)$/.test(n));
  const agency = cells.agency?.replace(/\s*\d{5}$/, '');
  if (agency) draft.agent = tidy(agency).slice(0, TEXT_CAPS.name);
  if (cells.address) draft.address = tidy(cells.address).slice(0, 400);
}

/** Splits names at semicolons and bars; people's names in Chinese also at 、 and commas when nothing else separates them. */
export function splitNames(text: string | undefined, people: boolean): string[] {
  if (!text) return [];
  const parts = text.split(/[;；|\r\n]+/);
  const han = people && parts.length === 1 && /\p{Script=Han}/u.test(text);
  return (han ? text.split(/[、，,]+/) : parts).map(tidy).filter(Boolean);
}

function readFacts(draft: Draft, cells: Partial<Record<TableField, string>>, warnings: RowProblem[]): void {
  draft.priority = (cells.priority ?? '').split(/[;；\r\n]+/).map(readPriority).filter((p): p is Priority => p !== null);
  if (cells.legalStatus) {
    const status = readStatus(cells.legalStatus);
    if (status) draft.legalStatus = status;
    else warnings.push(problem('legalStatus', 'status_unread', cells.legalStatus));
  }
  if (cells.patentKind) {
    const kind = readKind(cells.patentKind);
    if (kind) draft.patentKind = kind;
    else warnings.push(problem('patentKind', 'kind_unread', cells.patentKind));
  }
  // What the number says about the kind is firmer than a label typed beside it.
  const told = draft.numbers.grant?.patentKind ?? draft.numbers.publication?.patentKind ?? draft.numbers.application?.patentKind;
  if (told && draft.patentKind && told !== draft.patentKind && told !== 'invention') {
    warnings.push(problem('patentKind', 'kind_mismatch', cells.patentKind));
    draft.patentKind = told;
  }
  if (cells.familyId) draft.familyId = tidy(cells.familyId).slice(0, 40);
  for (const field of ['forwardCitations', 'forwardCitations5y', 'backwardCitations', 'claimCount'] as const) {
    const text = cells[field]?.replace(/,/g, '');
    if (text === undefined) continue;
    if (/^\d{1,7}(?:\.0+)?$/.test(text)) draft[field] = Math.trunc(Number(text));
    else warnings.push(problem(field, 'bad_count', text));
  }
}

/** `2012.01.16 DE 202012000389.5`, `US61/123,456 20120116`: a day, a country and what is left is the number. */
function readPriority(text: string): Priority | null {
  let rest = tidy(text);
  const written = /\d{4}[.\-/]\d{1,2}[.\-/]\d{1,2}(?!\d)|(?<!\d)(?:19|20)\d{6}(?!\d)/.exec(rest)?.[0];
  const date = written ? readDay(written) : null;
  if (written && date) rest = rest.replace(written, ' ');
  const country = /(?:^|\s)([A-Z]{2})(?=[\s\d/])/.exec(rest)?.[1];
  const number = tidy(country ? rest.replace(new RegExp(`(^|\\s)${country}`), ' ') : rest).slice(0, 64);
  return number ? { number, ...(country ? { country } : {}), ...(date ? { date } : {}) } : null;
}

/** Words for a status, most final first: "授权" also stands in "未缴年费专利权终止（授权…）" and must not win there. */
const STATUS_WORDS: readonly [RegExp, LegalStatus][] = [
  [/宣告.*无效|全部无效|撤销|revoked|invalidated|cancelled/i, 'revoked'],
  [/期限届满|届满|expired|lifetime/i, 'expired'],
  [/撤回|驳回|放弃|withdrawn|abandoned|rejected|refused/i, 'withdrawn'],
  [/终止|未缴年费|失效|无权|无效|lapsed|inactive|not in force|dead|ceased|terminated/i, 'lapsed'],
  [/滞纳|宽限|in grace|grace period/i, 'in_grace'],
  [/审中|实质审查|实审|公开|公布|申请中|受理|pending|application|published|under examination/i, 'pending'],
  [/授权|有权|有效|维持|恢复|转让|许可|质押|granted|active|in force|alive|in_force/i, 'in_force'],
];

/** The legal status a text states, or null for words that do not tell. */
export function readStatus(text: string): LegalStatus | null {
  return STATUS_WORDS.find(([words]) => words.test(text))?.[1] ?? null;
}

function readKind(text: string): PatentKind | null {
  if (/实用新型|utility model/i.test(text)) return 'utility_model';
  if (/外观|design/i.test(text)) return 'design';
  if (/发明|invention|utility/i.test(text)) return 'invention';
  if (/plant|植物/i.test(text)) return 'plant';
  return /reissue/i.test(text) ? 'reissue' : null;
}

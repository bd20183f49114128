import type { PatentKind } from '#app/core/vocabulary.ts';
import { TEXT_CAPS, type SourceFormat } from '../contract.ts';
import { ordersOf, readDate, type DateOrder } from '../dates.ts';
import { capped, claimText, finishRecord, isIndependent, languageOf, newDraft, problem, setText, settleDates, tidy, type Draft } from '../record.ts';
import { normaliseSymbols, parseLocarno, splitSymbols } from '../ipc.ts';
import { splitNames } from '../names.ts';
import { readNumber } from '../numbers.ts';
import { combineStatus, readStatus, readStatusText } from '../statuses.ts';
import { languageTag, untagged, unwrap } from '../text.ts';
import type { TableField } from './table-columns.ts';
import { readFamily, readInternational, readNumbers, type Cells } from './table-numbers.ts';
import { readPriorities } from './table-priority.ts';
import type { TableRow } from './table-rows.ts';
import type { Vendor } from './table-vendors.ts';
import type { ParsedRow } from './result.ts';

export { readStatus, splitNames };

export interface TableSource {
  format: SourceFormat;
  /** Name of the file for the provenance of its facts. */
  name: string;
  /** Office of numbers written without country; told by the caller, the export or the language of the headers. */
  authority?: string | undefined;
  /** Office assumed, with a warning, for bare numbers that could belong to several (English tables: US). */
  assume?: string | undefined;
  /** Day the export was made, if known. */
  asOf?: string | null;
  /** Headers as written, by column: unread columns are kept under their name. */
  headers?: readonly string[];
  vendor?: Vendor | null;
  /** How dates are written, per column, where looking at the whole table could tell. */
  orders?: ReadonlyMap<string, DateOrder>;
  date1904?: boolean;
}

export const DATE_FIELDS = ['filingDate', 'publicationDate', 'grantDate', 'priorityDate', 'nationalEntryDate'] as const satisfies readonly TableField[];

/**
 * Reads one row. Only a row without a title, without an identity or with a contradictory one is refused; every other value
 * that cannot be read is left out with a warning and kept as written.
 */
export function rowToRecord(row: TableRow, columns: ReadonlyMap<number, TableField>, source: TableSource): ParsedRow {
  const cells: Cells = {};
  for (const [i, field] of columns) {
    const text = cleanCell(row.cells[i] ?? '');
    if (text) cells[field] = text;
  }
  const draft = newDraft();
  const dates = readDates(draft, cells, source);
  readNumbers(draft, cells, source, dates);
  // In a row that names only the granted document, its publication is the grant.
  if (draft.numbers.grant && !draft.numbers.publication && draft.publicationDate) draft.grantDate ??= draft.publicationDate;
  settleDates(draft);
  readTexts(draft, cells);
  readClaims(draft, cells);
  readSymbols(draft, cells);
  readParties(draft, cells, source);
  readStatuses(draft, cells);
  readFacts(draft, cells);
  readInternational(draft, cells);
  readFamily(draft, cells, source);
  if (dates.priorityDate) draft.priorityDate = dates.priorityDate;
  draft.priority = readPriorities(cells.priority, { priorityDate: dates.priorityDate, order: source.orders?.get('filingDate') });
  keepSource(draft, row, columns, source);
  const result = finishRecord(draft, source.format, { source: source.name.slice(0, 200) || source.format, asOf: source.asOf ?? null });
  return { row: row.row, ...result };
}

const NOTHING = /^(?:[-—–/]+|无|空|暂无|n\/?a|null|none|nan|#n\/a|undefined)$/i;

/** A cell without what spreadsheets put around it: `="…"`, a text apostrophe, and the marks people write for "nothing". */
export function cleanCell(text: string): string {
  let clean = text.includes('\0') ? text.replaceAll('\0', '').trim() : text.trim();
  if (clean.startsWith('=') || clean.startsWith("'")) clean = clean.replace(/^="([^"]*)"$/, '$1').replace(/^'(?=\S)/, '').trim();
  return clean.length <= 9 && NOTHING.test(clean) ? '' : clean;
}

type Dates = Partial<Record<(typeof DATE_FIELDS)[number], string>>;

function readDates(draft: Draft, cells: Cells, source: TableSource): Dates {
  const dates: Dates = {};
  for (const field of DATE_FIELDS) {
    const text = cells[field];
    if (!text) continue;
    const read = readDate(field === 'priorityDate' ? firstOf(text) : text, { order: source.orders?.get(field), date1904: source.date1904 });
    if (read && 'day' in read) dates[field] = read.day;
    else if (read && 'partial' in read) draft.warnings.push(problem(field, 'date_partial', text));
    else if (read && 'oneOf' in read && read.oneOf.length) draft.warnings.push(problem(field, 'date_ambiguous', `${text}: ${read.oneOf.join(' / ')}`));
    // Zeros and the first day of a computer's clock stand for a date that is not known.
    else if (!/^[0\s./-]+$/.test(text)) draft.warnings.push(problem(field, 'bad_date', text));
  }
  for (const field of ['filingDate', 'publicationDate', 'grantDate', 'nationalEntryDate'] as const) if (dates[field]) draft[field] = dates[field];
  return dates;
}

/** Could this row's dates be read differently in another order? Then the whole table is looked at first. */
export function hasOpenDates(cells: readonly string[], columns: ReadonlyMap<number, TableField>): boolean {
  for (const [i, field] of columns) {
    const text = (DATE_FIELDS as readonly string[]).includes(field) ? cells[i] : undefined;
    if (text && (ordersOf(cleanCell(text)).length > 0 || /^\d{5}(?:\.\d+)?$/.test(text.trim()))) return true;
  }
  return false;
}

function firstOf(text: string): string { return text.split(/[;；|\r\n]/)[0]!.trim(); }

function readTexts(draft: Draft, cells: Cells): void {
  const office = (draft.numbers.grant ?? draft.numbers.publication ?? draft.numbers.application)?.authority;
  // Japanese titles of Han characters alone look Chinese.
  const language = (text: string) => { const tag = languageTag(text); return tag === 'zh' && office === 'JP' ? 'ja' : tag; };
  if (cells.title) setText(draft, 'titles', cells.title, language(cells.title));
  if (cells.titleEn) setText(draft, 'titles', cells.titleEn, translated(cells.titleEn));
  if (cells.abstract) setText(draft, 'abstracts', cells.abstract, language(cells.abstract));
  if (cells.abstractEn) setText(draft, 'abstracts', cells.abstractEn, translated(cells.abstractEn));
  // Some exports only say whether there is a full text.
  const description = cells.description && !/^(?:yes|no|true|false|y|n|是|否|有)$/i.test(cells.description) ? untagged(cells.description) : '';
  if (description) draft.description = { text: capped(draft, 'description', tidy(description)), lang: languageOf(description) };
}

/** A translation is into English, or, in Chinese exports of foreign patents, into Chinese. */
function translated(text: string): 'zh' | 'en' { return languageOf(text); }

function readClaims(draft: Draft, cells: Cells): void {
  const source = cells.claims ?? cells.mainClaim;
  if (!source) return;
  const parts = cells.claims ? splitClaims(untagged(cells.claims)) : [untagged(source)];
  for (const part of parts.slice(0, TEXT_CAPS.claims)) {
    const text = claimText(unwrap(part));
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

function readSymbols(draft: Draft, cells: Cells): void {
  const all = [...(cells.mainIpc ? splitSymbols(cells.mainIpc) : []), ...(cells.ipc ? splitSymbols(cells.ipc) : [])];
  const locarno = [...all, ...(cells.locarno ? splitSymbols(cells.locarno) : [])].map(parseLocarno).filter((l): l is string => l !== null);
  const ipc = normaliseSymbols(all.filter((s) => !parseLocarno(s)));
  const cpc = normaliseSymbols(cells.cpc ? splitSymbols(cells.cpc) : []);
  draft.ipc = ipc.symbols;
  draft.cpc = cpc.symbols;
  draft.locarno = locarno;
  for (const text of ipc.unread.slice(0, 3)) draft.warnings.push(problem('ipc', 'symbol_unread', text));
  for (const text of cpc.unread.slice(0, 3)) draft.warnings.push(problem('cpc', 'symbol_unread', text));
}

function readParties(draft: Draft, cells: Cells, source: TableSource): void {
  const commas = source.vendor?.commas === true;
  draft.applicants = splitNames(cells.applicants, { people: false, commas });
  draft.assignees = splitNames(cells.assignees, { people: false, commas });
  // A withheld inventor is no name.
  draft.inventors = splitNames(cells.inventors, { people: true, commas }).filter((n) => !/^(?:不公告发明人|请求不公布姓名|不公布姓名|不公告發明人)$/.test(n));
  const agency = cells.agency?.replace(/\s*\d{5}$/, '');
  if (agency) draft.agent = tidy(agency).slice(0, TEXT_CAPS.name);
  if (cells.address) draft.address = tidy(cells.address).slice(0, 400);
}

function readStatuses(draft: Draft, cells: Cells): void {
  const text = [cells.legalStatus, cells.legalStatusDetail].filter((t): t is string => t !== undefined).join('; ');
  if (!text) return;
  const read = (cell: string | undefined) => (cell ? readStatusText(cell) : null);
  const { status, challenged, unread } = combineStatus(read(cells.legalStatus), read(cells.legalStatusDetail));
  draft.legalStatusText = tidy(text).slice(0, 400);
  if (status) { draft.legalStatus = status; draft.challenged = challenged; }
  for (const word of unread.slice(0, 5)) draft.warnings.push(problem('legalStatus', 'status_unread', word));
}

/** What a "type" column says when it tells the stage of the document and not the kind of right. */
const STAGE_WORDS = /^(?:granted patent|patent application|patent|application|unknown|limited patent|amended (?:patent|application)|search report|published application|granted|a|b|授权|发明公开|公开|申请公开)$/i;

function readFacts(draft: Draft, cells: Cells): void {
  const kindText = cells.patentKind && !STAGE_WORDS.test(cells.patentKind.trim()) ? cells.patentKind : undefined;
  if (kindText) {
    const kind = readKind(kindText);
    if (kind) draft.patentKind = kind;
    else draft.warnings.push(problem('patentKind', 'kind_unread', kindText));
  }
  // What the number says about the kind is firmer than a label typed beside it.
  const told = draft.numbers.grant?.patentKind ?? draft.numbers.publication?.patentKind ?? draft.numbers.application?.patentKind;
  if (told && draft.patentKind && told !== draft.patentKind && told !== 'invention') {
    draft.warnings.push(problem('patentKind', 'kind_mismatch', kindText));
    draft.patentKind = told;
  }
  if (cells.familyId) draft.familyId = tidy(cells.familyId).slice(0, 40);
  for (const field of ['forwardCitations', 'forwardCitations5y', 'backwardCitations', 'literatureCitations', 'claimCount', 'familySize'] as const) {
    const text = cells[field]?.replace(/,/g, '');
    if (text === undefined) continue;
    if (/^\d{1,7}(?:\.0+)?$/.test(text)) draft[field] = Math.trunc(Number(text));
    else draft.warnings.push(problem(field, 'bad_count', text));
  }
}

function readKind(text: string): PatentKind | null {
  if (/实用新型|實用新型|新型|実用|utility model|실용/i.test(text)) return 'utility_model';
  if (/外观|外觀|意匠|design|디자인/i.test(text)) return 'design';
  if (/发明|發明|発明|特許|invention|utility|특허/i.test(text)) return 'invention';
  if (/plant|植物/i.test(text)) return 'plant';
  return /reissue/i.test(text) ? 'reissue' : null;
}

/** Keeps columns nobody reads, and cells that could not be read, as the source wrote them. */
function keepSource(draft: Draft, row: TableRow, columns: ReadonlyMap<number, TableField>, source: TableSource): void {
  const { headers } = source;
  if (!headers) return;
  const failed = new Set<string>();
  for (const w of draft.warnings) failed.add(w.field);
  for (const w of draft.problems) failed.add(w.field);
  // Both status columns are read as one; a description may only say that there is one.
  if (failed.has('legalStatus')) failed.add('legalStatusDetail');
  if (draft.description === undefined) failed.add('description');
  failed.add('documentType');
  const kept: Record<string, string> = {};
  let [room, count] = [20_000, 0];
  for (let i = 0; i < headers.length && count < TEXT_CAPS.source; i++) {
    const field = columns.get(i);
    if (!headers[i] || !row.cells[i] || (field !== undefined && !failed.has(field))) continue;
    const text = cleanCell(row.cells[i]!).slice(0, Math.min(2_000, room));
    if (!text) continue;
    kept[headers[i]!.slice(0, 120)] = text;
    room -= text.length;
    count += 1;
  }
  if (count) draft.sourceData = kept;
}

/** Year of filing a row's application number tells, for finding the order of its dates. */
export function filingYearOf(cells: Cells, source: TableSource): number | undefined {
  const text = cells.applicationNumber ?? cells.patentNumber;
  if (!text) return undefined;
  const parsed = readNumber(text, { type: 'application', ...(source.authority ? { authority: source.authority } : {}) });
  return parsed.ok && !parsed.value.alternatives ? parsed.value.year : undefined;
}

import { addNumber, problem, tidy, type Draft } from '../record.ts';
import { readNumber, type NumberType } from '../numbers.ts';
import { isOffice } from '../numbers-foreign.ts';
import type { TableField } from './table-columns.ts';
import type { TableSource } from './table-record.ts';

export type Cells = Partial<Record<TableField, string>>;

/** Names of countries in a column of their own; codes pass as they are. */
const COUNTRY_NAMES: Record<string, string> = {
  中国: 'CN', 中國: 'CN', china: 'CN', 美国: 'US', 美國: 'US', 'united states': 'US', 'united states of america': 'US', usa: 'US', 日本: 'JP', japan: 'JP', 韩国: 'KR', 韓國: 'KR', 'republic of korea': 'KR', 'south korea': 'KR',
  欧洲专利局: 'EP', 欧专局: 'EP', 'european patent office': 'EP', epo: 'EP', 世界知识产权组织: 'WO', wipo: 'WO', pct: 'WO', 德国: 'DE', germany: 'DE', 英国: 'GB', 'united kingdom': 'GB', 法国: 'FR', france: 'FR', 台湾: 'TW', 中国台湾: 'TW', taiwan: 'TW', 中国香港: 'HK', 'hong kong': 'HK',
};

/** Reads the numbers of a row; days already known decide between the meanings one spelling can have. */
export function readNumbers(draft: Draft, cells: Cells, source: TableSource, dates: Partial<Record<string, string>>): void {
  const authority = countryOf(cells.country) ?? source.authority;
  const yearOf = (day: string | undefined) => (day ? Number(day.slice(0, 4)) : undefined);
  const year = yearOf(dates.filingDate);
  const published = [dates.publicationDate, dates.grantDate].map(yearOf).filter((y): y is number => y !== undefined);
  const when = { ...(year === undefined ? {} : { year }), ...(published.length ? { notAfter: Math.min(...published) } : {}) };
  const hint = { ...(authority ? { authority } : {}), ...when };
  const add = (field: 'applicationNumber' | 'publicationNumber' | 'grantNumber' | 'patentNumber', type?: NumberType, kind?: string) => {
    const text = primary(cells[field], source, field);
    // Exports fill the place of a number that does not exist with zeros.
    if (!text || /^[\s0/.-]+$/.test(text)) return;
    const remark = addNumber(draft, text, { ...hint, ...(type ? { type } : {}), ...(kind ? { kind } : {}) }, field, source.assume);
    if (remark) draft.warnings.push(remark);
  };
  const kind = /^[A-Z]\d?$/i.exec(cells.kindCode?.trim() ?? '')?.[0]?.toUpperCase();
  add('publicationNumber', 'publication', kind);
  add('grantNumber', 'grant', cells.publicationNumber ? undefined : kind);
  // A Chinese patent number is the application number of a granted patent; elsewhere it is the number of the grant.
  add('patentNumber', authority === 'CN' ? undefined : 'grant');
  const document = draft.numbers.grant ?? draft.numbers.publication;
  // An application without country is one of the office that published it.
  if (document && !hint.authority) hint.authority = document.authority;
  add('applicationNumber', 'application');
  const day = document && publishedOn(cells, document.original);
  if (day) draft.publicationDate ??= day;
}

/** International application and publication named in columns of their own. */
export function readInternational(draft: Draft, cells: Cells): void {
  for (const [field, place, type] of [['pctApplication', 'internationalApplication', 'application'], ['pctPublication', 'internationalPublication', 'publication']] as const) {
    const text = cells[field]?.split(/[;；|\s]{1,3}(?=\D{0,4}\d{4}-)/)[0];
    if (!text) continue;
    const parsed = readNumber(text, { authority: 'WO', type });
    if (parsed.ok) draft[place] = parsed.value.docdb;
    else draft.warnings.push(problem(field, parsed.code, text));
  }
}

/** Members of the family: a column of their own, and further documents in the publication cell. Never numbers of this right. */
export function readFamily(draft: Draft, cells: Cells, source: TableSource): void {
  const document = cells.publicationNumber ?? cells.patentNumber;
  const further = document && (source.vendor?.familyInNumber || /[;；|\n]/.test(document)) ? listed(document).slice(1) : [];
  const members = [...further, ...(cells.familyMembers ? listed(cells.familyMembers) : [])];
  if (!members.length) return;
  // Some exports give the number of members in the column of their names.
  if (members.length === 1 && /^\d{1,4}$/.test(members[0]!)) { draft.familySize ??= Number(members[0]); return; }
  const read = members.map((text) => { const parsed = readNumber(text); return parsed.ok && !parsed.value.alternatives ? parsed.value.docdb : tidy(text).slice(0, 64); });
  draft.familyMembers = [...new Set(read)].slice(0, 500);
}

/**
 * The first number of a cell that lists several: the others are members of its family. Several patent numbers of one office
 * are several patents, and stay a contradiction.
 */
function primary(text: string | undefined, source: TableSource, field: string): string | undefined {
  if (!text) return undefined;
  const parts = listed(text);
  if (parts.length < 2) return text;
  const offices = new Set(parts.map((p) => /^[A-Z]{2}/.exec(p)?.[0] ?? ''));
  const isFamily = field === 'publicationNumber' || field === 'applicationNumber' || source.vendor?.familyInNumber === true || offices.size === parts.length;
  return isFamily || new Set(parts).size === 1 ? parts[0] : text;
}

function listed(text: string): string[] { return text.split(/[;；|\r\n]+|\s{2,}|,\s+(?=[A-Z]{2}[\s-]?\d)/).map((t) => t.trim()).filter(Boolean); }

function countryOf(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const clean = text.normalize('NFKC').trim();
  const code = /^[A-Za-z]{2}$/.test(clean) ? clean.toUpperCase() : /^([A-Z]{2})[\s(-]/.exec(clean)?.[1];
  if (code && isOffice(code)) return code;
  const name = clean.toLowerCase();
  // Words every object answers to (`constructor`) are no countries.
  return Object.hasOwn(COUNTRY_NAMES, name) ? COUNTRY_NAMES[name] : undefined;
}

function publishedOn(cells: Cells, original: string): string | undefined {
  const day = /_(\d{4})(\d{2})(\d{2})$/.exec(original);
  return day && !cells.publicationDate ? `${day[1]}-${day[2]}-${day[3]}` : undefined;
}

import type { TableField } from './table-columns.ts';
import { headerKey } from './table-headers.ts';

/** What is known of a table because of the program that wrote it. */
export interface Vendor {
  name: string;
  /** Headers that only mean something in this export, by their key. */
  headers?: Record<string, TableField>;
  /** Office of numbers written without country. */
  authority?: string;
  /** Names of people (and of companies) are separated by commas, given name first. */
  commas?: boolean;
  /** Several documents in the publication cell: the first is the record's, the others are members of its family. */
  familyInNumber?: boolean;
}

const VENDORS: readonly { needs: readonly string[]; vendor: Vendor }[] = [
  { needs: ['id', 'inventor/author', 'result link'], vendor: { name: 'google-patents', headers: { id: 'publicationNumber' }, commas: true } },
  { needs: ['id', 'inventor/author', 'filing/creation date'], vendor: { name: 'google-patents', headers: { id: 'publicationNumber' }, commas: true } },
  { needs: ['lens id'], vendor: { name: 'lens' } },
  { needs: ['jurisdiction', 'kind', 'cpc classifications'], vendor: { name: 'lens' } },
  { needs: ['fp image'], vendor: { name: 'patentscope' } },
  { needs: ['publication number', 'priority number(s)', 'patents cited in the search report'], vendor: { name: 'espacenet', familyInNumber: true } },
  { needs: ['publication number', 'date of application', 'cooperative patent classification'], vendor: { name: 'espacenet', familyInNumber: true } },
  { needs: ['publication number', 'earliest priority', 'family number'], vendor: { name: 'espacenet', familyInNumber: true } },
  { needs: ['assignee/applicant', 'title - dwpi'], vendor: { name: 'derwent' } },
  { needs: ['questel unique family id (fan)'], vendor: { name: 'orbit', familyInNumber: true } },
  { needs: ['出願番号', '発明の名称'], vendor: { name: 'j-platpat', authority: 'JP' } },
  { needs: ['文献番号', '発明の名称'], vendor: { name: 'j-platpat', authority: 'JP' } },
  { needs: ['출원번호'], vendor: { name: 'kipris', authority: 'KR' } },
  { needs: ['등록번호'], vendor: { name: 'kipris', authority: 'KR' } },
  { needs: ['patent_id', 'patent_title'], vendor: { name: 'patentsview', authority: 'US' } },
  { needs: ['patent_number', 'patent_title'], vendor: { name: 'patentsview', authority: 'US' } },
  { needs: ['document/patent number'], vendor: { name: 'uspto', authority: 'US' } },
  { needs: ['match score', 'document id'], vendor: { name: 'sumobrain' } },
];

const KNOWN = VENDORS.map(({ needs, vendor }) => ({ needs: needs.map(headerKey), vendor }));

/** The export a header row comes from, or null for any other table. */
export function vendorOf(headers: readonly string[]): Vendor | null {
  const keys = new Set(headers.map(headerKey));
  return KNOWN.find(({ needs }) => needs.every((n) => keys.has(n)))?.vendor ?? null;
}

/**
 * Office of bare numbers by the language of the headers: Korean and Japanese ones are their own offices', simplified
 * Chinese is China's. Traditional characters are used by several offices, so nothing is taken for granted there.
 */
export function officeOfHeaders(headers: readonly string[]): string | undefined {
  const text = headers.join('');
  if (/\p{Script=Hangul}/u.test(text)) return 'KR';
  if (/[\u3040-\u309f]|出願|登録|発明/.test(text)) return 'JP';
  if (!/\p{Script=Han}/u.test(text)) return undefined;
  return /[請號開標題發權專國]/.test(text) ? undefined : 'CN';
}

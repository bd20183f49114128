import { problem } from '../record.ts';
import type { ParsedRow } from './result.ts';

/** How many rows are remembered while looking for twins; beyond that nothing is noted, and memory stays flat. */
const REMEMBERED = 50_000;

/**
 * Notes rows that may be two documents of one right: same office, title and filing day, one published and one granted, and
 * no application number to tell. They stay two patents; a person decides.
 */
export class Twins {
  private readonly seen = new Map<string, { publication?: string; grant?: string }>();

  noted(row: ParsedRow): ParsedRow {
    if (!('record' in row)) return row;
    const { record } = row;
    const title = record.titles.zh ?? record.titles.en ?? record.titleOriginal?.text;
    if (record.applicationNumber || !record.filingDate || !title || (record.grantNumber && record.publicationNumber)) return row;
    const key = `${record.authority} ${record.filingDate} ${title.toLowerCase().slice(0, 200)}`;
    const known = this.seen.get(key) ?? {};
    const stage = record.grantNumber ? 'grant' : 'publication';
    const twin = known[stage === 'grant' ? 'publication' : 'grant'];
    if (this.seen.size < REMEMBERED) this.seen.set(key, { ...known, [stage]: record.docdb });
    return twin === undefined || twin === record.docdb ? row : { ...row, warnings: [...(row.warnings ?? []), problem('number', 'possibly_same_right', `${record.docdb} / ${twin}`)] };
  }
}

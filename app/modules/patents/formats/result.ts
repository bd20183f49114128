import type { PatentRecord, RowProblem } from '../record.ts';

/**
 * One row of a table (1-based, as the spreadsheet shows it) or one document of an XML file (1-based): either a record,
 * perhaps with remarks, or what is wrong with it. A bad row never stops the file.
 */
export type ParsedRow =
  | { row: number; record: PatentRecord; warnings?: RowProblem[]; entry?: string }
  | {
    row: number;
    errors: RowProblem[];
    entry?: string;
    /** Facts without a title (an abstract, claims, a family member, legal events sent alone): to be laid over a patent already known, never a patent of their own. */
    supplement?: PatentRecord;
  };

export type ParsedRows = AsyncGenerator<ParsedRow, void, undefined>;
export type Chunks = AsyncIterable<Uint8Array>;

/** One citing document as the contract takes it. */
export interface CitingDocument { number?: string; published_on: string; classes?: string[] }

const DAY = /(?<!\d)((?:19|20)\d{2})[-./年]?(0?[1-9]|1[0-2])[-./月]?(0?[1-9]|[12]\d|3[01])(?!\d)/;
const CLASS = /(?<![A-Za-z0-9])[A-H]\d{2}[A-Z](?![A-Za-z])/g;
const NUMBER = /(?<![A-Za-z0-9])[A-Z]{2}[\d/ ]{4,15}[A-Z]?\d?(?![A-Za-z0-9])/;

/**
 * Citing documents typed or pasted one a line, in any order of number, day and classes: `CN110000001A 2021-03-05 H01M`. Lines without a day
 * are told apart (`undated`, counted from 1): a citation nobody can date counts in no window.
 */
export function citingDocuments(text: string): { documents: CitingDocument[]; undated: number[] } {
  const documents: CitingDocument[] = [];
  const undated: number[] = [];
  text.normalize('NFKC').split(/\r?\n/).forEach((line, i) => {
    if (!line.trim()) return;
    const number = NUMBER.exec(line)?.[0].replace(/[\s/]/g, '');
    // Digits of a document number are no day.
    const day = DAY.exec(number ? line.replace(NUMBER, ' ') : line) ?? null;
    if (!day) { undated.push(i + 1); return; }
    const classes = [...new Set(line.match(CLASS) ?? [])];
    documents.push({ published_on: `${day[1]}-${day[2]!.padStart(2, '0')}-${day[3]!.padStart(2, '0')}`, ...(number ? { number } : {}), ...(classes.length ? { classes } : {}) });
  });
  return { documents, undated };
}

import type { Priority } from '../contract.ts';
import { readDate, readDay, type DateOrder } from '../dates.ts';
import { tidy } from '../record.ts';

/**
 * Priorities of a cell: `US 201313876543 A;;US 201361888777 P`, `KR20130004321U 20141021`, `2012.01.16 DE 202012000389.5`,
 * `[60543210 2004-12-10T23:59:59.000Z US]`. A single one without a day takes it from the column of priority dates.
 */
export function readPriorities(text: string | undefined, beside: { priorityDate?: string | undefined; order?: DateOrder | undefined } = {}): Priority[] {
  const parts = (text ?? '').replace(/\]\s*,?\s*\[/g, ';').split(/[;；|\r\n]+/).map((part) => readPriority(part, beside.order)).filter((p): p is Priority => p !== null);
  const undated = parts.filter((p) => !p.date);
  if (beside.priorityDate && parts.length === 1 && undated[0]) undated[0].date = beside.priorityDate;
  return parts.slice(0, 200);
}

/** A day, a country and what is left is the number. */
function readPriority(text: string, order: DateOrder | undefined): Priority | null {
  let rest = tidy(text.replace(/^[\s[({]+|[\s\])}]+$/g, ''));
  const written = /\d{4}[.\-/]\d{1,2}[.\-/]\d{1,2}(?:T[\d:.]{1,16}Z?)?(?!\d)|(?<=\s|^)(?:19|20)\d{6}(?=\s|$)|(?<=\s|^)\d{1,2}[./-]\d{1,2}[./-]\d{4}(?=\s|$)/.exec(rest)?.[0];
  // The day as written: a time of 23:59 in another zone is not the next day here.
  const date = written ? readDay(written.slice(0, 10)) ?? dayIn(readDate(written, { order })) : null;
  if (written && date) rest = tidy(rest.replace(written, ' '));
  const country = /^([A-Z]{2})(?=[\s\d/-])/.exec(rest)?.[1] ?? /(?:^|\s)([A-Z]{2})(?=[\s\d/]|$)/.exec(rest)?.[1];
  const number = tidy(country ? rest.replace(new RegExp(`(^|\\s)${country}(?=[\\s\\d/-]|$)`), ' ') : rest).slice(0, 64);
  return /\d/.test(number) ? { number, ...(country ? { country } : {}), ...(date ? { date } : {}) } : null;
}

function dayIn(read: ReturnType<typeof readDate>): string | null { return read && 'day' in read ? read.day : null; }

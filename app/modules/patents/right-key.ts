import { readNumber, searchForm, type NumberType } from './numbers.ts';

/** The numbers of a patent as its row keeps them. */
export interface RightNumbers { authority: string; number: string; applicationNumber?: string | null; grantNumber?: string | null; publicationNumber?: string | null }

/** Chinese document numbers of seven digits: publications and grants were counted apart then, so the letter belongs to the number. */
const OLD_CN = /^\d{7}$/;

function keyOf(text: string, authority: string, type: NumberType | undefined): string {
  const parsed = readNumber(text, { authority, ...(type ? { type } : {}) });
  // A number nobody can read is still the same number when it is written the same way.
  if (!parsed.ok) return `${authority}:x:${searchForm(text)}`;
  const { value } = parsed;
  if (value.type === 'application') return `${value.authority}:a:${value.number}`;
  const letter = value.authority === 'CN' && OLD_CN.test(value.number) ? value.kind?.[0] ?? '' : '';
  return `${value.authority}:d:${value.number}${letter}`;
}

/**
 * Every key under which a row's right may meet another's: its application, and its documents without kind codes, so that the
 * application as published (A) and the patent as granted (B) are one. Best key first. Pure.
 */
export function rightKeysOf(p: RightNumbers): string[] {
  const named: [string | null | undefined, NumberType | undefined][] = [[p.applicationNumber, 'application'], [p.grantNumber, 'grant'], [p.publicationNumber, 'publication'], [p.number, undefined]];
  return [...new Set(named.flatMap(([text, type]) => (text ? [keyOf(text, p.authority, type)] : [])))].slice(0, 12);
}

/** The one key a right is held under: its application where that is known, else its document. Pure; rows that share any key share this one (`shared-right.server.ts`). */
export function rightKey(p: RightNumbers): string {
  return rightKeysOf(p)[0] ?? '';
}

/** The columns a row stores. */
export function rightColumns(p: RightNumbers): { rightKey: string; rightKeys: string[] } {
  return { rightKey: rightKey(p), rightKeys: rightKeysOf(p) };
}

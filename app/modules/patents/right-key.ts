import { readNumber, searchForm, type NumberType } from './numbers.ts';
import { rightIdentity } from './right-identity.ts';

/** The numbers of a patent as its row keeps them. */
export interface RightNumbers { authority: string; number: string; applicationNumber?: string | null; grantNumber?: string | null; publicationNumber?: string | null }

/** A number as a row keeps it, in this platform's own form, as the key of its right. */
function keyOf(text: string, authority: string, type: NumberType | undefined): string {
  const parsed = readNumber(text, { authority, form: 'own', ...(type ? { type } : {}) });
  // A number nobody can read is still the same number when it is written the same way.
  return parsed.ok ? rightIdentity(parsed.value) : `${authority}:text:${searchForm(text)}`;
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

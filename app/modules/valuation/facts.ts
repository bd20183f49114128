import type { LegalStatus, PatentKind } from '#app/core/vocabulary.ts';
import { addMonths } from '#app/core/clock.ts';
import type { PatentFacts, Sourced } from './snapshot.ts';
import type { CitationBasis } from './vocabulary.ts';

/** What the store reads of a patent: columns, and what the database counted over its claims. */
export interface FactRow {
  id: string; orgId: string; number: string; authority: string; kind: PatentKind; ipc: string[];
  filingDate: string | null; publicationDate: string | null; grantDate: string | null; expiryDate: string | null; legalStatus: LegalStatus; statusAsOf: string | null; statusSource: string;
  coOwned: boolean; frozen: boolean; pledged: boolean; claimCount: number;
  /** Null where the source never stated a number: zero citations are a fact, no citations are none. */
  forwardCitations: number | null; backwardCitations: number | null;
  /** Received within five years of publication, where the source counted them so. */
  forwardCitations5y: number | null;
  /** Claims whose text is stored (by number), and the beginnings of the independent ones: [number, language, text]. */
  claimTexts: number; independent: [number, string, string][] | null;
  familyId: string | null;
  /** Source of the record, and its day. */
  source: string | null; sourceAsOf: string | null;
}

export interface RightCounts { exclusive: number; ordinary: number; operations: number }
export const NO_RIGHTS: RightCounts = { exclusive: 0, ordinary: 0, operations: 0 };

/** A claim to a way of doing something rather than to a thing, told from how it begins. */
export function isMethodClaim(text: string, lang: string): boolean {
  if (lang === 'zh') return /^\s*(?:一种)?[^，,。；;：:]{0,60}?(?:方法|工艺|用途|应用)(?:[，,。；;：:]|$|，?其特征)/.test(text);
  return /^\s*(?:\d+\s*[.)]\s*)?(?:(?:an?|the)\s+)?(?:[\w-]+\s+){0,6}?(?:method|process|use)\b/i.test(text);
}

/** Months after publication within which a citation counts (OECD 2013: five years). */
const WINDOW_MONTHS = 60;

/** Last day of the window citations are counted in; null while nothing says when the patent was published. */
export function citationWindowEnd(publicationDate: string | null): string | null { return publicationDate === null ? null : addMonths(publicationDate, WINDOW_MONTHS); }

/**
 * Citations received and what the number covers. A count a source made for five years goes first; a total counted before those years were
 * over holds nothing outside them; any other total is taken as it is, and said to be one.
 */
export function citationsOf(row: Pick<FactRow, 'forwardCitations' | 'forwardCitations5y' | 'publicationDate'>, countedOn: string | null): { value: number; basis: CitationBasis } | null {
  const end = citationWindowEnd(row.publicationDate);
  const open = end !== null && countedOn !== null && countedOn < end;
  if (row.forwardCitations5y !== null) return { value: row.forwardCitations5y, basis: open ? 'so_far' : 'five_years' };
  if (row.forwardCitations === null) return null;
  return { value: row.forwardCitations, basis: open ? 'so_far' : 'total' };
}

/** Facts of a valuation from a stored patent. Pure; what is not recorded stays null. */
export function patentFacts(row: FactRow, rights: RightCounts, familySize: number | null): PatentFacts {
  const from = { origin: 'register' as const, source: row.source ?? row.statusSource, asOf: row.sourceAsOf ?? row.statusAsOf };
  const fact = <T>(value: T | null): Sourced<T> | null => (value === null ? null : { value, ...from });
  const languages = new Map<string, [number, string][]>();
  for (const [n, lang, text] of row.independent ?? []) languages.set(lang, [...(languages.get(lang) ?? []), [n, text]]);
  // One language is enough, and two would count every claim twice.
  const [lang, independent] = [...languages].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))[0] ?? ['', []];
  const citations = citationsOf(row, from.asOf);
  const whole = row.claimTexts > 0 && row.claimTexts >= row.claimCount;
  return {
    number: row.number, authority: row.authority, kind: row.kind, ipc: row.ipc, filingDate: row.filingDate, grantDate: row.grantDate, expiryDate: row.expiryDate,
    publicationDate: row.publicationDate, citationBasis: citations?.basis ?? null,
    legalStatus: row.legalStatus, statusAsOf: row.statusAsOf, statusSource: row.statusSource, coOwned: row.coOwned, frozen: row.frozen, pledged: row.pledged,
    claims: fact(row.claimCount > 0 ? row.claimCount : null),
    independentClaims: fact(whole && independent.length ? independent.length : null),
    productShare: fact(independent.length ? Math.round((independent.filter(([, text]) => !isMethodClaim(text, lang)).length / independent.length) * 100) / 100 : null),
    forwardCitations: fact(citations?.value ?? null), backwardCitations: fact(row.backwardCitations),
    familySize: familySize === null ? null : { value: familySize, origin: 'corpus', source: row.familyId ?? '', asOf: null },
    rights, record: { source: from.source, asOf: from.asOf },
  };
}

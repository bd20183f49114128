import type { LegalStatus, PatentKind } from '#app/core/vocabulary.ts';
import type { PatentFacts, Sourced } from './snapshot.ts';

/** What the store reads of a patent: columns, and what the database counted over its claims. */
export interface FactRow {
  id: string; orgId: string; number: string; authority: string; kind: PatentKind; ipc: string[];
  filingDate: string | null; grantDate: string | null; expiryDate: string | null; legalStatus: LegalStatus; statusAsOf: string | null; statusSource: string;
  coOwned: boolean; frozen: boolean; pledged: boolean; claimCount: number;
  /** Null where the source never stated a number: zero citations are a fact, no citations are none. */
  forwardCitations: number | null; backwardCitations: number | null;
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

/** Facts of a valuation from a stored patent. Pure; what is not recorded stays null. */
export function patentFacts(row: FactRow, rights: RightCounts, familySize: number | null): PatentFacts {
  const from = { origin: 'register' as const, source: row.source ?? row.statusSource, asOf: row.sourceAsOf ?? row.statusAsOf };
  const fact = <T>(value: T | null): Sourced<T> | null => (value === null ? null : { value, ...from });
  const languages = new Map<string, [number, string][]>();
  for (const [n, lang, text] of row.independent ?? []) languages.set(lang, [...(languages.get(lang) ?? []), [n, text]]);
  // One language is enough, and two would count every claim twice.
  const [lang, independent] = [...languages].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))[0] ?? ['', []];
  const whole = row.claimTexts > 0 && row.claimTexts >= row.claimCount;
  return {
    number: row.number, authority: row.authority, kind: row.kind, ipc: row.ipc, filingDate: row.filingDate, grantDate: row.grantDate, expiryDate: row.expiryDate,
    legalStatus: row.legalStatus, statusAsOf: row.statusAsOf, statusSource: row.statusSource, coOwned: row.coOwned, frozen: row.frozen, pledged: row.pledged,
    claims: fact(row.claimCount > 0 ? row.claimCount : null),
    independentClaims: fact(whole && independent.length ? independent.length : null),
    productShare: fact(independent.length ? Math.round((independent.filter(([, text]) => !isMethodClaim(text, lang)).length / independent.length) * 100) / 100 : null),
    forwardCitations: fact(row.forwardCitations), backwardCitations: fact(row.backwardCitations),
    familySize: familySize === null ? null : { value: familySize, origin: 'corpus', source: row.familyId ?? '', asOf: null },
    rights, record: { source: from.source, asOf: from.asOf },
  };
}

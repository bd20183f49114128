import { and, asc, eq } from 'drizzle-orm';
import { legalDay } from '#app/core/clock.ts';
import type { Currency } from '#app/core/money.ts';
import { systemScope } from '#app/core/scope.ts';
import { keysOfText } from '#app/modules/patents/get-patent.server.ts';
import { valuationPublications, valuations } from '#db/schema/valuation.ts';
import { withRead } from '#db/tx.ts';
import type { Band } from './contract.ts';
import type { ValuationDeps } from './deps.ts';

export interface Verification {
  /** `unknown`: no such result. `known`: made here, number not asked. `match` and `mismatch`: with or without the number given. */
  state: 'unknown' | 'known' | 'match' | 'mismatch';
  made_on: string | null; valued_on: string | null; method_version: string | null; patent_number: string | null;
  /** Only what the owner shows to everybody, of this very snapshot. */
  band: Band | null; score: number | null;
}

const NOTHING: Verification = { state: 'unknown', made_on: null, valued_on: null, method_version: null, patent_number: null, band: null, score: null };
const SHA_256 = /^[0-9a-f]{64}$/;

/**
 * Tells anybody who holds a report whether its fingerprint is genuine and belongs to the number printed on it. Equal figures have
 * equal fingerprints (every dead right is worth the same nothing), so a number is confirmed, never given away; amounts are told only
 * as far as the owner shows them.
 */
export async function verifyReport(deps: Pick<ValuationDeps, 'db'>, hash: string, number: string | null): Promise<Verification> {
  if (!SHA_256.test(hash)) return NOTHING;
  return withRead(deps.db, systemScope('verify-report'), async (tx) => {
    const v = valuations;
    const columns = { id: v.id, number: v.patentNumber, valuedOn: v.valuedOn, version: v.methodVersion, at: v.createdAt };
    const [first] = await tx.select(columns).from(v).where(eq(v.resultsHash, hash)).orderBy(asc(v.id)).limit(1);
    if (!first) return NOTHING;
    if (!number) return { ...NOTHING, state: 'known', made_on: legalDay(first.at), method_version: first.version };
    const keys = new Set([number, ...keysOfText(number)]);
    const candidates = await tx.selectDistinct({ number: v.patentNumber }).from(v).where(eq(v.resultsHash, hash)).limit(1_000);
    const same = candidates.find((c) => keys.has(c.number) || keysOfText(c.number).some((k) => keys.has(k)));
    if (!same) return { ...NOTHING, state: 'mismatch', made_on: legalDay(first.at), method_version: first.version };
    const [row] = await tx.select({ ...columns, currency: valuationPublications.currency, show: valuationPublications.show, score: valuationPublications.score, low: valuationPublications.lowAmount, base: valuationPublications.baseAmount, high: valuationPublications.highAmount }).from(v)
      .leftJoin(valuationPublications, eq(valuationPublications.valuationId, v.id)).where(and(eq(v.resultsHash, hash), eq(v.patentNumber, same.number))).orderBy(asc(v.id)).limit(1);
    const shown = row!.show && row!.show !== 'nothing' ? row! : null;
    const money = (amount: number) => ({ currency: row!.currency as Currency, amount });
    return {
      state: 'match', made_on: legalDay(row!.at), valued_on: row!.valuedOn, method_version: row!.version, patent_number: row!.number,
      band: shown && shown.low !== null && shown.base !== null && shown.high !== null ? { low: money(shown.low), base: money(shown.base), high: money(shown.high) } : null,
      score: shown?.score == null ? null : shown.score / 10,
    };
  });
}

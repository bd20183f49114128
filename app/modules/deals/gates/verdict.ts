import type { GateCode } from '#app/core/vocabulary.ts';
import type { EvidenceRow, GateFacts, GateResult } from './types.ts';

export type Verdict = Pick<GateResult, 'state' | 'why'> & { evidence?: EvidenceRow | undefined };

export const cleared = (why: string, evidence?: EvidenceRow): Verdict => ({ state: 'cleared', why, evidence });
export const open = (why: string): Verdict => ({ state: 'open', why });
export const none = (why: string): Verdict => ({ state: 'not_applicable', why });

export const isLicence = (f: GateFacts) => f.kind.endsWith('_licence');
export const movesTitle = (f: GateFacts) => f.kind === 'transfer' || f.kind === 'equity';

/** Newest evidence of a gate, and of one kind when it is named. */
export function newest(f: GateFacts, gate: GateCode, kind?: string): EvidenceRow | undefined {
  return f.evidence.findLast((e) => e.gate === gate && (kind === undefined || e.kind === kind));
}
export const text = (e: EvidenceRow, key: string) => String(e.data[key] ?? '');
export const num = (e: EvidenceRow, key: string) => Number(e.data[key] ?? Number.NaN);

/** A party from outside China: regions are GB/T 2260 digits or `CN` at home, ISO country codes abroad. */
export const isForeign = (region: string) => !/^(CN|\d\d)/.test(region);

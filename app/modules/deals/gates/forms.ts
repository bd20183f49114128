import type { z } from 'zod';
import type { GateCode } from '#app/core/vocabulary.ts';
import type { Role } from '../definitions/names.ts';
import type { Gate } from './gate.ts';
import { EARLIER_GATES, gateOf, GATES } from './index.ts';

/** Gates that take or took evidence; the others read facts, the contract and what the process files. A test holds this to the gates. */
export type EvidenceGate = Exclude<GateCode, 'G11' | 'G12' | 'G13' | 'G14'>;

/** Of each gate the newest revision that takes evidence: a deal that runs under an earlier one still files it. */
const filed = [...(GATES as readonly Gate[]).filter((g) => g.form), ...EARLIER_GATES.filter((g) => g.form && !gateOf(g.code)?.form)];

/** Evidence forms, and who may file them, as the gates have them. */
export const GATE_EVIDENCE = Object.fromEntries(filed.map((g) => [g.code, g.form!])) as Record<EvidenceGate, z.ZodType>;
export const EVIDENCE_BY = Object.fromEntries(filed.map((g) => [g.code, g.filedBy ?? []])) as unknown as Record<EvidenceGate, readonly Role[]>;

/** Who may put evidence forward for a gate in the revision a deal asks; nobody where it takes none. */
export const filersOf = (gate: string, revision: number | undefined): readonly Role[] => gateOf(gate, revision)?.filedBy ?? [];

/** Form of the operator's review of a gate's evidence; null where a rule alone judges. */
export const reviewForm = (gate: string): z.ZodType | null => gateOf(gate)?.review ?? null;

export const isEvidenceGate = (gate: GateCode | string): gate is EvidenceGate => gate in GATE_EVIDENCE;

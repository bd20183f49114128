import type { z } from 'zod';
import type { GateCode } from '#app/core/vocabulary.ts';
import type { Role } from '../definitions/names.ts';
import type { Gate } from './gate.ts';
import { gateOf, GATES } from './index.ts';

/** Gates that are cleared by evidence; the others read facts, the contract and what the process files. A test holds this to the gates. */
export type EvidenceGate = Exclude<GateCode, 'G11' | 'G12' | 'G13' | 'G14'>;

const filed = (GATES as readonly Gate[]).filter((g) => g.form);

/** Evidence forms, and who may file them, as the gates have them. */
export const GATE_EVIDENCE = Object.fromEntries(filed.map((g) => [g.code, g.form!])) as Record<EvidenceGate, z.ZodType>;
export const EVIDENCE_BY = Object.fromEntries(filed.map((g) => [g.code, g.filedBy ?? []])) as unknown as Record<EvidenceGate, readonly Role[]>;

/** Form of the operator's review of a gate's evidence; null where a rule alone judges. */
export const reviewForm = (gate: string): z.ZodType | null => gateOf(gate)?.review ?? null;

export const isEvidenceGate = (gate: GateCode | string): gate is EvidenceGate => Boolean(gateOf(gate)?.form);

import { z } from 'zod';
import { zDay, zId, zText } from '#app/core/contract.ts';
import { checkInput } from '#app/core/input.ts';
import { zSignDocument } from './contract.ts';
import { GATE_EVIDENCE, isEvidenceGate, reviewForm } from './gates/forms.ts';
import type { FormReading } from '#app/modules/process/engine/subject.ts';
import type { FormName } from './definitions/names.ts';

const short = zText(200, 1);

/** Forms of the edges; `gate_evidence` is read by the gate it names. */
export const EDGE_FORMS: Record<Exclude<FormName, 'gate_evidence' | 'none'>, z.ZodType<Record<string, unknown>>> = {
  signature: zSignDocument,
  certificate: z.object({ certificate_no: short, registered_on: zDay, document_id: zId('document') }),
  equity_certificate: z.object({ certificate_no: short, registered_on: zDay, company_registration_no: short, document_id: zId('document') }),
  handover: z.object({ handed_over_on: zDay, items: z.array(short).min(1, { error: 'required' }).max(200), document_id: zId('document').nullish().transform((v) => v ?? null) }),
  recordal: z.object({ recordal_no: short, recorded_on: zDay, document_id: zId('document') }),
  override: z.object({ to: z.string().regex(/^[a-z_]{2,40}$/, { error: 'unknown_state' }) }),
};

/** Reads the evidence of an edge by its form; unknown fields are dropped, never stored. */
export function readForm(form: string | undefined, evidence: Record<string, unknown>): FormReading {
  if (!form || form === 'none') return { ok: true, data: {} };
  const schema = form === 'gate_evidence' ? gateSchema(evidence) : EDGE_FORMS[form as keyof typeof EDGE_FORMS];
  if (!schema) return { ok: false, fields: [{ path: 'evidence.gate', code: 'unknown_gate' }] };
  const result = checkInput(schema, evidence);
  if (result.ok) return { ok: true, data: result.data as Record<string, unknown> };
  return { ok: false, fields: result.fields.map((f) => ({ ...f, path: f.path ? `evidence.${f.path}` : 'evidence' })) };
}

function gateSchema(evidence: Record<string, unknown>): z.ZodType | null {
  const gate = String(evidence.gate ?? '');
  if (!isEvidenceGate(gate)) return null;
  return ('review' in evidence ? reviewForm(gate) : null) ?? GATE_EVIDENCE[gate];
}

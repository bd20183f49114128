import { AppError } from '#app/core/errors.ts';
import { parseMoney, type Currency } from '#app/core/money.ts';
import { readPercent, readWhole } from '#app/core/typed-number.ts';
import type { GateCode } from '#app/core/vocabulary.ts';
import type { DealResource } from '#app/modules/deals/contract.ts';

export type DealRole = DealResource['my_role'];
export type FieldKind = 'text' | 'area' | 'day' | 'percent' | 'number' | 'money' | 'check' | 'yesno' | 'lines' | 'choice' | 'document' | 'rights';
type DocumentKind = DealResource['documents'][number]['kind'];

/** One input of an evidence form: how it is asked, and how what was typed is read back into the contract's shape. */
export interface EvidenceField {
  name: string;
  kind: FieldKind;
  optional?: true;
  options?: readonly string[];
  /** Asked only when another choice of the form has one of these values. */
  when?: { field: string; is: readonly string[] };
  /** Kind a document is stored under when its file comes with the form, and the kind offered for choice. */
  document?: DocumentKind;
}

const text = (name: string): EvidenceField => ({ name, kind: 'text' });
const day = (name: string): EvidenceField => ({ name, kind: 'day' });
const proof = (required: boolean, kind: DocumentKind = 'evidence'): EvidenceField => ({ name: 'document_id', kind: 'document', document: kind, ...(required ? {} : { optional: true as const }) });
const negotiated = { field: 'mode', is: ['negotiated'] };
const market = { field: 'mode', is: ['market_listing', 'bidding'] };

/** Forms of the gates that evidence clears, and who may file it. A test holds this table and the engine's forms together. */
export const GATE_FIELDS: Partial<Record<GateCode, { by: readonly DealRole[]; fields: readonly EvidenceField[] }>> = {
  G1: { by: ['seller', 'operator'], fields: [text('extract_no'), day('as_of'), text('owner_name'), proof(false)] },
  G2: { by: ['seller'], fields: [day('pay_by'), proof(false)] },
  G3: { by: ['seller'], fields: [text('pledgee'), day('consented_on'), proof(true)] },
  G4: { by: ['seller'], fields: [{ name: 'co_owners', kind: 'lines' }, day('consented_on'), { name: 'all_signed', kind: 'check' }, proof(true)] },
  G5: { by: ['buyer'], fields: [{ name: 'rights', kind: 'rights' }, { name: 'acknowledged', kind: 'check' }] },
  G6: { by: ['seller'], fields: [text('approval_number'), day('approved_on'), proof(false)] },
  G7: {
    by: ['seller'],
    fields: [
      { name: 'mode', kind: 'choice', options: ['negotiated', 'market_listing', 'bidding'] },
      { ...day('notice_from'), when: negotiated }, { ...day('notice_to'), when: negotiated }, { ...text('notice_place'), when: negotiated },
      { name: 'price_shown', kind: 'check', when: negotiated }, { name: 'objections', kind: 'number', optional: true, when: negotiated }, { name: 'objections_settled', kind: 'check', optional: true, when: negotiated },
      { ...text('market'), when: market }, { ...text('record_no'), when: market }, { name: 'related_party', kind: 'yesno' }, proof(false),
    ],
  },
  G8: { by: ['seller', 'buyer'], fields: [{ name: 'related', kind: 'yesno' }, { name: 'detail', kind: 'area', optional: true }] },
  G9: { by: ['seller', 'buyer'], fields: [text('report_no'), text('valuer'), day('valued_on'), day('valid_until'), { name: 'value', kind: 'money' }, proof(false)] },
  G10: { by: ['seller', 'buyer'], fields: [{ name: 'category', kind: 'choice', options: ['free', 'restricted', 'prohibited'] }, { ...text('certificate_no'), optional: true }, { ...day('issued_on'), optional: true }, proof(false)] },
  G15: { by: ['seller'], fields: [text('plan_no'), { name: 'reward_bps', kind: 'percent' }, { name: 'main_contributors_bps', kind: 'percent' }, day('published_on'), proof(false)] },
  G16: { by: ['seller', 'buyer'], fields: [text('registration_no'), day('registered_on'), proof(false)] },
};

/** The operator's review of what a rule alone cannot judge. */
export const REVIEW_FIELDS: readonly EvidenceField[] = [{ name: 'review', kind: 'choice', options: ['confirmed', 'refused'] }, { name: 'note', kind: 'area', optional: true }];

/** Forms of the moves, by the form name the process gives them. */
export const MOVE_FIELDS: Record<string, readonly EvidenceField[]> = {
  none: [],
  certificate: [text('certificate_no'), day('registered_on'), proof(true, 'certificate')],
  equity_certificate: [text('certificate_no'), day('registered_on'), text('company_registration_no'), proof(true, 'certificate')],
  handover: [day('handed_over_on'), { name: 'items', kind: 'lines' }, proof(false)],
  recordal: [text('recordal_no'), day('recorded_on'), proof(true, 'recordal')],
};

/** Is the field asked, given what the form's choices say? */
export function isAsked(field: EvidenceField, values: Record<string, unknown>): boolean {
  return !field.when || field.when.is.includes(String(values[field.when.field] ?? ''));
}

/**
 * Reads a form's strings as the evidence the engine's contract expects. It only changes shapes (percent to basis points, lines
 * to a list, an amount to minor units); what is wrong stays wrong, and the contract says so.
 */
export function readEvidence(fields: readonly EvidenceField[], values: Record<string, unknown>, currency: Currency): Record<string, unknown> {
  const evidence: Record<string, unknown> = {};
  for (const field of fields) {
    if (!isAsked(field, values)) continue;
    const typed = typeof values[field.name] === 'string' ? (values[field.name] as string).trim() : '';
    if (!typed && field.optional && field.kind !== 'check') continue;
    evidence[field.name] = shape(field.kind, typed, currency);
  }
  return evidence;
}

function shape(kind: FieldKind, typed: string, currency: Currency): unknown {
  switch (kind) {
    case 'check': return typed === 'on' || typed === 'true';
    // Untouched it is neither: the contract then says that it is required.
    case 'yesno': return typed === 'yes' ? true : typed === 'no' ? false : undefined;
    case 'lines': case 'rights': return typed.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
    case 'number': return readWhole(typed) ?? typed;
    case 'percent': return readPercent(typed) ?? typed;
    case 'money':
      try {
        return parseMoney(typed, currency);
      } catch (error) {
        if (error instanceof AppError) return { currency, amount: typed };
        throw error;
      }
    default: return typed;
  }
}

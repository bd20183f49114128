import { describe, expect, it } from 'vitest';
import { newId } from '#app/core/ids.ts';
import { readForm } from '#app/modules/deals/forms.ts';
import { EVIDENCE_BY, GATE_EVIDENCE } from '#app/modules/deals/gates/forms.ts';
import { DEAL_DEFINITIONS } from '#app/modules/deals/definitions/index.ts';
import { GATE_FIELDS, MOVE_FIELDS, readEvidence, REVIEW_FIELDS, type EvidenceField } from './evidence-fields.ts';

/** Something valid for every input of a form. */
function fill(fields: readonly EvidenceField[], choices: Record<string, string> = {}): Record<string, string> {
  const sample: Record<EvidenceField['kind'], (f: EvidenceField) => string> = {
    text: () => 'No. 7', area: () => 'a note', day: () => '2026-01-15', percent: () => '70', number: () => '2', money: () => '120万', check: () => 'on', yesno: () => 'no',
    lines: () => 'first\nsecond', choice: (f) => choices[f.name] ?? f.options![0]!, document: () => newId('document'), rights: () => 'rgt_1\nrgt_2',
  };
  return Object.fromEntries(fields.map((f) => [f.name, sample[f.kind](f)]));
}

describe('evidence forms', () => {
  it('cover every gate the engine takes evidence for, with the same people', () => {
    expect(Object.keys(GATE_FIELDS).sort()).toEqual(Object.keys(GATE_EVIDENCE).sort());
    for (const [gate, by] of Object.entries(EVIDENCE_BY)) expect(GATE_FIELDS[gate as keyof typeof GATE_FIELDS]?.by, gate).toEqual(by);
  });

  const modes: Record<string, Record<string, string>[]> = { G7: [{ mode: 'negotiated' }, { mode: 'market_listing' }, { mode: 'bidding' }] };
  it.each(Object.entries(GATE_FIELDS).flatMap(([gate, form]) => (modes[gate] ?? [{}]).map((choice) => [gate, form.fields, choice] as const)))('%s is read by the engine', (gate, fields, choice) => {
    const reading = readForm('gate_evidence', { gate, ...readEvidence(fields, fill(fields, choice), 'CNY') });
    expect(reading).toMatchObject({ ok: true });
  });

  it('leaves out what another choice makes senseless', () => {
    const fields = GATE_FIELDS.G7!.fields;
    expect(readEvidence(fields, fill(fields, { mode: 'bidding' }), 'CNY')).not.toHaveProperty('notice_from');
  });

  it('takes no declaration of a related party that nobody has made', () => {
    for (const [gate, field] of [['G8', 'related'], ['G7', 'related_party']] as const) {
      const fields = GATE_FIELDS[gate]!.fields;
      const values = Object.fromEntries(Object.entries(fill(fields, { mode: 'bidding' })).filter(([name]) => name !== field));
      expect(readForm('gate_evidence', { gate, ...readEvidence(fields, values, 'CNY') })).toMatchObject({ ok: false, fields: [{ path: `evidence.${field}`, code: 'required' }] });
      expect(fields.find((f) => f.name === field)).toMatchObject({ kind: 'yesno' });
    }
  });

  it('reads a review', () => {
    expect(readForm('gate_evidence', { gate: 'G10', ...readEvidence(REVIEW_FIELDS, fill(REVIEW_FIELDS), 'CNY') })).toMatchObject({ ok: true });
  });

  const edges = DEAL_DEFINITIONS.flatMap((p) => p.edges);
  it.each([...new Set(edges.map((e) => e.form).filter((f) => f && !['gate_evidence', 'signature', 'override'].includes(f)))])('the move form %s is read by the engine', (form) => {
    const fields = MOVE_FIELDS[form!]!;
    expect(fields, form).toBeDefined();
    expect(readForm(form, readEvidence(fields, fill(fields), 'CNY'))).toMatchObject({ ok: true });
  });

  it('hand wrong input on for the contract to refuse', () => {
    expect(readEvidence(GATE_FIELDS.G15!.fields, { reward_bps: 'half' }, 'CNY').reward_bps).toBe('half');
    expect(readEvidence(GATE_FIELDS.G9!.fields, { value: '-5' }, 'CNY').value).toEqual({ currency: 'CNY', amount: '-5' });
  });
});

import { describe, expect, it } from 'vitest';
import { cnDeals } from '../rule-packs/cn.ts';
import { evaluateGates, isForeign } from './evaluate.ts';
import type { EvidenceRow, GateFacts } from './types.ts';
import type { GateCode } from '#app/core/vocabulary.ts';

let n = 0;
const evidence = (gate: GateCode, data: Record<string, unknown>, over: Partial<EvidenceRow> = {}): EvidenceRow => ({
  id: `evd_${++n}`, gate, kind: 'gate_evidence', data, byOrgId: 'org_s', byUserId: 'usr_s', at: new Date('2026-05-01T00:00:00Z'), ...over,
});
const life = { live: true, reason: 'in_force' as const, expiryDay: '2039-03-12', remainingMonths: 150, stale: false };
const facts = (over: Partial<GateFacts> = {}): GateFacts => ({
  kind: 'transfer', price: 100, currency: 'CNY', valuationAmount: null, pack: cnDeals, today: '2026-05-20',
  seller: { id: 'org_s', kind: 'university', stateOwned: true, region: '22' }, buyer: { id: 'org_b', region: '22' },
  patent: { ownerOrgId: 'org_s', ownership: 'proven', coOwned: false, frozen: false, pledged: false, life, readOn: null, provenOn: '2026-05-10' },
  related: [], encumbrances: [], conflicts: [], approvalNumber: 'A-1', noticeStartsOn: '2026-05-01', lint: [], held: 0, released: false, evidence: [], ...over,
});
const gate = (code: GateCode, f: GateFacts) => { const g = evaluateGates(f).find((x) => x.code === code)!; return `${g.state}:${g.why}`; };
const patent = (over: Partial<GateFacts['patent']>) => facts({ patent: { ...facts().patent, ...over } });

describe('gates', () => {
  it('answers all sixteen, by kind and parties', () => {
    expect(evaluateGates(facts())).toHaveLength(16);
    expect(gate('G13', facts())).toBe('open:certificate_missing');
    expect(gate('G14', facts())).toBe('not_applicable:no_licence');
    expect(gate('G13', facts({ kind: 'ordinary_licence' }))).toBe('not_applicable:licence');
    expect(gate('G6', facts({ seller: { ...facts().seller, kind: 'company' } }))).toBe('not_applicable:no_university');
    expect(gate('G15', facts({ seller: { ...facts().seller, stateOwned: false } }))).toBe('not_applicable:not_state_owned');
    expect(gate('G16', facts())).toBe('not_applicable:optional');
    expect(gate('G9', facts())).toBe('not_applicable:not_required');
    expect(gate('G9', facts({ kind: 'equity' }))).toBe('open:valuation_missing');
  });

  it('G1: owner and age of accepted evidence, whatever the seller read or filed', () => {
    expect(gate('G1', facts())).toBe('cleared:owner_proven');
    expect(gate('G1', patent({ ownerOrgId: 'org_x' }))).toBe('open:owner_differs');
    expect(gate('G1', patent({ ownership: 'unproven' }))).toBe('open:owner_unproven');
    expect(gate('G1', patent({ provenOn: '2026-04-19' }))).toBe('open:proof_stale');
    expect(gate('G1', patent({ provenOn: '2026-04-20' }))).toBe('cleared:owner_proven');
    const own = { ...patent({ provenOn: null, readOn: '2026-05-20' }), evidence: [evidence('G1', { as_of: '2026-05-15' })] };
    expect(gate('G1', own)).toBe('open:proof_stale');
    const [file, yes] = [evidence('G13', {}, { kind: 'certificate' }), evidence('G13', {}, { kind: 'registration_confirmed' })];
    expect(gate('G1', { ...own, evidence: [file, yes] })).toBe('cleared:registered_anew');
    expect(gate('G1', { ...own, evidence: [file, yes, file] })).toBe('open:proof_stale');
    expect(gate('G1', { ...patent({ ownership: 'lost', provenOn: null }), evidence: [file, yes] })).toBe('open:owner_unproven');
  });

  it('G1 as deals of the first two versions go on asking it: by the reading', () => {
    const first = (f: GateFacts) => { const g = evaluateGates(f, { G1: 1 }).find((x) => x.code === 'G1')!; return `${g.state}:${g.why}`; };
    expect(first(patent({ readOn: '2026-04-19' }))).toBe('open:extract_stale');
    expect(first(patent({ readOn: '2026-04-20' }))).toBe('cleared:owner_matches');
    expect(first({ ...patent({ readOn: null }), evidence: [evidence('G1', { as_of: '2026-05-15' })] })).toBe('cleared:extract_fresh');
    expect(first({ ...patent({ readOn: null }), evidence: [evidence('G1', { as_of: '2026-06-15' })] })).toBe('open:extract_stale');
  });

  it('G2, G3: life and encumbrances', () => {
    expect(gate('G2', patent({ life: { ...life, live: false, reason: 'dead_status' } }))).toBe('open:not_alive');
    expect(gate('G2', patent({ life: { ...life, reason: 'in_grace' } }))).toBe('open:in_grace');
    expect(gate('G2', { ...patent({ life: { ...life, reason: 'in_grace' } }), evidence: [evidence('G2', { pay_by: '2026-06-01' })] })).toBe('cleared:grace_undertaken');
    expect(gate('G3', patent({ frozen: true }))).toBe('open:frozen');
    expect(gate('G3', { ...patent({ frozen: true }), evidence: [evidence('G3', {})] })).toBe('open:frozen');
    expect(gate('G3', patent({ pledged: true }))).toBe('open:pledge_consent_missing');
    expect(gate('G3', { ...facts({ encumbrances: [{ kind: 'pledge' }] }), evidence: [evidence('G3', {})] })).toBe('cleared:pledgee_consents');
  });

  it('G4, G5: co-owners and rights', () => {
    expect(gate('G4', patent({ coOwned: true }))).toBe('open:co_owner_consent_missing');
    expect(gate('G4', { ...patent({ coOwned: true }), kind: 'ordinary_licence' })).toBe('not_applicable:ordinary_licence');
    const ack = { severity: 'acknowledge' as const, code: 'licence_runs_on', rightId: 'rgt_1' };
    expect(gate('G5', facts({ conflicts: [ack] }))).toBe('open:rights_to_acknowledge');
    expect(gate('G5', facts({ conflicts: [ack], evidence: [evidence('G5', { acknowledged: true, rights: ['rgt_1'] })] }))).toBe('cleared:rights_acknowledged');
    expect(gate('G5', facts({ conflicts: [ack, { ...ack, rightId: 'rgt_2' }], evidence: [evidence('G5', { acknowledged: true, rights: ['rgt_1'] })] }))).toBe('open:rights_to_acknowledge');
    expect(gate('G5', facts({ conflicts: [{ ...ack, severity: 'hard' }], evidence: [evidence('G5', { acknowledged: true, rights: ['rgt_1'] })] }))).toBe('open:rights_conflict');
  });

  it('G7: fifteen whole days of publication, over, objections settled', () => {
    expect(gate('G7', facts())).toBe('cleared:published_on_listing');
    expect(gate('G7', facts({ noticeStartsOn: '2026-05-05' }))).toBe('cleared:published_on_listing');
    expect(gate('G7', facts({ noticeStartsOn: '2026-05-06' }))).toBe('open:notice_running');
    const notice = (from: string, to: string, more = {}) => facts({ evidence: [evidence('G7', { mode: 'negotiated', notice_from: from, notice_to: to, objections: 0, objections_settled: true, ...more })] });
    expect(gate('G7', notice('2026-05-01', '2026-05-15'))).toBe('cleared:published');
    expect(gate('G7', notice('2026-05-01', '2026-05-14'))).toBe('open:notice_too_short');
    expect(gate('G7', notice('2026-05-06', '2026-05-20'))).toBe('open:notice_running');
    expect(gate('G7', notice('2026-05-01', '2026-05-15', { objections: 2, objections_settled: false }))).toBe('open:objections_pending');
    expect(gate('G7', facts({ noticeStartsOn: null, evidence: [evidence('G7', { mode: 'bidding' })] }))).toBe('cleared:bidding');
  });

  it('G8: both declare; a related buyer must be in the publication', () => {
    const seller = evidence('G8', { related: false });
    const buyer = evidence('G8', { related: true }, { byOrgId: 'org_b' });
    expect(gate('G8', facts())).toBe('open:seller_declaration_missing');
    expect(gate('G8', facts({ evidence: [seller] }))).toBe('open:buyer_declaration_missing');
    expect(gate('G8', facts({ evidence: [seller, buyer] }))).toBe('open:related_party_not_published');
    expect(gate('G8', facts({ evidence: [seller, buyer, evidence('G7', { mode: 'bidding', related_party: true })] }))).toBe('cleared:related_party_published');
    expect(gate('G8', facts({ evidence: [seller, { ...buyer, data: { related: false } }] }))).toBe('cleared:unrelated');
  });

  it('G9: in date, and not below the contribution', () => {
    const report = (over: Record<string, unknown>) => facts({
      kind: 'equity', valuationAmount: 500, evidence: [evidence('G9', { valued_on: '2026-01-01', valid_until: '2026-12-31', value: { currency: 'CNY', amount: 500 }, ...over })],
    });
    expect(gate('G9', report({}))).toBe('cleared:valued');
    expect(gate('G9', report({ valid_until: '2026-05-19' }))).toBe('open:valuation_out_of_date');
    expect(gate('G9', report({ valid_until: '2030-01-01' }))).toBe('open:valuation_out_of_date');
    expect(gate('G9', report({ value: { currency: 'CNY', amount: 499 } }))).toBe('open:valuation_below_contribution');
  });

  it('G10: only with a foreign party, reviewed by the operator, never for prohibited technology', () => {
    expect([isForeign('22'), isForeign('CN'), isForeign('CN-22'), isForeign('US'), isForeign('DE')]).toEqual([false, false, false, true, true]);
    const abroad = (rows: EvidenceRow[]) => facts({ buyer: { id: 'org_b', region: 'US' }, evidence: rows });
    const free = evidence('G10', { category: 'free', certificate_no: 'X1', issued_on: '2026-05-02' });
    const review = (answer: string) => evidence('G10', { review: answer, evidence_id: free.id }, { kind: 'gate_review' });
    expect(gate('G10', facts())).toBe('not_applicable:no_foreign_party');
    expect(gate('G10', abroad([]))).toBe('open:export_classification_missing');
    expect(gate('G10', abroad([free]))).toBe('open:awaiting_review');
    expect(gate('G10', abroad([free, review('confirmed')]))).toBe('cleared:export_cleared');
    expect(gate('G10', abroad([free, review('refused')]))).toBe('open:review_refused');
    expect(gate('G10', abroad([evidence('G10', { category: 'prohibited', certificate_no: 'X', issued_on: '2026-05-02' }), review('confirmed')]))).toBe('open:export_prohibited');
  });

  it('G12 from the ledger, G13 by the last word, G15 by the floor of the region', () => {
    expect(gate('G12', facts({ held: 99 }))).toBe('open:funds_short');
    expect(gate('G12', facts({ held: 100 }))).toBe('cleared:funds_held');
    expect(gate('G12', facts({ price: 0 }))).toBe('not_applicable:nothing_due');
    const file = evidence('G13', {}, { kind: 'certificate' });
    const yes = evidence('G13', {}, { kind: 'registration_confirmed' });
    expect(gate('G13', facts({ evidence: [file] }))).toBe('open:awaiting_review');
    expect(gate('G13', facts({ evidence: [file, yes] }))).toBe('cleared:registered');
    expect(gate('G13', facts({ evidence: [file, yes, file] }))).toBe('open:awaiting_review');
    const plan = (bps: number, region: string, main = 7_000) => facts({
      seller: { ...facts().seller, region }, evidence: [evidence('G15', { reward_bps: bps, main_contributors_bps: main, published_on: '2026-05-01' })],
    });
    expect(gate('G15', plan(5_000, '22'))).toBe('cleared:reward_published');
    expect(gate('G15', plan(4_999, '22'))).toBe('open:reward_below_floor');
    expect(gate('G15', plan(6_999, '33'))).toBe('open:reward_below_floor');
    expect(gate('G15', plan(7_000, '33', 6_999))).toBe('open:main_contributors_below_floor');
    expect(gate('G15', plan(7_000, '11'))).toBe('cleared:reward_published');
  });

  it('G11: a contract without findings', () => {
    expect(gate('G11', facts({ lint: null }))).toBe('open:contract_missing');
    expect(gate('G11', facts({ lint: [{ code: 'illegal_clause' }] }))).toBe('open:illegal_clause');
    expect(gate('G11', facts({ lint: [{ code: 'missing_field' }] }))).toBe('open:mandatory_field_missing');
    expect(gate('G11', facts())).toBe('cleared:contract_clean');
  });
});

import { newId } from '#app/core/ids.ts';
import type { MemberScope } from '#app/core/scope.ts';
import type { GateCode } from '#app/core/vocabulary.ts';
import { hashOfText } from '#app/modules/documents/content.server.ts';
import { assertMayBind } from '#app/modules/approvals/second-signature.server.ts';
import { commitment } from '#app/modules/offers/rules.ts';
import { dealEvidence, signatures } from '#db/schema/deals.ts';
import { CONSENT } from '../consent.ts';
import { confirmedName, roleIn } from '../context.server.ts';
import { filersOf, type EvidenceGate } from '../gates/forms.ts';
import { Refusal } from '#app/modules/process/definition/refusal.ts';
import { refusing } from '../two-persons.server.ts';
import type { DealEffect, DealEffectInput } from './types.ts';

async function insert(input: DealEffectInput, row: { gate: GateCode | null; kind: string; data: Record<string, unknown> }): Promise<string> {
  const { scope, ctx, tx } = input;
  const { at } = ctx;
  const filed = { id: newId('evidence'), ...row, byOrgId: 'orgId' in scope ? scope.orgId : null, byUserId: 'userId' in scope ? scope.userId : null };
  await tx.insert(dealEvidence).values({ ...filed, dealId: ctx.deal.id, documentId: typeof row.data.document_id === 'string' ? row.data.document_id : null });
  ctx.evidence = [...ctx.evidence, { ...filed, at }];
  return filed.id;
}

/** Documents named in evidence must belong to this deal, be of the right kind, and days may not lie ahead. */
function assertSound(input: DealEffectInput, documentKind?: string): void {
  const { ctx, data } = input;
  if (typeof data.document_id === 'string') {
    const document = ctx.documents.find((d) => d.id === data.document_id);
    if (!document || (documentKind && document.kind !== documentKind)) {
      throw new Refusal('validation', [{ code: 'invalid_evidence' }], { fields: [{ path: 'evidence.document_id', code: 'unknown_document' }] });
    }
  }
  for (const key of ['registered_on', 'recorded_on', 'handed_over_on', 'as_of', 'consented_on', 'approved_on', 'valued_on', 'issued_on']) {
    if (typeof data[key] === 'string' && data[key] > ctx.today) {
      throw new Refusal('validation', [{ code: 'invalid_evidence' }], { fields: [{ path: `evidence.${key}`, code: 'day_in_future' }] });
    }
  }
}

/** Evidence for a gate, or the operator's review of it. The gate itself is judged by its rule, not by whoever files. */
export const recordEvidence: DealEffect = async (input) => {
  const { ctx, scope, data } = input;
  const gate = data.gate as EvidenceGate;
  const role = roleIn(ctx.deal, scope);
  if ('review' in data) {
    if (role !== 'operator') throw new Refusal('forbidden', [{ code: 'actor', detail: 'operator' }]);
    const filed = ctx.evidence.findLast((e) => e.gate === gate && e.kind === 'gate_evidence');
    if (!filed) throw new Refusal('transition_refused', [{ code: 'nothing_to_review' }]);
    if ('userId' in scope && filed.byUserId === scope.userId) throw new Refusal('same_person', [{ code: 'same_person', detail: ctx.actor?.name ?? '' }]);
    return { gate, evidence_id: await insert(input, { gate, kind: 'gate_review', data: { ...data, evidence_id: filed.id } }) };
  }
  const filers = filersOf(gate, ctx.process.gates[gate]);
  // A gate that reads what was compared elsewhere takes nothing here, and says where it is handed in.
  if (filers.length === 0) throw new Refusal('transition_refused', [{ code: 'filed_with_patent', detail: gate }]);
  if (!role || !filers.includes(role)) throw new Refusal('forbidden', [{ code: 'actor', detail: filers.join(',') }]);
  const state = ctx.gates.find((g) => g.code === gate)!;
  if (state.state === 'not_applicable' && gate !== 'G16' && state.why !== 'not_required') throw new Refusal('transition_refused', [{ code: 'gate_not_applicable', detail: state.why }]);
  assertSound(input);
  return { gate, evidence_id: await insert(input, { gate, kind: 'gate_evidence', data }) };
};

/** What is missing for a signature, by who can confirm the name: an owner a colleague's, the platform an owner's. */
export const nameBlock = (role: string): { code: string } => ({ code: role === 'owner' ? 'name_unattested_owner' : 'name_unattested' });

/** May this member sign alone, or as the second of two? Else it is a refusal of the move, which may ask a colleague. */
function mayBind({ tx, ctx }: DealEffectInput, member: MemberScope, contract: { id: string; sha256: string }): Promise<void> {
  const { id, kind, currency } = ctx.deal;
  const amount = commitment(kind, ctx.deal);
  const what = { deal: id, document: contract.id, sha256: contract.sha256, amount, currency };
  return refusing(() => assertMayBind(tx, member, { act: 'deal.sign', subject: { kind: 'deal', id }, dealId: id, what, amount, currency }));
}

/**
 * A signature binds a person, a document hash and a moment. It is refused for any version but the one that stands, for any
 * other hash, twice, beyond the signer's approval limit, and when nobody knows where it comes from. The name is the one somebody else confirmed for
 * the signer, kept with who that was and when; without one nothing is signed.
 */
export const recordSignature: DealEffect = async (input) => {
  const { ctx, scope, data, tx, caller } = input;
  if (!('orgId' in scope) || !caller) throw new Refusal('forbidden', [{ code: 'actor' }]);
  const current = ctx.contract;
  if (!current || current.document.id !== data.document_id) throw new Refusal('conflict', [{ code: 'not_current_version', detail: current?.document.id ?? 'none' }]);
  if (current.document.sha256 !== data.sha256) throw new Refusal('conflict', [{ code: 'hash_differs' }]);
  const other = scope.orgId === ctx.deal.sellerOrgId ? ctx.deal.buyerOrgId : ctx.deal.sellerOrgId;
  const membership = (orgId: string) => ctx.actor?.memberships.find((m) => m.orgId === orgId);
  if (ctx.signatures.some((s) => s.userId === scope.userId && s.orgId !== scope.orgId) || membership(other)) throw new Refusal('forbidden', [{ code: 'both_sides' }]);
  if (current.signatures.some((s) => s.orgId === scope.orgId)) throw new Refusal('transition_refused', [{ code: 'already_signed' }]);
  const confirmed = confirmedName(ctx, scope.orgId);
  if (!confirmed) throw new Refusal('transition_refused', [nameBlock(scope.role)]);
  await mayBind(input, scope, current.document);
  const id = newId('signature');
  const org = scope.orgId === ctx.seller.id ? ctx.seller : ctx.buyer;
  const lang = data.consent_lang === 'en' ? 'en' : 'zh';
  const signature = {
    id, dealId: ctx.deal.id, documentId: current.document.id, orgId: scope.orgId, userId: scope.userId, signerName: confirmed.name, sha256: current.document.sha256,
    orgNameZh: org.nameZh, orgNameEn: org.nameEn, capacity: scope.role, consentText: CONSENT.text[lang], consentLang: lang, consentVersion: CONSENT.version,
    consentHash: hashOfText(CONSENT.text[lang]), clientAddress: caller.address, userAgent: caller.userAgent?.slice(0, 400) ?? null,
    attestedBy: confirmed.by, attestedAs: confirmed.as, attestedAt: confirmed.at,
  };
  await tx.insert(signatures).values(signature);
  ctx.signatures = [...ctx.signatures, { ...signature, signedAt: ctx.at, documentVersion: current.document.version }];
  return { signature_id: id, document_id: current.document.id, sha256: current.document.sha256 };
};

export const recordCancelProposal: DealEffect = async (input) => ({ evidence_id: await insert(input, { gate: null, kind: 'cancel_proposal', data: {} }) });

export const recordCertificate: DealEffect = async (input) => {
  assertSound(input, 'certificate');
  return { evidence_id: await insert(input, { gate: 'G13', kind: 'certificate', data: input.data }) };
};

/** The operator read the certificate against the register: this clears gate G13. */
export const confirmCertificate: DealEffect = async (input) => {
  const filed = input.ctx.evidence.findLast((e) => e.kind === 'certificate');
  if (!filed) throw new Refusal('transition_refused', [{ code: 'certificate_missing' }]);
  return { evidence_id: await insert(input, { gate: 'G13', kind: 'registration_confirmed', data: { ...filed.data, evidence_id: filed.id } }) };
};

export const refuseCertificate: DealEffect = async (input) => ({ evidence_id: await insert(input, { gate: 'G13', kind: 'registration_refused', data: {} }) });

export const recordHandover: DealEffect = async (input) => {
  assertSound(input);
  return { evidence_id: await insert(input, { gate: null, kind: 'handover', data: input.data }) };
};

export const recordRecordal: DealEffect = async (input) => {
  assertSound(input, 'recordal');
  return { evidence_id: await insert(input, { gate: 'G14', kind: 'recordal', data: input.data }) };
};

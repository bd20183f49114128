import type { Scope } from '#app/core/scope.ts';
import { textIntact } from '#app/modules/documents/content.server.ts';
import { lintContract } from '#app/modules/documents/contract-lint.ts';
import type { DealContext } from './context.server.ts';
import type { DocumentDetail, DocumentResource } from './contract.ts';
import { CONSENT } from './consent.ts';
import type { DocumentRow, SignatureRow } from './deal.store.server.ts';

/** Whose eyes a document is for: address and device of a signer are shown to its own side and the platform. */
type Viewed = Pick<DealContext, 'deal' | 'signatures'> & { viewer?: Scope };

/** A document without its text. */
export function documentResource(ctx: Viewed, row: DocumentRow): DocumentResource {
  return {
    id: row.id, kind: row.kind, version: row.version, title: row.title, sha256: row.sha256, current: row.supersededAt === null, has_file: row.fileId !== null,
    created_at: row.createdAt.toISOString(),
    signatures: ctx.signatures.filter((s) => s.documentId === row.id).map((s) => ({
      org_id: s.orgId, side: s.orgId === ctx.deal.sellerOrgId ? 'seller' as const : 'buyer' as const, signer_name: s.signerName, sha256: s.sha256, signed_at: s.signedAt.toISOString(),
      record: recordOf(s, ctx.viewer),
    })),
    intact: textIntact(row),
  };
}

function recordOf(s: SignatureRow, viewer: Scope | undefined): DocumentResource['signatures'][number]['record'] {
  if (s.consentHash === null) return null;
  const near = viewer?.kind === 'operator' || (viewer?.kind === 'org' && viewer.orgId === s.orgId);
  return {
    user_id: s.userId, version: s.documentVersion!, organisation_zh: s.orgNameZh!, organisation_en: s.orgNameEn!, capacity: s.capacity!,
    consent: { version: s.consentVersion!, lang: s.consentLang === 'en' ? 'en' : 'zh', text: s.consentText!, sha256: s.consentHash },
    name_attested: s.attestedAt ? { by: s.attestedAs!, at: s.attestedAt.toISOString() } : null,
    address: near ? s.clientAddress : null, device: near ? s.userAgent : null,
  };
}

/** A document with its text and what the lint finds in it. */
export function documentDetail(ctx: Viewed, row: DocumentRow): DocumentDetail {
  const findings = row.kind === 'contract' && row.body !== null ? lintContract(row.body) : [];
  return {
    ...documentResource(ctx, row), body: row.body, consent: CONSENT,
    findings: findings.map((f) => (f.code === 'missing_field' ? { code: f.code, subject: f.field, excerpt: '' } : { code: f.code, subject: f.rule, excerpt: f.excerpt })),
  };
}

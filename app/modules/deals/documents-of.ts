import { lintContract } from '#app/modules/documents/contract-lint.ts';
import type { DealContext } from './context.server.ts';
import type { DocumentDetail, DocumentResource } from './contract.ts';
import type { DocumentRow } from './deal.store.server.ts';

/** A document without its text. */
export function documentResource(ctx: Pick<DealContext, 'deal' | 'signatures'>, row: DocumentRow): DocumentResource {
  return {
    id: row.id, kind: row.kind, version: row.version, title: row.title, sha256: row.sha256, current: row.supersededAt === null, has_file: row.fileId !== null,
    created_at: row.createdAt.toISOString(),
    signatures: ctx.signatures.filter((s) => s.documentId === row.id).map((s) => ({
      org_id: s.orgId, side: s.orgId === ctx.deal.sellerOrgId ? 'seller' as const : 'buyer' as const, signer_name: s.signerName, sha256: s.sha256, signed_at: s.signedAt.toISOString(),
    })),
  };
}

/** A document with its text and what the lint finds in it. */
export function documentDetail(ctx: Pick<DealContext, 'deal' | 'signatures'>, row: DocumentRow): DocumentDetail {
  const findings = row.kind === 'contract' && row.body !== null ? lintContract(row.body) : [];
  return {
    ...documentResource(ctx, row), body: row.body,
    findings: findings.map((f) => (f.code === 'missing_field' ? { code: f.code, subject: f.field, excerpt: '' } : { code: f.code, subject: f.rule, excerpt: f.excerpt })),
  };
}

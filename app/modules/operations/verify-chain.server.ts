import { desc, eq } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { Scope } from '#app/core/scope.ts';
import { parseInput } from '#app/core/input.ts';
import { verifyChain, type AuditChain } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { auditEvents } from '#db/schema/platform.ts';
import { withRead } from '#db/tx.ts';
import { zVerifyChain, type ChainAnswer, type VerifyChainInput } from './contract.ts';
import { requireOperator } from '#app/core/require.ts';

const LATEST = 20;

/**
 * Recomputes the audit chain of a deal or an organisation from its beginning, and compares it with a head kept outside when
 * one is given: only that finds a cut tail. Needs `audit.read` as operator; `not_found` for a chain without events.
 */
export async function verifyAuditChain(deps: { db: Db }, scope: Scope, raw: VerifyChainInput): Promise<ChainAnswer> {
  const me = requireOperator(scope, 'audit.read');
  const input = parseInput(zVerifyChain, raw);
  const chain: AuditChain = input.subject.startsWith('deal_') ? `deal:${input.subject}` : `org:${input.subject}`;
  return withRead(deps.db, me, async (tx) => {
    const expected = input.hash && input.seq ? { seq: input.seq, hash: input.hash } : undefined;
    const report = await verifyChain(tx, chain, expected);
    if (report.events === 0 && report.broken.length === 0) throw new AppError('not_found', { chain });
    const latest = await tx.select().from(auditEvents).where(eq(auditEvents.chain, chain)).orderBy(desc(auditEvents.seq)).limit(LATEST);
    const kept = expected ? !report.broken.some((b) => b.seq === expected.seq && b.problem === 'head') : null;
    return {
      ...report, seq: latest[0]?.seq ?? 0, kept,
      latest: latest.map((r) => ({ seq: r.seq, at: r.at.toISOString(), actor: r.actor, action: r.action, subject: r.subject, hash: r.hash })),
    };
  });
}

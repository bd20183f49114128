import { and, eq, isNull, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { AppError } from '#app/core/errors.ts';
import { parseInput } from '#app/core/input.ts';
import { requireOperator } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { incidents } from '#db/schema/records.ts';
import { withTx } from '#db/tx.ts';
import { zResolveIncident } from './contract.ts';

/**
 * An operator closes an incident and says what was found and done; it goes into the chain of its deal or organisation. Closing
 * serves nothing: content is given out again only when its bytes are right, and met wrong again it is a new incident. Needs
 * `operator.review`; `not_found` for one that is closed or was never there.
 */
export async function resolveIncident(deps: { db: Db }, scope: Scope, raw: z.input<typeof zResolveIncident>): Promise<void> {
  const me = requireOperator(scope, 'operator.review');
  const { incident_id: id, resolution } = parseInput(zResolveIncident, raw);
  await withTx(deps.db, me, async (tx) => {
    const [row] = await tx.update(incidents).set({ resolvedAt: sql`now()`, resolvedBy: me.userId, resolution }).where(and(eq(incidents.id, id), isNull(incidents.resolvedAt))).returning();
    if (!row) throw new AppError('not_found', { incident: id });
    const chain = row.dealId ? `deal:${row.dealId}` as const : `org:${row.orgId ?? me.orgId}` as const;
    await audit(tx, me, { chain, action: 'incident.resolve', subject: row.subject, data: { incident: id, kind: row.kind, resolution } });
  });
}

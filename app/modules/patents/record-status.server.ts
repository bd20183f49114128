import { legalDay, type Clock } from '#app/core/clock.ts';
import { AppError, fieldError } from '#app/core/errors.ts';
import { requirePermission } from '#app/core/require.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import { judgePatents } from './judge.server.ts';
import type { StatusReading } from './patent-contract.ts';
import { findOwnPatent, insertFacts, updatePatent } from './patent.store.server.ts';

/**
 * Records what the register says of one of the organisation's own patents: status, freeze and pledge on a day, with the
 * reference of the extract. A reading older than the one on record is refused: the register only moves forward.
 * A status that ends the right suspends its listings by itself (consumer `patents`).
 */
export async function recordStatus({ db, clock }: { db: Db; clock: Clock }, scope: MemberScope, patentId: string, reading: StatusReading): Promise<void> {
  requirePermission(scope, 'listing.write');
  if (reading.as_of > legalDay(clock.now())) throw fieldError('as_of', 'in_the_future');
  await withTx(db, scope, async (tx) => {
    const row = await findOwnPatent(tx, scope.orgId, patentId);
    if (!row) throw new AppError('not_found');
    if (row.statusAsOf && reading.as_of < row.statusAsOf) throw fieldError('as_of', 'older_than_known');
    await asPlatform(tx, scope, 'record a reading of the register', async () => {
      await updatePatent(tx, scope.orgId, patentId, { legalStatus: reading.legal_status, statusAsOf: reading.as_of, statusSource: reading.source, frozen: reading.frozen, pledged: reading.pledged });
      const fact = (name: string, value: unknown) => ({ orgId: scope.orgId, patentId, fact: name, value, source: reading.source, asOf: reading.as_of });
      await insertFacts(tx, [fact('legalStatus', reading.legal_status), fact('frozen', reading.frozen), fact('pledged', reading.pledged)]);
      await judgePatents(tx, [patentId], legalDay(clock.now()));
    });
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'patent.status', subject: patentId, data: { status: reading.legal_status, as_of: reading.as_of, frozen: reading.frozen, pledged: reading.pledged } });
    await emit(tx, 'patent.changed', { patentId, orgId: scope.orgId }, { key: `${patentId}:${row.version + 1}` });
  });
}

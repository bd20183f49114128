import { and, eq, isNotNull, lte } from 'drizzle-orm';
import { addDays, legalDay, systemClock, type Clock } from '#app/core/clock.ts';
import { systemScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { orgs } from '#db/schema/orgs.ts';
import { withTx } from '#db/tx.ts';
import { tellOrg } from './notice.server.ts';
import { verificationPack } from './rule-packs/verification.ts';

const scope = systemScope('verifications');

/**
 * Sweep: tells organisations whose check must be renewed soon, once each, and ends the checks whose day has come. Returns how
 * many ended. Guards do not wait for it: they read the day themselves.
 */
export async function sweepVerifications(deps: { db: Db; clock?: Clock }, batch = 200): Promise<number> {
  const now = (deps.clock ?? systemClock).now();
  const today = legalDay(now);
  return withTx(deps.db, scope, async (tx) => {
    const soon = await tx.select().from(orgs).where(and(isNotNull(orgs.verifiedAt), lte(orgs.verifiedUntil, addDays(today, verificationPack.values.renewDays.value)))).limit(batch).for('update', { skipLocked: true });
    let ended = 0;
    for (const org of soon) {
      const about = { title_zh: org.nameZh, title_en: org.nameEn, day: org.verifiedUntil! };
      if (org.verifiedUntil! > today) {
        await tellOrg(tx, org.id, 'verification_due', org.verifiedUntil!, about, '/organisation/verification');
        continue;
      }
      await tx.update(orgs).set({ verifiedAt: null, verifiedUntil: null, verificationState: 'expired', verificationStateAt: now }).where(eq(orgs.id, org.id));
      await tellOrg(tx, org.id, 'verification_expired', org.verifiedUntil!, about, '/organisation/verification');
      await audit(tx, scope, { chain: `org:${org.id}`, action: 'org.verification_expire', subject: org.id, data: { until: org.verifiedUntil } });
      await emit(tx, 'org.changed', { orgId: org.id });
      ended += 1;
    }
    return ended;
  });
}

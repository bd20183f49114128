import { and, asc, eq, gt, isNotNull, lte } from 'drizzle-orm';
import { addDays, legalDay, systemClock, type Clock } from '#app/core/clock.ts';
import { systemScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { orgs } from '#db/schema/orgs.ts';
import { withTx } from '#db/tx.ts';
import { tellOrg } from './notice.server.ts';
import { verificationPack } from './rule-packs/verification.ts';

type OrgRow = typeof orgs.$inferSelect;

const scope = systemScope('verifications');

/** Organisations looked at in one transaction. */
const BATCH = 200;

/**
 * Sweep: ends the checks whose day has come, then tells organisations whose check must be renewed soon, once each. Returns how
 * many ended. Guards do not wait for it: they read the day themselves.
 */
export async function sweepVerifications(deps: { db: Db; clock?: Clock }, signal?: AbortSignal): Promise<number> {
  const now = (deps.clock ?? systemClock).now();
  const today = legalDay(now);
  let ended = 0;
  for (let n = BATCH; n === BATCH && !signal?.aborted; ended += n) n = await withTx(deps.db, scope, (tx) => endChecks(tx, now, today));
  for (let after: string | null = ''; after !== null && !signal?.aborted;) {
    const from: string = after;
    after = await withTx(deps.db, scope, (tx) => tellDue(tx, today, from));
  }
  return ended;
}

const about = (org: OrgRow) => ({ title_zh: org.nameZh, title_en: org.nameEn, day: org.verifiedUntil! });

async function endChecks(tx: Tx, now: Date, today: string): Promise<number> {
  const over = await tx.select().from(orgs).where(and(isNotNull(orgs.verifiedAt), lte(orgs.verifiedUntil, today))).orderBy(asc(orgs.verifiedUntil), asc(orgs.id)).limit(BATCH).for('update', { skipLocked: true });
  for (const org of over) {
    await tx.update(orgs).set({ verifiedAt: null, verifiedUntil: null, verificationState: 'expired', verificationStateAt: now }).where(eq(orgs.id, org.id));
    await tellOrg(tx, org.id, 'verification_expired', org.verifiedUntil!, about(org), '/organisation/verification');
    await audit(tx, scope, { chain: `org:${org.id}`, action: 'org.verification_expire', subject: org.id, data: { until: org.verifiedUntil } });
    await emit(tx, 'org.changed', { orgId: org.id });
  }
  return over.length;
}

/** Tells a page of organisations, in order of their ids; the id to go on from, null at the end. A notice of one day is told once, however often the sweep comes by. */
async function tellDue(tx: Tx, today: string, after: string): Promise<string | null> {
  const soon = await tx.select().from(orgs)
    .where(and(isNotNull(orgs.verifiedAt), gt(orgs.verifiedUntil, today), lte(orgs.verifiedUntil, addDays(today, verificationPack.values.renewDays.value)), gt(orgs.id, after)))
    .orderBy(asc(orgs.id)).limit(BATCH);
  for (const org of soon) await tellOrg(tx, org.id, 'verification_due', org.verifiedUntil!, about(org), '/organisation/verification');
  return soon.length < BATCH ? null : soon.at(-1)!.id;
}

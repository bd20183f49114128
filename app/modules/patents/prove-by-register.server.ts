import { and, eq, gt, isNotNull, isNull, lt, or } from 'drizzle-orm';
import { addDays, legalDay, type Clock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { requireMember } from '#app/core/require.ts';
import { systemScope, type Scope } from '#app/core/scope.ts';
import { knownNames } from '#app/modules/orgs/aliases.server.ts';
import { assertNameClear, assertVerified, standingOf } from '#app/modules/orgs/guard.server.ts';
import type { RegisterAdapter, RegisterFact } from '#app/platform/register.ts';
import type { Db, Tx } from '#db/client.ts';
import { eachPage } from '#db/each.ts';
import { ownershipClaims, ownershipProofs } from '#db/schema/ownership.ts';
import { orgs } from '#db/schema/orgs.ts';
import { patents } from '#db/schema/patents.ts';
import { withRead, withTx } from '#db/tx.ts';
import { acceptProof, openRivalClaim, renewProof } from './ownership.store.server.ts';
import { findOwnPatent, type PatentRow } from './patent.store.server.ts';
import { ownershipPack } from './rule-packs/ownership.ts';
import { namesUs } from './stated-owner.ts';
import { lockHolders } from './shared-right.server.ts';

const scope = systemScope('register');
export type RegisterOutcome = 'proven' | 'other_owner' | 'unknown' | 'proven_elsewhere' | 'nothing_newer';
interface Deps { db: Db; clock: Clock; register: RegisterAdapter | null }

const numbersOf = (p: PatentRow) => [...new Set([p.number, p.applicationNumber, p.grantNumber, ...p.numberKeys].filter((n): n is string => Boolean(n)))];

/** A member asks the trusted register about one of their patents now. `unavailable` where none is configured or it is away. */
export async function askRegister(deps: Deps, asked: Scope, patentId: string): Promise<RegisterOutcome> {
  const member = requireMember(asked, 'listing.write');
  const patent = await withRead(deps.db, member, (tx) => findOwnPatent(tx, member.orgId, patentId));
  if (!patent) throw new AppError('not_found', { patent_id: patentId });
  await withRead(deps.db, member, async (tx) => { await assertVerified(tx, member.orgId, deps.clock.now()); await assertNameClear(tx, member.orgId, deps.clock.now()); });
  if (!deps.register) throw new AppError('unavailable', { reason: 'no_register' });
  return proveByRegister(deps, patent);
}

/**
 * What the trusted register says of a patent, taken as proof when it names the organisation by a known name. Asked before the
 * transaction; the answer of a register that fails changes nothing. A right that somebody else has proven goes to a reviewer.
 */
export async function proveByRegister(deps: Deps, seen: PatentRow): Promise<RegisterOutcome> {
  const fact = await deps.register!.find(numbersOf(seen)).catch((error: unknown) => { throw new AppError('unavailable', { reason: error instanceof Error ? error.message : 'register' }); });
  if (!fact || fact.asOf > legalDay(deps.clock.now())) return 'unknown';
  // Told before: a sweep over thousands of proven patents opens no transaction for each.
  if (seen.ownership === 'proven' && (seen.ownershipAsOf ?? '') >= fact.asOf) return 'nothing_newer';
  return withTx(deps.db, scope, async (tx) => {
    const rows = await lockHolders(tx, seen.id);
    const patent = rows.find((r) => r.id === seen.id);
    if (!patent || patent.removedAt || patent.ownership === 'passed') return 'unknown';
    // A name somebody chose for themselves is no name the register knows: only an organisation whose papers were checked is found by it.
    const standing = await standingOf(tx, patent.orgId, deps.clock.now());
    if (!standing.verified || standing.nameHeld) return 'unknown';
    if (!namesUs(fact.owners, await knownNames(tx, patent.orgId))) return 'other_owner';
    if (patent.ownership === 'proven' && (patent.ownershipAsOf ?? '') >= fact.asOf) return 'nothing_newer';
    const rival = rows.find((r) => r.orgId !== patent.orgId && r.ownership === 'proven');
    if (rival && await rivalOpen(tx, patent)) return 'proven_elsewhere';
    // What an operator took away by a reasoned decision comes back by a decision: the register's word waits beside it.
    if (patent.ownership === 'lost') {
      await tx.insert(ownershipProofs).values(adapterProof(patent, fact)).onConflictDoNothing();
      return 'proven_elsewhere';
    }
    const by = `adapter:${deps.register!.name}`;
    if (!rival && await renewProof(tx, scope, patent, fact, { by, at: deps.clock.now() })) return 'proven';
    // An extract that waits is answered by the register itself.
    await tx.update(ownershipProofs).set({ state: 'withdrawn', decidedAt: deps.clock.now() }).where(and(eq(ownershipProofs.patentId, patent.id), eq(ownershipProofs.state, 'pending')));
    const [proof] = await tx.insert(ownershipProofs).values(adapterProof(patent, fact)).returning();
    if (rival) {
      const [org] = await tx.select({ zh: orgs.nameZh, en: orgs.nameEn }).from(orgs).where(eq(orgs.id, patent.orgId));
      await openRivalClaim(tx, { holder: rival, claimant: patent, userId: null, who: { name: `register:${deps.register!.name}`, email: '', organisation: org!.zh || org!.en, locale: 'zh' }, reason: fact.reference, fileId: null });
      return 'proven_elsewhere';
    }
    await acceptProof(tx, scope, patent, proof!, { by, reason: '', at: deps.clock.now() });
    return 'proven';
  });
}

async function rivalOpen(tx: Tx, patent: PatentRow): Promise<boolean> {
  const [open] = await tx.select({ id: ownershipClaims.id }).from(ownershipClaims)
    .where(and(eq(ownershipClaims.rightKey, patent.rightKey), eq(ownershipClaims.claimantOrgId, patent.orgId), eq(ownershipClaims.state, 'open'))).limit(1);
  return open !== undefined;
}

function adapterProof(patent: PatentRow, fact: RegisterFact): typeof ownershipProofs.$inferInsert {
  return { id: newId('proof'), orgId: patent.orgId, patentId: patent.id, rightKey: patent.rightKey, kind: 'adapter', ownerNames: fact.owners, reference: fact.reference, asOf: fact.asOf };
}

const PAGE = 200;

/**
 * Sweep: asks the trusted register about every patent of a verified organisation that is not proven, and about those whose proof is older than
 * the rule pack's days for renewal. Returns how many it proved or renewed.
 */
export async function sweepRegister(deps: Deps, signal?: AbortSignal): Promise<number> {
  if (!deps.register) return 0;
  let proven = 0;
  const today = legalDay(deps.clock.now());
  await eachPage(signal, PAGE, (after) => withRead(deps.db, scope, (tx) => toAsk(tx, after, today)), async (patent) => {
    if ((await proveByRegister(deps, patent)) === 'proven') proven += 1;
  });
  return proven;
}

async function toAsk(tx: Tx, after: string, today: string): Promise<PatentRow[]> {
  const rows = await tx.select({ patent: patents }).from(patents).innerJoin(orgs, eq(orgs.id, patents.orgId))
    .where(and(isNull(patents.removedAt), gt(patents.id, after), or(eq(patents.ownership, 'unproven'), and(eq(patents.ownership, 'proven'), lt(patents.ownershipAsOf, addDays(today, -ownershipPack.values.renewAfterDays.value)))), isNotNull(orgs.verifiedAt), or(isNull(orgs.verifiedUntil), gt(orgs.verifiedUntil, today)))).orderBy(patents.id).limit(PAGE);
  return rows.map((r) => r.patent);
}

import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import { newId } from '#app/core/ids.ts';
import { legalDeadline, legalDay } from '#app/core/clock.ts';
import { basisPoints } from '#app/core/money.ts';
import { systemScope } from '#app/core/scope.ts';
import { relatedFacts } from '#app/modules/orgs/related.server.ts';
import { openPlain } from '#app/modules/process/engine/plain-subject.server.ts';
import type { Db, Tx } from '#db/client.ts';
import { feeClaims, introductions, mandates } from '#db/schema/brokerage.ts';
import { deals } from '#db/schema/deals.ts';
import { patents } from '#db/schema/patents.ts';
import { dbNow, withTx } from '#db/tx.ts';
import { introduction1 } from './definitions.ts';
import { brokeragePackOn } from './rule-packs/cn.ts';
import { feeClaimKind } from './subjects.server.ts';

/** States of an introduction in which its fee is due. */
const STANDS = Object.entries(introduction1.states).filter(([, s]) => s.phase === 'after').map(([name]) => name);

export interface Attribution { introductionId: string; brokerOrgId: string; feeBps: number; introducedAt: Date; tailEndsAt: Date }

/**
 * Who brought these two together over this patent, if the tail still runs: of several the one both consented to first. Must act for the platform.
 * It goes by the right behind the number, so that another number of it is the same patent.
 */
export async function attributionOf(tx: Tx, about: { sellerOrgId: string; buyerOrgId: string; patentId: string }, at: Date): Promise<Attribution | null> {
  const [patent] = await tx.select({ rightKey: patents.rightKey }).from(patents).where(eq(patents.id, about.patentId));
  const [row] = await tx.select().from(introductions).where(and(
    eq(introductions.sellerOrgId, about.sellerOrgId), eq(introductions.buyerOrgId, about.buyerOrgId), or(eq(introductions.patentId, about.patentId), eq(introductions.rightKey, patent?.rightKey || about.patentId)),
    eq(introductions.state, STANDS[0]!), lte(introductions.introducedAt, at), gt(introductions.tailEndsAt, at),
  )).orderBy(asc(introductions.introducedAt), asc(introductions.id)).limit(1);
  return row ? { introductionId: row.id, brokerOrgId: row.brokerOrgId, feeBps: row.feeBps, introducedAt: row.introducedAt!, tailEndsAt: row.tailEndsAt! } : null;
}

/**
 * A deal has opened: was somebody passed over? Introductions over its right whose tail runs, made by a broker the deal does not name, whose principal is a
 * party and whose other side is too, by itself or by an organisation tied to it. Each becomes an alert, once per introduction and deal (Civil Code 965).
 * Returns how many are new.
 */
export async function detectBypass(deps: { db: Db }, dealId: string): Promise<number> {
  const scope = systemScope('brokerage');
  return withTx(deps.db, scope, async (tx) => {
    const [deal] = await tx.select().from(deals).where(eq(deals.id, dealId));
    if (!deal) return 0;
    const [patent] = await tx.select({ rightKey: patents.rightKey }).from(patents).where(eq(patents.id, deal.patentId));
    const candidates = await tx.select({ intro: introductions, mandate: mandates }).from(introductions).innerJoin(mandates, eq(mandates.id, introductions.mandateId)).where(and(
      or(eq(introductions.patentId, deal.patentId), eq(introductions.rightKey, patent?.rightKey || deal.patentId)), eq(introductions.state, STANDS[0]!), lte(introductions.introducedAt, deal.openedAt), gt(introductions.tailEndsAt, deal.openedAt),
    ));
    let made = 0;
    for (const { intro, mandate } of candidates) {
      if (deal.brokerOrgId === intro.brokerOrgId) continue;
      const basis = await basisOf(tx, deal, intro, mandate.principalOrgId);
      if (basis && await alert(tx, deal, intro, { debtorOrgId: mandate.principalOrgId, basis })) made += 1;
    }
    return made;
  });
}

type Deal = typeof deals.$inferSelect;
type Introduction = typeof introductions.$inferSelect;

/** The principal deals itself; the other side by itself, or through an organisation tied to it. */
async function basisOf(tx: Tx, deal: Deal, intro: Introduction, principal: string): Promise<'same_parties' | 'related_party' | null> {
  const same = [deal.sellerOrgId === intro.sellerOrgId, deal.buyerOrgId === intro.buyerOrgId];
  if (same.every(Boolean)) return 'same_parties';
  const mine = principal === intro.sellerOrgId ? same[0] : same[1];
  if (!mine) return null;
  const [one, other] = principal === intro.sellerOrgId ? [deal.buyerOrgId, intro.buyerOrgId] : [deal.sellerOrgId, intro.sellerOrgId];
  return (await relatedFacts(tx, one, other, deal.openedAt)).length ? 'related_party' : null;
}

async function alert(tx: Tx, deal: Deal, intro: Introduction, of: { debtorOrgId: string; basis: 'same_parties' | 'related_party' }): Promise<boolean> {
  const [known] = await tx.select({ id: feeClaims.id }).from(feeClaims).where(and(eq(feeClaims.introductionId, intro.id), eq(feeClaims.dealId, deal.id)));
  if (known) return false;
  const now = await dbNow(tx);
  const id = newId('feeClaim');
  const months = brokeragePackOn(legalDay(now)).values.claimMonths.value;
  await openPlain(tx, feeClaimKind, { id, now, scope: systemScope('brokerage'), role: 'system', dueAt: () => legalDeadline(now, { months }) }, async (state) => {
    await tx.insert(feeClaims).values({ id, introductionId: intro.id, dealId: deal.id, brokerOrgId: intro.brokerOrgId, ...of, currency: deal.currency, amount: basisPoints(deal.priceAmount, intro.feeBps), state });
  });
  return true;
}

/** Claims whose fee an obligation of this deal pays: after a payment they look again. Platform scope. */
export async function claimsOfDeal(tx: Tx, dealId: string): Promise<string[]> {
  return (await tx.select({ id: feeClaims.id }).from(feeClaims).where(and(eq(feeClaims.dealId, dealId), isNull(feeClaims.closedAt)))).map((r) => r.id);
}

import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import { addDays, endOfLegalDay, legalDay } from '#app/core/clock.ts';
import { can } from '#app/core/permissions.ts';
import { listApprovals } from '#app/modules/approvals/list-approvals.server.ts';
import { listQueue } from '#app/modules/operations/list-queue.server.ts';
import { ownVerification } from '#app/modules/orgs/verification.ts';
import { demands } from '#db/schema/demands.ts';
import { listings } from '#db/schema/listings.ts';
import { offers } from '#db/schema/offers.ts';
import { orgs } from '#db/schema/orgs.ts';
import { ownershipClaims } from '#db/schema/ownership.ts';
import { imports, patents } from '#db/schema/patents.ts';
import { portfolioRows } from '#db/schema/portfolio.ts';
import { asPlatform, withRead } from '#db/tx.ts';
import { task, titled, type TaskProvider } from './provider.ts';

/** Fees are told this many days before they fall due. */
const FEE_DAYS = 60;
/** Fees told one by one; what is beyond stands in one line that opens the list. */
const FEES_SINGLE = 10;

/** Approvals of the platform that stand in its queue as well: there the evidence lies beside them, and one thing is one task. */
const IN_QUEUE: ReadonlySet<string> = new Set(['confirm_registration', 'confirm_handover', 'release', 'receipt', 'payout', 'refund']);

/** What waits for a second person: an organisation's own, or the platform's for its operators. */
export const approvalTasks: TaskProvider = async (deps, scope) => (can(scope, 'deal.read') ? (await listApprovals(deps, scope, { state: 'open' })).items.filter((a) => a.state === 'open' && !(scope.kind === 'operator' && IN_QUEUE.has(a.kind))).map((a) => task({
  key: `approval:${a.id}`, area: 'approvals', code: a.bars_me === null ? 'approval.decide' : 'approval.wait', params: { kind: a.act || a.kind, by: a.requested_by.name }, title: a.about ? titled(a.about.title_zh, a.about.title_en) : null,
  href: `/approvals?item=${a.id}`, due_at: a.expires_at, since: a.requested_at, whose: a.bars_me === null ? 'mine' : 'colleague',
})) : []);

/** Offers whose next move is this organisation's. */
export const offerTasks: TaskProvider = async ({ db }, scope) => {
  if (scope.kind === 'operator' || !can(scope, 'deal.read')) return [];
  return withRead(db, scope, async (tx) => {
    const rows = await tx.select({ id: offers.id, listing: offers.listingId, seller: offers.sellerOrgId, expires: offers.expiresAt, since: offers.updatedAt }).from(offers)
      .where(and(eq(offers.status, 'open'), eq(offers.turnOrgId, scope.orgId), gt(offers.expiresAt, sql`now()`))).orderBy(asc(offers.expiresAt), asc(offers.id)).limit(200);
    if (rows.length === 0) return [];
    const titles = await asPlatform(tx, scope, 'name the listings', () => tx.select({ id: listings.id, zh: patents.titleZh, en: patents.titleEn }).from(listings).innerJoin(patents, eq(patents.id, listings.patentId)).where(inArray(listings.id, rows.map((r) => r.listing))));
    return rows.map((r) => {
      const about = titles.find((x) => x.id === r.listing);
      return task({ key: `offer:${r.id}`, area: 'offers', code: 'offer.answer', title: about ? titled(about.zh, about.en) : null, href: `/offers/${r.id}`, due_at: r.expires.toISOString(), since: r.since.toISOString(), whose: can(scope, 'offer.answer') ? 'mine' : 'colleague' });
    });
  });
};

/** The platform's queue, item by item: home says the number the queue says. */
export const queueTasks: TaskProvider = async (deps, scope) => (scope.kind === 'operator' && can(scope, 'operator.review') ? (await listQueue(deps, scope)).items.map((i) => task({
  key: `queue:${i.key}`, area: 'queue', code: 'queue.item', params: { kind: i.kind, detail: i.detail ?? '', rows: i.count }, title: i.title, href: `/operator?item=${encodeURIComponent(i.key)}`, since: i.since, whose: i.mine ? 'colleague' : 'mine',
})) : []);

/** The organisation's identity: to be verified, or to be renewed before it ends. */
export const identityTasks: TaskProvider = async ({ db, clock }, scope) => {
  if (scope.kind === 'operator') return [];
  return withRead(db, scope, async (tx) => {
    const [org] = await tx.select({ verifiedAt: orgs.verifiedAt, verifiedUntil: orgs.verifiedUntil, verificationState: orgs.verificationState, verificationStateAt: orgs.verificationStateAt }).from(orgs).where(eq(orgs.id, scope.orgId));
    if (!org || org.verificationState === 'submitted') return [];
    const own = ownVerification(org, legalDay(clock.now()));
    if (own.state === 'verified') return [];
    const due = own.state === 'renewal_due' && own.until ? endOfLegalDay(addDays(own.until, -1)).toISOString() : null;
    return [task({ key: 'verification', area: 'organisation', code: `verification.${own.state}`, href: '/organisation/verification', due_at: due, since: own.since, whose: can(scope, 'org.manage') ? 'mine' : 'colleague' })];
  });
};

/** Evidence of ownership that listed patents need by a day, and claims of others on patents one holds. */
export const ownershipTasks: TaskProvider = async ({ db }, scope) => {
  if (scope.kind === 'operator') return [];
  return withRead(db, scope, async (tx) => {
    const proofs = await tx.select({ number: patents.number, zh: patents.titleZh, en: patents.titleEn, due: patents.ownershipDueOn }).from(patents).innerJoin(listings, and(eq(listings.patentId, patents.id), eq(listings.status, 'published')))
      .where(and(eq(patents.orgId, scope.orgId), eq(patents.ownership, 'unproven'), isNotNull(patents.ownershipDueOn), isNull(patents.removedAt))).orderBy(asc(patents.ownershipDueOn), asc(patents.id)).limit(200);
    const claims = await asPlatform(tx, scope, 'read claims on own patents', () => tx.select({ id: ownershipClaims.id, number: patents.number, zh: patents.titleZh, en: patents.titleEn, at: ownershipClaims.createdAt }).from(ownershipClaims)
      .innerJoin(patents, eq(patents.id, ownershipClaims.patentId)).where(and(eq(ownershipClaims.holderOrgId, scope.orgId), eq(ownershipClaims.state, 'open'))).orderBy(asc(ownershipClaims.createdAt)).limit(100));
    const whose = can(scope, 'listing.write') || can(scope, 'portfolio.write') ? 'mine' as const : 'colleague' as const;
    const page = (number: string) => `/patents/${encodeURIComponent(number)}/ownership`;
    return [
      ...proofs.map((p) => task({ key: `proof:${p.number}`, area: 'listings', code: 'rights.proof', title: titled(p.zh, p.en), href: page(p.number), due_at: endOfLegalDay(p.due!).toISOString(), whose })),
      ...claims.map((c) => task({ key: `claim:${c.id}`, area: 'listings', code: 'rights.claim', title: titled(c.zh, c.en), href: page(c.number), since: c.at.toISOString(), whose })),
    ];
  });
};

/** Official fees of own patents that fall due soon, or have (a surcharge is being paid); those a colleague looks after are theirs. */
export const feeTasks: TaskProvider = async ({ db, clock }, scope) => {
  if (scope.kind === 'operator' || !can(scope, 'patent.read')) return [];
  const until = addDays(legalDay(clock.now()), FEE_DAYS);
  return withRead(db, scope, async (tx) => {
    const r = portfolioRows;
    const rows = await tx.select({ number: r.number, zh: r.titleZh, en: r.titleEn, due: r.nextFeeDue, fee: r.nextFee, currency: r.feeCurrency, to: r.assignedTo }).from(r)
      .where(and(eq(r.orgId, scope.orgId), eq(r.removed, false), eq(r.live, true), isNull(r.decision), isNotNull(r.nextFeeDue), lte(r.nextFeeDue, until))).orderBy(asc(r.nextFeeDue), asc(r.patentId));
    const whoseOf = (to: string | null) => (can(scope, 'portfolio.write') && (to === null || to === scope.userId) ? 'mine' as const : 'colleague' as const);
    return (['mine', 'colleague'] as const).flatMap((whose) => {
      const own = rows.filter((row) => whoseOf(row.to) === whose);
      const rest = own.slice(FEES_SINGLE);
      const single = own.slice(0, FEES_SINGLE).map((row) => task({
        key: `fee:${row.number}`, area: 'portfolio', code: 'patent.fee', params: row.fee === null ? {} : { amount: row.fee, currency: row.currency ?? 'CNY' }, title: titled(row.zh, row.en), href: `/patents/${encodeURIComponent(row.number)}`, due_at: endOfLegalDay(row.due!).toISOString(), whose,
      }));
      return rest.length ? [...single, task({ key: `fee:more:${whose}`, area: 'portfolio', code: 'patent.fees', params: { count: rest.length }, href: `/portfolio?fee_before=${addDays(until, 1)}`, due_at: endOfLegalDay(rest[0]!.due!).toISOString(), whose, count: rest.length })] : single;
    });
  });
};

/** What was begun and not finished: drafts, suspended listings, imports that wait for a look. One line of a kind. */
export const draftTasks: TaskProvider = async ({ db }, scope) => {
  if (scope.kind === 'operator') return [];
  const org = scope.orgId;
  const since = (column: unknown) => sql<string | null>`min(${column})::text`;
  const line = (found: { n: number; since: string | null } | undefined, given: { key: string; area: 'listings' | 'imports' | 'demands'; code: string; href: string }, mine: boolean) => (found && found.n > 0
    ? [task({ ...given, params: { count: found.n }, count: found.n, since: found.since ? new Date(found.since).toISOString() : null, whose: mine ? 'mine' : 'colleague' })] : []);
  return withRead(db, scope, async (tx) => {
    const listed = async (status: 'draft' | 'suspended') => (await tx.select({ n: sql<number>`count(*)::int`, since: since(listings.updatedAt) }).from(listings).where(and(eq(listings.orgId, org), eq(listings.status, status))))[0];
    const [open] = await tx.select({ n: sql<number>`count(*)::int`, since: since(imports.createdAt) }).from(imports).where(and(eq(imports.orgId, org), inArray(imports.status, ['checked'])));
    const [drafts] = await tx.select({ n: sql<number>`count(*)::int`, since: since(demands.updatedAt) }).from(demands).where(and(eq(demands.orgId, org), eq(demands.status, 'draft')));
    return [
      ...line(await listed('suspended'), { key: 'listings:suspended', area: 'listings', code: 'draft.suspended', href: '/my/listings' }, can(scope, 'listing.write')),
      ...line(await listed('draft'), { key: 'listings:draft', area: 'listings', code: 'draft.listing', href: '/my/listings' }, can(scope, 'listing.write')),
      ...line(open, { key: 'imports', area: 'imports', code: 'draft.import', href: '/imports' }, can(scope, 'patent.import')),
      ...line(drafts, { key: 'demands:draft', area: 'demands', code: 'draft.demand', href: '/demands' }, can(scope, 'demand.write')),
    ];
  });
};

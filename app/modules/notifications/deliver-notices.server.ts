import { and, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import { systemClock, type Clock } from '#app/core/clock.ts';
import type { EventPayloads, Topic } from '#app/core/events.ts';
import { newId } from '#app/core/ids.ts';
import { subjectKindOf } from '#app/core/money-subject.ts';
import { systemScope } from '#app/core/scope.ts';
import type { Db, Tx } from '#db/client.ts';
import { deals } from '#db/schema/deals.ts';
import { users } from '#db/schema/identity.ts';
import { listings } from '#db/schema/listings.ts';
import { offers } from '#db/schema/offers.ts';
import { members, orgs } from '#db/schema/orgs.ts';
import { patents } from '#db/schema/patents.ts';
import { payments, payouts } from '#db/schema/payments.ts';
import { agreementParties, agreements, obligations, settlements } from '#db/schema/obligations.ts';
import { noticePreferences } from '#db/schema/notices.ts';
import { notifications } from '#db/schema/platform.ts';
import { withTx } from '#db/tx.ts';
import { channelFor, GROUP_OF } from './notice-groups.ts';
import { noticeText, type NoticeData, type NoticeKind } from './notice-texts.ts';
import { queueMail } from './queue-mail.server.ts';
import { quietFor } from './quiet-hours.ts';

const scope = systemScope('notify');
/** Where a person who has said nothing is. */
const HOME_ZONE = 'Asia/Shanghai';

/** The part of one organisation in a deal as it stands when it is told. */
export interface Duty { code: string; due_at: string | null; more: number; ended: boolean }

/** `dutyOf`: what a deal asks of one of its parties, told by the room of deals; without it a notice tells the state alone. */
export interface NoticeDeps { db: Db; publicUrl: string; clock?: Clock; dutyOf?: (tx: Tx, dealId: string, orgId: string) => Promise<Duty> }

interface Notice {
  orgIds: string[]; kind: NoticeKind; data: NoticeData; href: string;
  /** The deal whose course it tells: each organisation hears of its own part. */
  deal?: string;
  /** Set when the owners alone get a mail of its own kind; else owners and managers get the notice by mail. */
  account?: EventPayloads['payout_account.changed'];
}

async function titleOfListing(tx: Tx, listingId: string): Promise<NoticeData> {
  const [row] = await tx.select({ zh: patents.titleZh, en: patents.titleEn }).from(listings).innerJoin(patents, eq(patents.id, listings.patentId)).where(eq(listings.id, listingId));
  return { title_zh: row?.zh ?? '', title_en: row?.en ?? '' };
}

async function dealOf(tx: Tx, dealId: string) {
  const [deal] = await tx.select().from(deals).where(eq(deals.id, dealId));
  if (!deal) throw new Error(`no deal ${dealId}`);
  return { deal, title: await titleOfListing(tx, deal.listingId), parties: [deal.sellerOrgId, deal.buyerOrgId, deal.brokerOrgId].filter((id): id is string => id !== null) };
}

/** What money belongs to, as its notices call it: the deal by its patent, anything else by what its agreement says. Brokers hear of their payouts alone. */
async function subjectOf(tx: Tx, id: string): Promise<{ title: NoticeData; href: string; payer: string; others: string[] }> {
  if (subjectKindOf(id) === 'deal') {
    const { deal, title } = await dealOf(tx, id);
    return { title, href: `/deals/${id}`, payer: deal.buyerOrgId, others: [deal.sellerOrgId] };
  }
  const rows = await tx.select({ zh: agreements.titleZh, en: agreements.titleEn, href: agreements.href, role: agreementParties.role, org: agreementParties.orgId })
    .from(agreements).innerJoin(agreementParties, eq(agreementParties.agreementId, agreements.id)).where(eq(agreements.subjectId, id));
  const of = (role: string) => rows.filter((r) => r.role === role).map((r) => r.org);
  if (!rows[0]) throw new Error(`no agreement of ${id}`);
  return { title: { title_zh: rows[0].zh, title_en: rows[0].en }, href: rows[0].href, payer: of('buyer')[0]!, others: of('seller') };
}

async function offerOf(tx: Tx, offerId: string) {
  const [offer] = await tx.select({ listingId: offers.listingId }).from(offers).where(eq(offers.id, offerId));
  if (!offer) throw new Error(`no offer ${offerId}`);
  return titleOfListing(tx, offer.listingId);
}

/**
 * Of a payment both sides hear; of one that failed, or that repays a claim, its payer alone: what a payee owes the platform is nobody else's.
 * The text says where the money stands: held, gone on to the payees, or against what the payer owed.
 */
async function noticeOfPayment(tx: Tx, topic: 'payment.settled' | 'payment.failed' | 'payment.refunded', p: { paymentId: string; dealId: string }): Promise<Notice> {
  const { title, href, payer: owes, others } = await subjectOf(tx, p.dealId);
  const [paid] = await tx.select({ payer: payments.payerOrgId, kind: obligations.kind, met: obligations.releaseMetAt, at: settlements.at }).from(payments)
    .leftJoin(obligations, and(eq(obligations.dealId, payments.dealId), eq(obligations.code, payments.milestone)))
    .leftJoin(settlements, and(eq(settlements.paymentId, payments.id), eq(settlements.kind, 'paid'))).where(eq(payments.id, p.paymentId)).limit(1);
  const payer = paid?.payer ?? owes;
  const alone = topic === 'payment.failed' || paid?.kind === 'claim';
  const kind = topic === 'payment.settled' ? 'payment_settled' : topic === 'payment.failed' ? 'payment_failed' : 'payment_refunded';
  const onward = paid?.met && paid.at && paid.met.getTime() <= paid.at.getTime();
  const where = paid?.kind === 'claim' ? 'claim' : onward ? 'onward' : 'held';
  return { orgIds: alone ? [payer] : [...new Set([payer, owes, ...others])], kind, data: { ...title, reason: where }, href };
}

/** Who is to be told what about a fact. null = nobody needs to hear of it. */
async function noticeOf(tx: Tx, topic: Topic, payload: unknown): Promise<Notice | null> {
  switch (topic) {
    case 'offer.made': {
      const p = payload as EventPayloads['offer.made'];
      return { orgIds: [p.sellerOrgId], kind: 'offer_made', data: await titleOfListing(tx, p.listingId), href: `/offers/${p.offerId}` };
    }
    case 'offer.countered': {
      const p = payload as EventPayloads['offer.countered'];
      return { orgIds: [p.toOrgId], kind: 'offer_countered', data: await offerOf(tx, p.offerId), href: `/offers/${p.offerId}` };
    }
    case 'offer.closed': {
      const p = payload as EventPayloads['offer.closed'];
      const orgIds = p.status === 'lost' || p.status === 'off_market' || p.status === 'rejected' ? [p.buyerOrgId] : p.status === 'withdrawn' ? [p.sellerOrgId] : [p.sellerOrgId, p.buyerOrgId];
      return { orgIds, kind: `offer_${p.status}`, data: await offerOf(tx, p.offerId), href: `/offers/${p.offerId}` };
    }
    case 'deal.opened': {
      const p = payload as EventPayloads['deal.opened'];
      const { title, parties } = await dealOf(tx, p.dealId);
      return { orgIds: parties, kind: 'deal_opened', data: title, href: `/deals/${p.dealId}`, deal: p.dealId };
    }
    case 'deal.moved': {
      const p = payload as EventPayloads['deal.moved'];
      if (p.from === p.to) return null;
      const { deal, title, parties } = await dealOf(tx, p.dealId);
      // What is told late is told as it stands by then.
      return { orgIds: p.tell ?? parties, kind: 'deal_moved', data: { ...title, state: deal.state }, href: `/deals/${p.dealId}`, deal: p.dealId };
    }
    case 'payment.settled':
    case 'payment.failed':
    case 'payment.refunded': {
      const p = payload as EventPayloads['payment.settled'];
      return noticeOfPayment(tx, topic, p);
    }
    case 'payout.sent': {
      const p = payload as EventPayloads['payout.sent'];
      const { title, href } = await subjectOf(tx, p.dealId);
      const [payout] = await tx.select({ org: payouts.payeeOrgId }).from(payouts).where(eq(payouts.id, p.payoutId));
      return payout ? { orgIds: [payout.org], kind: 'payout_sent', data: title, href } : null;
    }
    case 'payout_account.changed': {
      const p = payload as EventPayloads['payout_account.changed'];
      const [org] = await tx.select({ zh: orgs.nameZh, en: orgs.nameEn }).from(orgs).where(eq(orgs.id, p.orgId));
      return { orgIds: [p.orgId], kind: `payout_account_${p.what}`, data: { title_zh: org?.zh ?? '', title_en: org?.en ?? '' }, href: '/organisation', account: p };
    }
    case 'org.notice': {
      const p = payload as EventPayloads['org.notice'];
      return { orgIds: [p.orgId], kind: p.kind as NoticeKind, data: { title_zh: '', title_en: '', ...p.data }, href: p.href };
    }
    default:
      return null;
  }
}

/** A notice as one organisation gets it. `thing`: what it is about, empty when each is told for itself; `family`: beginning of the things it takes the place of. */
interface Told { kind: NoticeKind; data: NoticeData; thing: string; family: string }

async function toldTo(tx: Tx, deps: NoticeDeps, notice: Notice, orgId: string): Promise<Told> {
  const { kind, data, href } = notice;
  if (notice.deal) {
    const family = `deal:${notice.deal}:`;
    const duty = await deps.dutyOf?.(tx, notice.deal, orgId);
    if (duty?.ended) return { kind: 'deal_ended', data, thing: `${family}end`, family };
    if (!duty?.code) return { kind, data, thing: `${family}progress`, family };
    return { kind: kind === 'deal_opened' ? kind : 'deal_task', data: { ...data, duty: duty.code, due: duty.due_at ?? '', more: duty.more }, thing: `${family}${duty.code}`, family };
  }
  const group = GROUP_OF[kind];
  // Money and periods of law are told each time.
  if (group === 'legal' || group === 'money') return { kind, data, thing: '', family: '' };
  const family = `${kind}:${href}#`;
  return { kind, data, thing: `${family}${data.reason ?? ''}`, family };
}

const plain = (data: NoticeData) => Object.fromEntries(Object.entries(data).filter((e): e is [string, string | number] => e[1] !== undefined));

/**
 * Does a notice of this thing stand? An unread one is brought up to date and nothing more is said; what was read of a duty is not asked again:
 * it goes on as a report of progress. What the new notice takes the place of counts as read.
 */
async function settle(tx: Tx, orgId: string, told: Told, at: Date): Promise<Told | null> {
  if (!told.thing) return told;
  const of = (thing: string) => tx.select({ id: notifications.id, readAt: notifications.readAt }).from(notifications).where(and(eq(notifications.orgId, orgId), eq(notifications.thing, thing))).orderBy(desc(notifications.createdAt)).limit(1);
  const renew = (id: string, now: Told) => tx.update(notifications).set({ data: plain(now.data), createdAt: at }).where(eq(notifications.id, id));
  const [last] = await of(told.thing);
  if (last && !last.readAt) {
    await renew(last.id, told);
    return null;
  }
  const now: Told = last && told.kind === 'deal_task' ? { ...told, kind: 'deal_moved', thing: `${told.family}progress` } : told;
  if (now !== told) {
    const [progress] = await of(now.thing);
    if (progress && !progress.readAt) {
      await renew(progress.id, now);
      return null;
    }
  }
  await tx.update(notifications).set({ readAt: at }).where(and(eq(notifications.orgId, orgId), isNull(notifications.readAt), ne(notifications.thing, now.thing), sql`starts_with(${notifications.thing}, ${told.family})`));
  return now;
}

/** Mails a notice to those of the organisation who sign for it, as each has chosen; an account's alarm to its owners, at once. */
async function mailTo(tx: Tx, deps: NoticeDeps, orgId: string, told: Told, notice: Notice, now: Date): Promise<void> {
  const people = await tx.select({ email: users.email, name: users.name, locale: users.locale, choices: noticePreferences.choices, timeZone: noticePreferences.timeZone, from: noticePreferences.quietFrom, until: noticePreferences.quietUntil })
    .from(members).innerJoin(users, eq(users.id, members.userId)).leftJoin(noticePreferences, eq(noticePreferences.userId, users.id))
    .where(and(eq(members.orgId, orgId), isNull(members.removedAt), inArray(members.role, notice.account ? ['owner'] : ['owner', 'manager'])));
  const link = `${deps.publicUrl}${notice.href}`;
  for (const person of people) {
    const locale = person.locale === 'en' ? 'en' : 'zh';
    if (notice.account) {
      const { what, until } = notice.account;
      const { title_zh: zh, title_en: en } = notice.data;
      await queueMail(tx, { to: person.email, locale, template: 'payout_account', data: { name: person.name, org: locale === 'zh' ? zh || en : en || zh, what, until, link } });
    } else if (channelFor(told.kind, person.choices) === 'mail') {
      const delayMs = quietFor(now, { timeZone: person.timeZone ?? HOME_ZONE, from: person.from, until: person.until });
      await queueMail(tx, { to: person.email, locale, template: 'notice', data: { ...noticeText(told.kind, told.data, locale), link }, delayMs });
    }
  }
}

/**
 * Tells the organisations concerned: one notice of one thing at a time (once per fact, whatever the deliveries), and a mail to their
 * owners and managers in each one's language, where their choice and their quiet hours let it; of a payout account the owners alone.
 * Idempotent by the outbox key.
 */
export async function deliverNotice(deps: NoticeDeps, fact: { topic: Topic; key: string; payload: unknown }): Promise<void> {
  await withTx(deps.db, scope, async (tx) => {
    const notice = await noticeOf(tx, fact.topic, fact.payload);
    if (!notice) return;
    const now = (deps.clock ?? systemClock).now();
    for (const orgId of new Set(notice.orgIds)) {
      const [known] = await tx.select({ id: notifications.id }).from(notifications).where(and(eq(notifications.orgId, orgId), eq(notifications.dedupeKey, fact.key)));
      const told = known ? null : await settle(tx, orgId, await toldTo(tx, deps, notice, orgId), now);
      if (!told) continue;
      const fresh = await tx.insert(notifications).values({ id: newId('notification'), orgId, kind: told.kind, data: plain(told.data), href: notice.href, dedupeKey: fact.key, thing: told.thing }).onConflictDoNothing().returning({ id: notifications.id });
      if (fresh.length) await mailTo(tx, deps, orgId, told, notice, now);
    }
  });
}

import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '#app/core/clock.ts';
import { systemScope, type MemberScope } from '#app/core/scope.ts';
import { dutyToTell } from '#app/modules/deals/deal-tasks.server.ts';
import { deliverNotice } from '#app/modules/notifications/deliver-notices.server.ts';
import { listNotices, markNoticesRead } from '#app/modules/notifications/inbox.server.ts';
import { savePreferences } from '#app/modules/notifications/preferences.server.ts';
import { NoticeChoices } from '#app/modules/notifications/contract.ts';
import { sendNoticeDigests } from '#app/modules/notifications/send-digests.server.ts';
import { countUnread } from '#app/modules/notifications/unread.server.ts';
import { calendarOf, endCalendar, renewCalendar } from '#app/modules/tasks/calendar.server.ts';
import { loader as calendarPage } from '#app/routes/tasks/calendar.ts';
import { noticePreferences } from '#db/schema/notices.ts';
import { outbox } from '#db/schema/platform.ts';
import { withRead, withTx } from '#db/tx.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { testApi, type TestApi } from '#tests/fixtures/http.ts';
import { certificate, clearPaperGates, makeMarket, move, openedDeal, pay, payOut, signBoth, type Market } from '#tests/fixtures/deals.ts';
import { addDays, legalDay } from '#app/core/clock.ts';
import type { Topic } from '#app/core/events.ts';

let t: TestDatabase;
let api: TestApi;
beforeAll(async () => { t = await testDatabase(); api = testApi(t); });
afterAll(async () => { api.close(); await t.close(); });
const system = systemScope('test');

/** Delivers what is told and not yet delivered, oldest first, as the worker does. */
async function deliver(clock = fixedClock(new Date())): Promise<void> {
  const rows = await withRead(t.db, system, (tx) => tx.select().from(outbox).where(and(eq(outbox.consumer, 'notify'), sql`done_at is null`)).orderBy(outbox.id));
  for (const row of rows) {
    await deliverNotice({ db: t.db, publicUrl: 'https://jz.test', clock, dutyOf: dutyToTell }, { topic: row.topic as Topic, key: row.key, payload: row.payload });
    await withTx(t.db, system, (tx) => tx.update(outbox).set({ doneAt: new Date() }).where(eq(outbox.id, row.id)));
  }
}
const inbox = async (scope: MemberScope, locale: 'zh' | 'en' = 'en') => (await listNotices(t, scope, locale)).items;
const mailsTo = async (scope: MemberScope) => {
  const rows = await withRead(t.db, system, (tx) => tx.execute<{ subject: string; text: string }>(sql`select m.subject, m.text from mails m join users u on u.email = m.to_address where u.id = ${scope.userId} order by m.created_at, m.id`));
  return rows.map((r) => ({ subject: r.subject, text: r.text }));
};
const choices = (over: Record<string, unknown>) => NoticeChoices.parse({ tasks: 'mail', progress: 'app', money: 'mail', market: 'mail', time_zone: 'Asia/Shanghai', digest_hour: '8', ...over });

/** A transfer from its opening to its end, told step by step. */
async function walk(m: Market): Promise<string> {
  const dealId = await openedDeal(t.db, m, 'transfer');
  await deliver();
  await pay(t.db, m, dealId);
  await deliver();
  await clearPaperGates(t.db, m, dealId);
  await signBoth(t.db, m, dealId);
  await deliver();
  const document = await certificate(t.db, m, dealId);
  await move(t.db, m.university.scope, dealId, 'file_certificate', { certificate_no: 'C-1', registered_on: legalDay(new Date()), document_id: document });
  await deliver();
  await move(t.db, m.second.scope, dealId, 'confirm_registration');
  await deliver();
  await move(t.db, m.operator.scope, dealId, 'release');
  await deliver();
  await payOut(t.db, dealId);
  await deliver();
  return dealId;
}

describe('a whole walk of a deal', () => {
  it('sends few mails, each naming the task or what came about, and none asks to look whether it is one’s turn', async () => {
    const m = await makeMarket(t.db);
    await walk(m);
    const [seller, buyer] = [await mailsTo(m.university.scope), await mailsTo(m.company.scope)];
    // Offers aside, which have mails of their own.
    const ofDeal = (list: { subject: string; text: string }[]) => list.filter((x) => x.text.includes('/deals/'));
    const subjects = (list: { subject: string; text: string }[]) => ofDeal(list).map((x) => x.subject);
    expect(ofDeal(seller).length, subjects(seller).join('\n')).toBeLessThanOrEqual(6);
    expect(ofDeal(buyer).length, subjects(buyer).join('\n')).toBeLessThanOrEqual(5);
    for (const mail of [...seller, ...buyer]) expect(`${mail.subject} ${mail.text}`).not.toMatch(/signed_unfunded|next step is yours|是否轮到您|undefined/);
    expect(subjects(seller).some((s) => /登记证明|certificate/.test(s)), subjects(seller).join('\n')).toBe(true);
    const last = (await inbox(m.company.scope)).filter((n) => n.headline.includes('ended'));
    expect(last).toHaveLength(1);
    // Of a deal that has ended nothing asks for anything any more.
    const open = (await inbox(m.university.scope)).filter((n) => !n.read && n.href.startsWith('/deals/'));
    expect(open.map((n) => n.headline).join('\n')).not.toMatch(/Please|Your turn/);
  });

  it('says one thing once while it is unread, and does not ask again for what was read', async () => {
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'transfer');
    await deliver();
    const before = (await mailsTo(m.company.scope)).length;
    const again = (n: number) => deliverNotice({ db: t.db, publicUrl: 'https://jz.test', dutyOf: dutyToTell }, { topic: 'deal.moved', key: `again:${dealId}:${n}`, payload: { dealId, transition: 'x', from: 'a', to: 'b', seq: n } });
    await again(1);
    await again(2);
    expect((await mailsTo(m.company.scope)).length).toBe(before);
    const tasks = () => inbox(m.company.scope).then((l) => l.filter((n) => n.href === `/deals/${dealId}`));
    expect(await tasks()).toHaveLength(1);
    expect((await tasks())[0]!.detail).toMatch(/Your turn: /);
    await markNoticesRead({ db: t.db, clock: fixedClock(new Date()) }, m.company.scope);
    await again(3);
    expect((await mailsTo(m.company.scope)).length).toBe(before);
    expect((await tasks()).filter((n) => !n.read).map((n) => n.headline).join()).not.toMatch(/Please/);
  });
});

describe('a person’s choices', () => {
  it('turn mails into a digest, silence a group, and leave what the law needs told', async () => {
    const m = await makeMarket(t.db);
    const me = m.company.scope;
    await savePreferences(t, me.userId, choices({ tasks: 'digest', progress: 'off', money: 'off' }));
    await withTx(t.db, system, (tx) => tx.update(noticePreferences).set({ digestedAt: new Date('2026-01-01T00:00:00Z') }).where(eq(noticePreferences.userId, me.userId)));
    const dealId = await openedDeal(t.db, m, 'transfer');
    await deliver();
    expect(await mailsTo(me)).toEqual([]);
    await deliverNotice({ db: t.db, publicUrl: 'https://jz.test' }, { topic: 'org.notice', key: 'legal', payload: { orgId: me.orgId, kind: 'deal_reminder', data: { title_zh: '题', title_en: 'T', reason: 'payment', day: '2026-09-01' }, href: `/deals/${dealId}` } });
    expect(await mailsTo(me)).toHaveLength(1);
    const unread = await countUnread(t, me);
    await deliverNotice({ db: t.db, publicUrl: 'https://jz.test' }, { topic: 'org.notice', key: 'money', payload: { orgId: me.orgId, kind: 'payout_sent', data: { title_zh: '题', title_en: 'T' }, href: '/x' } });
    expect(await countUnread(t, me)).toBe(unread);
    expect((await inbox(me)).some((n) => n.href === '/x')).toBe(false);
    const deps = { db: t.db, publicUrl: 'https://jz.test' };
    const today = addDays(legalDay(new Date()), 1); // whatever the hour now, the notices lie before it
    await sendNoticeDigests({ ...deps, clock: fixedClock(`${today}T07:59:00+08:00`) });
    expect(await mailsTo(me)).toHaveLength(1);
    await sendNoticeDigests({ ...deps, clock: fixedClock(`${today}T08:01:00+08:00`) });
    const digest = (await mailsTo(me)).at(-1)!;
    expect(digest.text).toContain(`https://jz.test/deals/${dealId}`);
    await sendNoticeDigests({ ...deps, clock: fixedClock(`${today}T09:00:00+08:00`) });
    expect(await mailsTo(me)).toHaveLength(2);
  });

  it('let mails wait for the end of the quiet hours of their own zone', async () => {
    const m = await makeMarket(t.db);
    await savePreferences(t, m.university.scope.userId, choices({ quiet_from: '22:00', quiet_until: '07:00' }));
    const at = new Date('2026-03-04T15:00:00Z'); // 23:00 in China
    await deliverNotice({ db: t.db, publicUrl: 'https://jz.test', clock: fixedClock(at) }, { topic: 'org.notice', key: 'quiet', payload: { orgId: m.university.scope.orgId, kind: 'sale_won', data: { title_zh: '题', title_en: 'T' }, href: '/quiet' } });
    const [row] = await withRead(t.db, system, (tx) => tx.execute<{ wait: string }>(sql`select extract(epoch from o.available_at - now())::text as wait from outbox o join mails m on m.id = o.payload ->> 'mailId' where m.text like '%/quiet%'`));
    expect(Number(row!.wait)).toBeGreaterThan(7.9 * 3_600);
    expect(Number(row!.wait)).toBeLessThanOrEqual(8 * 3_600);
    expect(NoticeChoices.safeParse({ tasks: 'mail', progress: 'app', money: 'mail', market: 'mail', time_zone: 'Mars/Olympus', quiet_from: '22:00', quiet_until: '', digest_hour: '8' }).success).toBe(false);
  });
});

/** The page as a calendar program reads it, or the status it is refused with. */
async function read(token: string): Promise<Response | number> {
  const url = `http://localhost:3000/calendar/${token}.ics`;
  try {
    return (await calendarPage({ request: new Request(url), params: { file: `${token}.ics` }, context: api.context(), url: new URL(url), pattern: '/calendar/:file' } as never)) as unknown as Response;
  } catch (error) {
    return (error as { init?: { status?: number }; status?: number }).init?.status ?? (error as { status: number }).status;
  }
}

describe('the calendar of deadlines', () => {
  it('tells a person’s deadlines at a secret address, in UTC, at the end of the legal day, until it is renewed', async () => {
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'transfer');
    const first = await renewCalendar(t, m.company.scope.userId);
    const found = await calendarOf(api.services, first);
    const payment = found!.entries.find((e) => e.item.key.startsWith(`deal:${dealId}:pay.`))!;
    expect(payment.item.due_at).toMatch(/T16:00:00.000Z$/);
    const second = await renewCalendar(t, m.company.scope.userId);
    expect(await calendarOf(api.services, first)).toBeNull();
    const page = (await read(second)) as Response;
    expect(page.headers.get('content-type')).toContain('text/calendar');
    const text = await page.text();
    expect(text).toContain(`DTEND:${payment.item.due_at!.replace(/[-:]|\.000/g, '')}`);
    expect(text).not.toContain('DTEND;TZID');
    expect(await read(first)).toBe(404);
    await endCalendar(t, m.company.scope.userId);
    expect(await read(second)).toBe(404);
  });
});

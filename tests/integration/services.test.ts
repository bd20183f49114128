import { Readable } from 'node:stream';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, legalDay, systemClock } from '#app/core/clock.ts';
import { newId } from '#app/core/ids.ts';
import type { OperatorScope } from '#app/core/scope.ts';
import { CHAIN_WORDS } from '#app/modules/notifications/chain-notices.ts';
import { listQueue } from '#app/modules/operations/list-queue.server.ts';
import { queueDetail } from '#app/modules/operations/queue-item.server.ts';
import { checkLedger, dealMoney } from '#app/modules/payments/ledger/read.server.ts';
import { startCheckout } from '#app/modules/payments/start-checkout.server.ts';
import { deliverService } from '#app/modules/services/deliver.server.ts';
import { getService, listServices, openDelivery } from '#app/modules/services/get-service.server.ts';
import { payService } from '#app/modules/services/pay-service.server.ts';
import { advanceService, advanceServices, moveService, sweepServices } from '#app/modules/services/move-service.server.ts';
import { quoteService, requestService } from '#app/modules/services/request-service.server.ts';
import { files } from '#db/schema/platform.ts';
import { serviceQuotes } from '#db/schema/services.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeMember, makeParty } from '#tests/fixtures/builders.ts';
import { memoryFiles } from '#tests/fixtures/deals.ts';
import { PaymentWorld, platform } from '#tests/fixtures/payments.ts';

let w: PaymentWorld;
beforeAll(async () => { w = await PaymentWorld.start(); });
afterAll(async () => { await w.stop(); });

type Party = Awaited<ReturnType<typeof makeParty>>;
const today = legalDay(new Date());

async function quoted() {
  const [client, agency, rival] = [await makeParty(w.db, 'university'), await makeParty(w.db, 'broker'), await makeParty(w.db, 'broker')];
  const id = await requestService(w, client.scope, { kind: 'appraisal', title: 'Appraisal of a plate', brief: 'A value for a transfer, by the market.', quotes_until: addDays(today, 10), agencies: [agency.org.slug, rival.org.slug] });
  const quote = await quoteService(w, agency.scope, id, { price: { currency: 'CNY', amount: 8_000_00 }, days: 20, valid_until: addDays(today, 20) });
  await quoteService(w, rival.scope, id, { price: { currency: 'CNY', amount: 9_000_00 }, days: 10, valid_until: addDays(today, 20) });
  return { client, agency, rival, id, quote };
}

async function fileOf(party: Party): Promise<string> {
  const id = newId('file');
  await withTx(w.db, platform, (tx) => tx.insert(files).values({ id, orgId: party.org.id, name: 'report.pdf', mime: 'application/pdf', size: 3, sha256: 'x', key: id, createdBy: party.scope.userId }));
  return id;
}

async function working() {
  const made = await quoted();
  const { client, id, quote } = made;
  await moveService(w, client.scope, id, { name: 'choose', evidence: { quote_id: quote } });
  const { payment } = await startCheckout(w.deps, client.scope, { dealId: id, milestone: 'fee', currency: 'CNY', amount: 8_000_00, description: '评估', locale: 'zh', returnPath: `/services/${id}` });
  const [row] = await w.rows<{ checkout_id: string }>(sql`select checkout_id from payments where id = ${payment.id}`);
  await w.pay(row!.checkout_id);
  await w.delivered();
  await w.work();
  await advanceService(w, id);
  return made;
}
const money = (id: string) => withRead(w.db, platform, (tx) => dealMoney(tx, id));

describe('a service case', () => {
  it('shows a quote to its agency and its client alone, and is seen by nobody who was not asked', async () => {
    const { client, agency, id } = await quoted();
    const count = (p: Party) => withRead(w.db, p.scope, async (tx) => (await tx.select({ id: serviceQuotes.id }).from(serviceQuotes)).length);
    expect([await count(client), await count(agency)]).toEqual([2, 1]);
    const stranger = await makeParty(w.db, 'broker');
    await expect(quoteService(w, stranger.scope, id, { price: { currency: 'CNY', amount: 1_00 }, days: 1, valid_until: today })).rejects.toMatchObject({ code: 'not_found' });
    await expect(moveService(w, stranger.scope, id, { name: 'cancel', reason: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(quoteService(w, agency.scope, id, { price: { currency: 'CNY', amount: 1_00 }, days: 1, valid_until: today })).rejects.toMatchObject({ code: 'duplicate' });
  });

  it('tells each side its part: the client every quote and what is due, an agency its own, a stranger nothing', async () => {
    const { client, agency, rival, id, quote } = await quoted();
    expect(await getService(w, client.scope, id)).toMatchObject({ my_part: 'client', quotes: [{ price: { amount: 8_000_00 } }, { price: { amount: 9_000_00 } }], fee: null, may_quote: false, moves: expect.arrayContaining([expect.objectContaining({ name: 'choose', form: 'choice' })]) });
    expect(await getService(w, rival.scope, id)).toMatchObject({ my_part: 'agency', quotes: [{ price: { amount: 9_000_00 } }], asked: [{ id: rival.org.id }], may_quote: false, moves: [] });
    await expect(payService({ ...w.deps, publicUrl: 'http://127.0.0.1:9' }, client.scope, id, 'zh')).rejects.toMatchObject({ code: 'conflict', details: { reason: 'nothing_due' } });
    await moveService(w, client.scope, id, { name: 'choose', evidence: { quote_id: quote } });
    expect(await getService(w, client.scope, id)).toMatchObject({ agency: { id: agency.org.id }, fee: { due: { amount: 8_000_00 }, paid: { amount: 0 } } });
    expect(await getService(w, agency.scope, id)).toMatchObject({ fee: { amount: { amount: 8_000_00 }, due: null } });
    await expect(getService(w, rival.scope, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(payService(w.deps, agency.scope, id, 'zh')).rejects.toMatchObject({ code: 'forbidden' });
    expect((await payService(w.deps, client.scope, id, 'zh')).checkout_url).toMatch(/^http/);
    const [mine, asked, none] = [await listServices(w, client.scope), await listServices(w, agency.scope), await listServices(w, (await makeParty(w.db, 'broker')).scope)];
    expect([mine.items.map((s) => s.id), asked.items.map((s) => s.my_part), none.items]).toEqual([[id], ['agency'], []]);
    await expect(deliverService(w, agency.scope, id, { note: '' }, null)).rejects.toMatchObject({ code: 'validation' });
    const stored = { name: 'r.pdf', key: 'aa/none', sha256: 'x', size: 3, mime: 'application/pdf' };
    await expect(deliverService(w, client.scope, id, { note: '' }, stored)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(deliverService(w, agency.scope, id, { note: '' }, stored)).rejects.toMatchObject({ code: 'transition_refused' });
  });

  it('tells agencies that they are asked, the client of each quote, the others that they were not chosen, and all when a request ends', async () => {
    const told = async (id: string, org: string) => (await w.rows<{ reason: string; href: string }>(sql`select payload->'data'->>'reason' as reason, payload->>'href' as href from outbox where topic = 'org.notice' and payload->>'orgId' = ${org} and payload->>'kind' = 'service_moved' order by id`))
      .filter((r) => r.href === `/services/${id}` || r.href === '/services').map((r) => [r.reason, r.href]);
    const { client, agency, rival, id, quote } = await quoted();
    await moveService(w, client.scope, id, { name: 'choose', evidence: { quote_id: quote } });
    expect(await told(id, client.org.id)).toEqual([['service.quoted', `/services/${id}`], ['service.quoted', `/services/${id}`], ['service.ordered', `/services/${id}`]]);
    expect(await told(id, agency.org.id)).toEqual([['service.asked', `/services/${id}`], ['service.ordered', `/services/${id}`]]);
    // It does not see the case any more: it is led to its list.
    expect(await told(id, rival.org.id)).toEqual([['service.asked', `/services/${id}`], ['service.not_chosen', '/services']]);
    const other = await quoted();
    await moveService(w, other.client.scope, other.id, { name: 'cancel', reason: 'No longer needed.' });
    for (const org of [other.agency.org.id, other.rival.org.id]) expect((await told(other.id, org)).at(-1)).toEqual(['service.request_ended', `/services/${other.id}`]);
    expect((await getService(w, other.rival.scope, other.id)).closed_at).not.toBeNull();
    expect(Object.keys(CHAIN_WORDS)).toEqual(expect.arrayContaining(['service.asked', 'service.quoted', 'service.not_chosen', 'service.request_ended']));
  });

  it('takes no quote and no choice after the last day, though the clock has not come by yet', async () => {
    const { client, id, quote } = await quoted();
    const late = await makeParty(w.db, 'broker');
    const owner = postgres(w.t.ownerUrl, { max: 1, onnotice: () => {} });
    await owner`insert into service_invitations (case_id, agency_org_id) values (${id}, ${late.org.id})`;
    await owner`alter table service_cases disable trigger service_guard`;
    await owner`update service_cases set quotes_until = ${addDays(today, -1)} where id = ${id}`;
    await owner`alter table service_cases enable trigger service_guard`;
    await owner.end();
    await expect(quoteService(w, late.scope, id, { price: { currency: 'CNY', amount: 1_00 }, days: 1, valid_until: today })).rejects.toMatchObject({ code: 'conflict', details: { reason: 'quotes_closed' } });
    await expect(moveService(w, client.scope, id, { name: 'choose', evidence: { quote_id: quote } })).rejects.toMatchObject({ code: 'transition_refused', details: { blocked_by: [{ code: 'quotes_over' }] } });
  });

  it('keeps a file only with the move that hands it in, and gives it out only as it was handed in', async () => {
    const { client, agency, rival, id } = await quoted();
    const files = memoryFiles();
    const bytes = Buffer.from('%PDF-1.7 a report');
    const kept = await files.put((async function* () { yield bytes; })(), { maxBytes: 1_000 });
    const stored = { name: 'report.pdf', key: kept.key, sha256: kept.sha256, size: kept.size, mime: 'application/pdf' };
    const count = async () => (await w.rows<{ n: number }>(sql`select count(*)::int as n from files where key = ${kept.key}`))[0]!.n;
    await expect(deliverService(w, agency.scope, id, { note: '' }, stored)).rejects.toMatchObject({ code: 'not_found' });
    expect(await count()).toBe(0);
    const work = await working();
    await deliverService(w, work.agency.scope, work.id, { note: 'As agreed.' }, stored);
    expect(await count()).toBe(1);
    await expect(deliverService(w, work.agency.scope, work.id, { note: 'Twice.' }, stored)).rejects.toMatchObject({ code: 'transition_refused' });
    expect(await count()).toBe(1);
    expect((await getService(w, work.client.scope, work.id)).deliveries).toMatchObject([{ no: 1, name: 'report.pdf', note: 'As agreed.' }]);
    const file = await openDelivery({ db: w.db, files }, work.client.scope, work.id, 1);
    const parts: Buffer[] = [];
    for await (const part of file.stream as AsyncIterable<Buffer>) parts.push(part);
    expect(Buffer.concat(parts)).toEqual(bytes);
    for (const scope of [work.rival.scope, client.scope, rival.scope]) await expect(openDelivery({ db: w.db, files }, scope, work.id, 1)).rejects.toMatchObject({ code: 'not_found' });
    const swapped = { ...files, read: () => Promise.resolve(Readable.from([Buffer.from('other bytes')])) };
    await expect(openDelivery({ db: w.db, files: swapped }, work.client.scope, work.id, 1)).rejects.toMatchObject({ code: 'content_altered' });
  });

  it('is ordered, paid in, delivered, accepted, and its money goes on only then', async () => {
    const { client, agency, rival, id } = await working();
    expect(await money(id)).toMatchObject({ held: 8_000_00, released: 0 });
    await expect(moveService(w, rival.scope, id, { name: 'give_up', reason: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(moveService(w, agency.scope, id, { name: 'deliver', evidence: { file_id: await fileOf(client) } })).rejects.toMatchObject({ code: 'validation' });
    await moveService(w, agency.scope, id, { name: 'deliver', evidence: { file_id: await fileOf(agency) } });
    await moveService(w, client.scope, id, { name: 'ask_remedy', reason: 'The market part is missing.' });
    await moveService(w, agency.scope, id, { name: 'deliver', evidence: { file_id: await fileOf(agency) } });
    await expect(moveService(w, client.scope, id, { name: 'ask_remedy', reason: 'Once more.' })).rejects.toMatchObject({ code: 'transition_refused' });
    await moveService(w, client.scope, id, { name: 'accept' });
    expect(await money(id)).toMatchObject({ held: 0, released: 8_000_00 });
    expect(await withRead(w.db, platform, checkLedger)).toEqual([]);
  });

  it('is decided by two persons when the remedy is contested', async () => {
    const { client, agency, id } = await working();
    await moveService(w, agency.scope, id, { name: 'deliver', evidence: { file_id: await fileOf(agency) } });
    await moveService(w, client.scope, id, { name: 'ask_remedy', reason: 'Wrong patent.' });
    await moveService(w, agency.scope, id, { name: 'deliver', evidence: { file_id: await fileOf(agency) } });
    await moveService(w, client.scope, id, { name: 'contest', reason: 'Still the wrong patent.' });
    const operator = await makeParty(w.db, 'operator');
    const second = await makeMember(w.db, operator.org);
    const me = operator.scope as unknown as OperatorScope;
    const waits = async () => (await listQueue(w, me)).items.filter((i) => i.kind === 'case');
    expect(await waits()).toMatchObject([{ key: `case:${id}`, title: { zh: 'Appraisal of a plate' }, detail: 'service.contested' }]);
    expect(await queueDetail({ db: w.db, clock: systemClock }, me, { key: `case:${id}`, kind: 'case', deal_id: null })).toMatchObject({ type: 'case', about: 'service', id });
    await moveService(w, operator.scope, id, { name: 'find_for_client', reason: 'The report values another patent.' });
    await expect(moveService(w, operator.scope, id, { name: 'confirm_for_client' })).rejects.toMatchObject({ code: 'transition_refused' });
    await moveService(w, second, id, { name: 'confirm_for_client' });
    expect((await w.rows<{ n: number }>(sql`select count(*)::int as n from payment_commands where deal_id = ${id} and kind = 'refund'`))[0]!.n).toBe(1);
    expect(await waits()).toEqual([]);
  });

  it('is accepted by silence once its days have ended, and not before', async () => {
    const { agency, id } = await working();
    await moveService(w, agency.scope, id, { name: 'deliver', evidence: { file_id: await fileOf(agency) } });
    await advanceServices({ db: w.db });
    expect(await money(id)).toMatchObject({ held: 8_000_00 });
    await withTx(w.db, platform, async (tx) => {
      await tx.execute(sql`update case_timers set due_at = now() - interval '1 minute' where case_id = ${id} and code = 'acceptance'`);
      await tx.execute(sql`update cases set look_at = now() - interval '1 minute' where id = ${id} and look_at is not null`);
    });
    await sweepServices({ db: w.db });
    await advanceServices({ db: w.db });
    expect(await money(id)).toMatchObject({ held: 0, released: 8_000_00 });
  });

  it('ends when nobody is chosen in time, and when nobody pays', async () => {
    const [idle, unpaid] = [await quoted(), await quoted()];
    await moveService(w, unpaid.client.scope, unpaid.id, { name: 'choose', evidence: { quote_id: unpaid.quote } });
    for (const { id } of [idle, unpaid]) await withTx(w.db, platform, (tx) => tx.execute(sql`update case_timers set due_at = now() - interval '1 minute' where case_id = ${id} and state = 'open'`));
    await sweepServices({ db: w.db });
    expect(await w.rows(sql`select outcome from service_cases where id in (${idle.id}, ${unpaid.id})`)).toEqual([{ outcome: 'cancelled' }, { outcome: 'cancelled' }]);
    expect((await w.rows<{ state: string }>(sql`select state from obligations where deal_id = ${unpaid.id}`))[0]!.state).toBe('waived');
  });
});

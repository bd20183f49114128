import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, legalDay } from '#app/core/clock.ts';
import { systemScope } from '#app/core/scope.ts';
import { dealEvents } from '#app/modules/deals/deal-events.server.ts';
import { dealLedger } from '#app/modules/deals/deal-ledger.server.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import { listDeals } from '#app/modules/deals/list-deals.server.ts';
import { checkLedger, dealMoney, trialBalance } from '#app/modules/payments/ledger/read.server.ts';
import { verifyChain } from '#db/audit.ts';
import { withRead } from '#db/tx.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { certificate, clearPaperGates, makeMarket, move, openedDeal, pay, payOut, signBoth, terms, toRegistered } from '#tests/fixtures/deals.ts';
import { makeOffer } from '#app/modules/offers/make-offer.server.ts';
import { acceptOffer } from '#app/modules/deals/accept-offer.server.ts';

let t: TestDatabase;
const s = systemScope('test');
const today = legalDay(new Date());
const rows = <T extends Record<string, unknown>>(q: ReturnType<typeof sql>) => withRead(t.db, s, (tx) => tx.execute<T>(q));
const state = async (id: string) => (await rows<{ state: string }>(sql`select state from deals where id = ${id}`))[0]!.state;

beforeAll(async () => { t = await testDatabase(); });
afterAll(async () => { await t.close(); });

describe('transfer', () => {
  it('goes from acceptance to closed, and every fen is where it belongs', async () => {
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'transfer', { broker: m.broker.org.slug, broker_fee_bps: 300 });
    expect((await getDeal({ db: t.db }, m.company.scope, dealId)).milestones).toMatchObject([{ code: 'price', state: 'due' }]);
    await pay(t.db, m, dealId);
    expect(await state(dealId)).toBe('funded');
    await signBoth(t.db, m, dealId);
    expect(await state(dealId)).toBe('funded');
    await clearPaperGates(t.db, m, dealId);
    expect(await state(dealId)).toBe('signed');
    const document_id = await certificate(t.db, m, dealId);
    await move(t.db, m.university.scope, dealId, 'file_certificate', { certificate_no: 'C-9', registered_on: addDays(today, -1), document_id });
    await move(t.db, m.second.scope, dealId, 'confirm_registration');
    const released = await move(t.db, m.operator.scope, dealId, 'release');
    expect(released).toMatchObject({ from: 'registered', to: 'released', state: 'released' });
    expect(released.effects[0]!.data).toMatchObject({ seller: 950_000_00, broker: 30_000_00, platform: 20_000_00 });
    await payOut(t.db, dealId);

    const deal = await getDeal({ db: t.db }, m.university.scope, dealId);
    expect(deal).toMatchObject({ state: 'closed', outcome: 'completed', transitions: [], payouts: [{ role: 'seller', state: 'sent' }] });
    expect(await withRead(t.db, s, (tx) => dealMoney(tx, dealId))).toEqual({ currency: 'CNY', funded: 1_000_000_00, held: 0, released: 980_000_00, refunded: 0, fees: 20_000_00 });
    expect((await withRead(t.db, s, trialBalance)).totals.every((x) => x.difference === 0)).toBe(true);
    expect(await withRead(t.db, s, checkLedger)).toEqual([]);

    const patents = await rows<{ org_id: string; owner_org_id: string }>(sql`select org_id, owner_org_id from patents where number = ${m.patent.number} order by created_at`);
    expect(patents).toEqual([{ org_id: m.university.org.id, owner_org_id: m.company.org.id }, { org_id: m.company.org.id, owner_org_id: m.company.org.id }]);
    expect(await rows(sql`select status from listings where id = ${m.listing.id}`)).toEqual([{ status: 'transferred' }]);
    expect(await rows(sql`select as_of::text, source from patent_facts where patent_id = ${m.patent.id} and fact = 'owner'`)).toEqual([{ as_of: addDays(today, -1), source: `deal:${dealId}` }]);
    const chain = await withRead(t.db, s, (tx) => verifyChain(tx, `deal:${dealId}`));
    expect(chain.broken).toEqual([]);
    const events = await dealEvents({ db: t.db }, m.university.scope, dealId);
    expect(events.items.filter((e) => e.from !== e.to).map((e) => e.name)).toEqual(['open', 'fund', 'contract_signed', 'file_certificate', 'confirm_registration', 'release', 'close']);
    expect(events.audit!.hash).toBe(chain.head);
  });

  it('may be signed before it is paid', async () => {
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'transfer');
    await clearPaperGates(t.db, m, dealId);
    await signBoth(t.db, m, dealId);
    expect(await state(dealId)).toBe('signed_unfunded');
    await pay(t.db, m, dealId, 400_000_00);
    expect(await state(dealId)).toBe('signed_unfunded');
    await pay(t.db, m, dealId, 600_000_00);
    expect(await state(dealId)).toBe('signed');
    expect((await getDeal({ db: t.db }, m.company.scope, dealId)).deadlines.map((d) => `${d.code}:${d.state}`).sort()).toEqual(['payment:met', 'registration:open', 'signing:met']);
  });

  it('releases once when 20 releases come at the same time, and records the others', async () => {
    const m = await makeMarket(t.db);
    const dealId = await toRegistered(t.db, m);
    const results = await Promise.all(Array.from({ length: 20 }, () => move(t.db, m.operator.scope, dealId, 'release').then(() => 'done', (e: Error) => e.message)));
    expect(results.filter((r) => r === 'done')).toHaveLength(1);
    expect(results.filter((r) => /transition_refused/.test(r))).toHaveLength(19);
    expect(await rows(sql`select count(*)::int as n from ledger_journals where deal_id = ${dealId} and kind = 'milestone_released'`)).toEqual([{ n: 1 }]);
    expect(await rows(sql`select accepted, count(*)::int as n from case_moves where case_id = ${dealId} and name = 'release' group by 1 order by 1`)).toEqual([{ accepted: false, n: 19 }, { accepted: true, n: 1 }]);
    expect(await rows(sql`select count(*)::int as n from payouts where deal_id = ${dealId}`)).toEqual([{ n: 1 }]);
  });
});

describe('licences and equity', () => {
  it('takes a licence from entry fee over hand-over and recordal to its end, and keeps it in the rights ledger', async () => {
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'exclusive_licence', { term_months: 60 });
    await pay(t.db, m, dealId);
    await clearPaperGates(t.db, m, dealId);
    await signBoth(t.db, m, dealId);
    await move(t.db, m.university.scope, dealId, 'file_handover', { handed_over_on: today, items: ['drawings', 'process sheet'] });
    await expect(move(t.db, m.operator.scope, dealId, 'release')).rejects.toThrow(/wrong_state/);
    await move(t.db, m.company.scope, dealId, 'confirm_handover');
    await move(t.db, m.operator.scope, dealId, 'release');
    const [right] = await rows<{ kind: string; holder_org_id: string; ends_on: string }>(sql`select kind, holder_org_id, ends_on::text from patent_rights where deal_id = ${dealId}`);
    expect(right).toMatchObject({ kind: 'exclusive', holder_org_id: m.company.org.id });
    const recordal = (await getDeal({ db: t.db }, m.university.scope, dealId)).deadlines.find((d) => d.code === 'recordal')!;
    expect(recordal.state).toBe('open');
    expect((Date.parse(recordal.due_at) - Date.now()) / 86_400_000).toBeGreaterThan(85);
    // Nothing but the patent itself is left to offer.
    expect(await rows(sql`select status, deal_kinds from listings where id = ${m.listing.id}`)).toEqual([{ status: 'published', deal_kinds: ['transfer', 'equity'] }]);
    await payOut(t.db, dealId);
    expect(await state(dealId)).toBe('released');
    const document_id = await certificate(t.db, m, dealId, 'recordal');
    await move(t.db, m.university.scope, dealId, 'file_recordal', { recordal_no: 'L-1', recorded_on: today, document_id });
    expect(await state(dealId)).toBe('closed');
    expect(await withRead(t.db, s, checkLedger)).toEqual([]);
  });

  it('needs no money where only a royalty runs, and plans its periods', async () => {
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'ordinary_licence', { price: { currency: 'CNY', amount: 0 }, royalty_bps: 300, term_months: 30 });
    await clearPaperGates(t.db, m, dealId);
    await signBoth(t.db, m, dealId);
    expect(await state(dealId)).toBe('signed');
    await move(t.db, m.university.scope, dealId, 'file_handover', { handed_over_on: today, items: ['files'] });
    await move(t.db, m.company.scope, dealId, 'confirm_handover');
    await move(t.db, m.operator.scope, dealId, 'release');
    await move(t.db, m.company.scope, dealId, 'file_recordal', { recordal_no: 'L-2', recorded_on: today, document_id: await certificate(t.db, m, dealId, 'recordal') });
    const deal = await getDeal({ db: t.db }, m.company.scope, dealId);
    expect(deal.state).toBe('active');
    expect(deal.royalties).toHaveLength(3);
    expect(deal.gates.find((g) => g.code === 'G12')).toMatchObject({ state: 'not_applicable' });
    expect(await rows(sql`select count(*)::int as n from ledger_journals where deal_id = ${dealId}`)).toEqual([{ n: 0 }]);
    expect(await rows(sql`select status from listings where id = ${m.listing.id}`)).toEqual([{ status: 'published' }]);
  });

  it('brings a patent into a company for shares, without money, only with a valuation', async () => {
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'equity');
    await clearPaperGates(t.db, m, dealId);
    await signBoth(t.db, m, dealId);
    expect(await state(dealId)).toBe('opened');
    const report = { gate: 'G9', report_no: 'V-1', valuer: 'Valuer', valued_on: addDays(today, -30), valid_until: addDays(today, 300) };
    await move(t.db, m.university.scope, dealId, 'provide_evidence', { ...report, value: { currency: 'CNY', amount: 1_999_999_99 } });
    expect(await state(dealId)).toBe('opened');
    await move(t.db, m.university.scope, dealId, 'provide_evidence', { ...report, value: { currency: 'CNY', amount: 2_000_000_00 } });
    expect(await state(dealId)).toBe('signed');
    await move(t.db, m.university.scope, dealId, 'file_certificate', { certificate_no: 'C-2', registered_on: today, company_registration_no: 'R-2', document_id: await certificate(t.db, m, dealId) });
    const confirmed = await move(t.db, m.operator.scope, dealId, 'confirm_registration');
    expect(confirmed.followed_by).toEqual([{ name: 'complete', from: 'registered', to: 'closed' }]);
    expect(await rows(sql`select owner_org_id from patents where id = ${m.patent.id}`)).toEqual([{ owner_org_id: m.company.org.id }]);
    expect(await rows(sql`select count(*)::int as n from ledger_journals where deal_id = ${dealId}`)).toEqual([{ n: 0 }]);
  });

  it('refuses a licence beside an exclusive one, and makes the buyer of the patent acknowledge it', async () => {
    const m = await makeMarket(t.db);
    const exclusive = await openedDeal(t.db, m, 'exclusive_licence', { field_of_use: '动力电池', term_months: 36 });
    await pay(t.db, m, exclusive);
    await clearPaperGates(t.db, m, exclusive);
    await signBoth(t.db, m, exclusive);
    await move(t.db, m.university.scope, exclusive, 'file_handover', { handed_over_on: today, items: ['files'] });
    await move(t.db, m.company.scope, exclusive, 'confirm_handover');
    await move(t.db, m.operator.scope, exclusive, 'release');
    const again = await makeOffer({ db: t.db }, m.company.scope, m.listing.id, terms('ordinary_licence', { field_of_use: '电池' }));
    await expect(acceptOffer({ db: t.db }, m.university.scope, again.id)).rejects.toMatchObject({ code: 'rights_conflict' });
    expect(await rows(sql`select status from offers where id = ${again.id}`)).toEqual([{ status: 'open' }]);
    const { withdrawOffer } = await import('#app/modules/offers/withdraw-offer.server.ts');
    await withdrawOffer({ db: t.db }, m.company.scope, again.id);
    const transfer = await openedDeal(t.db, m, 'transfer');
    const deal = await getDeal({ db: t.db }, m.company.scope, transfer);
    expect(deal.gates.find((g) => g.code === 'G5')).toMatchObject({ state: 'open', why: 'rights_to_acknowledge' });
    const [right] = await rows<{ id: string }>(sql`select id from patent_rights where deal_id = ${exclusive}`);
    await move(t.db, m.company.scope, transfer, 'provide_evidence', { gate: 'G5', acknowledged: true, rights: [right!.id] });
    expect((await getDeal({ db: t.db }, m.company.scope, transfer)).gates.find((g) => g.code === 'G5')).toMatchObject({ state: 'cleared' });
  });
});

describe('who sees what', () => {
  it('gives a foreign organisation nothing and a broker its own side', async () => {
    const m = await makeMarket(t.db);
    const other = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'transfer', { broker: m.broker.org.slug, broker_fee_bps: 300, message: 'CANARY-MESSAGE' });
    await pay(t.db, m, dealId);
    for (const scope of [other.company.scope, other.university.scope, other.broker.scope]) {
      await expect(getDeal({ db: t.db }, scope, dealId)).rejects.toMatchObject({ code: 'not_found' });
      await expect(move(t.db, scope, dealId, 'open_dispute', {}, 'x')).rejects.toMatchObject({ code: 'not_found' });
      await expect(dealEvents({ db: t.db }, scope, dealId)).rejects.toMatchObject({ code: 'not_found' });
      expect((await listDeals({ db: t.db }, scope)).items).toEqual([]);
    }
    const seen = await getDeal({ db: t.db }, m.broker.scope, dealId);
    expect(seen).toMatchObject({ my_role: 'broker', state: 'funded', terms: null, money: null, documents: [], transitions: [], split: { seller: null, platform: null, broker: { amount: 30_000_00 } } });
    expect(seen.gates.every((g) => g.why === '' && g.evidence === null)).toBe(true);
    await expect(dealLedger({ db: t.db }, m.broker.scope, dealId)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await getDeal({ db: t.db }, m.company.scope, dealId)).split).toBeNull();
    const buyerView = await dealLedger({ db: t.db }, m.company.scope, dealId);
    expect(buyerView.money.held.amount).toBe(1_000_000_00);
    await expect(move(t.db, m.broker.scope, dealId, 'open_dispute', {}, 'x')).rejects.toMatchObject({ code: 'forbidden' });
  });
});

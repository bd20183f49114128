import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, legalDay } from '#app/core/clock.ts';
import { newId } from '#app/core/ids.ts';
import { systemScope, type OrgScope } from '#app/core/scope.ts';
import type { DealKind } from '#app/core/vocabulary.ts';
import { CONSENT } from '#app/modules/deals/consent.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import { advanceWaitingDeals, markDeadlines } from '#app/modules/deals/sweep-deals.server.ts';
import { hashOfText } from '#app/modules/documents/content.server.ts';
import { paymentCaptured } from '#app/modules/payments/ledger/facts.ts';
import { post } from '#app/modules/payments/ledger/post.server.ts';
import { trialBalance } from '#app/modules/payments/ledger/read.server.ts';
import { closeDb, createDb, type Db } from '#db/client.ts';
import { sealDatabase } from '#db/migrate.ts';
import { deals, dealDocuments, signatures } from '#db/schema/deals.ts';
import { offers } from '#db/schema/offers.ts';
import { payments } from '#db/schema/payments.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeMarket, move, payOut, certificate, signBoth, clearPaperGates, type Market } from '#tests/fixtures/deals.ts';
import { OldDatabase } from '#tests/fixtures/old-database.ts';
import { INVARIANTS } from '#workers/invariants.ts';

/** An installation whose deals ran before there were cases, migrated: every one of them goes on from where it stood. */
const system = systemScope('test');
const today = legalDay(new Date());

let installation: OldDatabase;
let owner: OldDatabase['owner'];
let db: Db;
let balance: unknown;

interface Old { state: string; kind?: DealKind; signed?: boolean; paid?: boolean; moves?: [string, string, string, Market['university']['scope']?][]; dispute?: string; clocks?: [string, string, string][]; evidence?: [string | null, string, object][]; closed?: 'completed' | 'cancelled' }
const made: Record<string, { id: string; m: Market }> = {};

/** A deal as the old schema wrote it. */
async function oldDeal(key: string, make: (m: Market) => Old): Promise<void> {
  const m = await makeMarket(db);
  const old = make(m);
  const [id, offerId, kind] = [newId('deal'), newId('offer'), old.kind ?? 'transfer'];
  made[key] = { id, m };
  const body = `技术合同 ${key}`;
  const document = newId('document');
  await withTx(db, system, async (tx) => {
    await tx.insert(offers).values({ id: offerId, listingId: m.listing.id, sellerOrgId: m.university.org.id, buyerOrgId: m.company.org.id, kind, status: 'accepted', turnOrgId: m.university.org.id, expiresAt: new Date() });
    await tx.execute(`update listings set status = 'under_offer' where id = '${m.listing.id}'`);
  });
  const terms = { process: kind.endsWith('_licence') ? 'licence' : kind, price: kind === 'equity' ? 0 : 1_000_000_00 };
  await owner`insert into deals (id, offer_id, listing_id, patent_id, patent_number, kind, process, process_version, rule_pack, state, version, seller_org_id, buyer_org_id, currency, price_amount, territory, term_months, platform_fee_bps,
      valuation_amount, disputed, state_before_dispute, outcome, closed_at)
    values (${id}, ${offerId}, ${m.listing.id}, ${m.patent.id}, ${m.patent.number}, ${kind}, ${terms.process}, 1, 'deals/CN@2025.1', ${old.state}, ${old.moves?.length ?? 0}, ${m.university.org.id}, ${m.company.org.id}, 'CNY', ${terms.price}, 'CN', 12, 200,
      null, ${old.dispute !== undefined}, ${old.dispute ?? null}, ${old.closed ?? null}, ${old.closed ? new Date().toISOString() : null})`;
  const history: [string, string, string, OrgScope?][] = [['open', '', 'opened'], ...(old.moves ?? [])];
  for (const [i, [move, from, to, who]] of history.entries()) {
    await owner`insert into deal_transitions (id, deal_id, seq, name, from_state, to_state, accepted, actor_kind, actor_user_id, actor_org_id) values (${newId('transition')}, ${id}, ${i + 1}, ${move}, ${from}, ${to}, true, ${who ? 'operator' : 'system'}, ${who?.userId ?? null}, ${who?.orgId ?? null})`;
  }
  for (const [code, state, left] of old.clocks ?? []) {
    await owner`insert into deal_deadlines (deal_id, code, due_at, state, remaining_ms) values (${id}, ${code}, now() + ${left}::interval, ${state}, ${state === 'held' ? 5 * 86_400_000 : null})`;
  }
  await withTx(db, system, async (tx) => {
    await tx.insert(dealDocuments).values({ id: document, dealId: id, kind: 'contract', version: 1, title: 'contract', body, sha256: hashOfText(body) });
    if (old.signed) {
      for (const side of [m.university, m.company]) {
        await tx.insert(signatures).values({
          id: newId('signature'), dealId: id, documentId: document, orgId: side.org.id, userId: side.scope.userId, signerName: 'x', sha256: hashOfText(body), capacity: 'owner', orgNameZh: 'x', orgNameEn: 'x',
          consentText: CONSENT.text.zh, consentLang: 'zh', consentVersion: CONSENT.version, consentHash: hashOfText(CONSENT.text.zh), clientAddress: '192.0.2.1',
        });
      }
    }
    if (old.paid) {
      const pay = newId('payment');
      await tx.insert(payments).values({ id: pay, dealId: id, payerOrgId: m.company.org.id, rail: 'stripe', currency: 'CNY', amount: terms.price, status: 'settled', chargeId: `ch_${pay}`, settledAt: new Date(), createdBy: m.company.scope.userId });
      await post(tx, { ...paymentCaptured({ chargeId: `ch_${pay}`, amount: { currency: 'CNY', amount: terms.price }, held: { dealId: id } }), occurredAt: new Date() });
    }
    for (const [gate, kind_, data] of old.evidence ?? []) {
      await tx.execute(`insert into deal_evidence (id, deal_id, gate, kind, data, by_org_id, by_user_id) values ('${newId('evidence')}', '${id}', ${gate ? `'${gate}'` : 'null'}, '${kind_}', '${JSON.stringify(data)}', '${m.university.org.id}', '${m.university.scope.userId}')`);
    }
  });
}

beforeAll(async () => {
  installation = await OldDatabase.before('process_tables');
  owner = installation.owner;
  db = createDb({ url: installation.appUrl, max: 4 });
  const signing: [string, string, string] = ['signing', 'open', '40 days'];
  await installation.withTodaysColumns(async () => {
    await oldDeal('opened', () => ({ state: 'opened', clocks: [['payment', 'open', '20 days'], signing] }));
    await oldDeal('late', () => ({ state: 'opened', clocks: [['payment', 'open', '-1 minute'], signing] }));
    await oldDeal('funded', () => ({ state: 'funded', paid: true, moves: [['fund', 'opened', 'funded']], clocks: [['payment', 'met', '20 days'], signing] }));
    await oldDeal('disputed', (m) => ({ state: 'disputed', dispute: 'signed', paid: true, signed: true, moves: [['fund', 'opened', 'funded'], ['contract_signed', 'funded', 'signed'], ['open_dispute', 'signed', 'disputed', m.company.scope]], clocks: [['signing', 'met', '1 day'], ['registration', 'held', '5 days']] }));
    await oldDeal('registered', (m) => ({
      state: 'registered', paid: true, signed: true, clocks: [['registration', 'met', '5 days']],
      moves: [['fund', 'opened', 'funded'], ['contract_signed', 'funded', 'signed'], ['file_certificate', 'signed', 'certified'], ['confirm_registration', 'certified', 'registered', m.second.scope]],
      evidence: [['G13', 'certificate', { certificate_no: 'C', registered_on: today }], ['G13', 'registration_confirmed', { certificate_no: 'C', registered_on: today }]],
    }));
    await oldDeal('licence', () => ({ state: 'signed', kind: 'exclusive_licence', paid: true, signed: true, moves: [['fund', 'opened', 'funded'], ['contract_signed', 'funded', 'signed']], clocks: [['signing', 'met', '1 day']] }));
    await oldDeal('equity', () => ({ state: 'signed', kind: 'equity', signed: true, moves: [['contract_signed', 'opened', 'signed']], clocks: [['registration', 'missed', '-1 day']] }));
    await oldDeal('cancelled', () => ({ state: 'cancelled', closed: 'cancelled', moves: [['agree_cancel', 'opened', 'cancelled']], clocks: [['signing', 'met', '1 day']] }));
  });
  balance = await withRead(db, system, trialBalance);
  await installation.migrate();
  // Who signs has a confirmed name: after the update the platform and the owners confirm those they know.
  await owner`update members m set attested_name = u.name, attested_by = 'test', attested_as = 'operator', attested_at = now() from users u where u.id = m.user_id`;
  await sealDatabase(owner);
});
afterAll(async () => {
  await closeDb(db);
  await installation.end();
});

const seen = (key: string) => getDeal({ db }, made[key]!.m.company.scope, made[key]!.id);
const state = async (key: string) => (await seen(key)).state;

describe('an installation from before there were cases', () => {
  it('has its deals, histories and clocks, and its books balance as they did', async () => {
    for (const key of Object.keys(made)) expect((await seen(key)).state, key).toBe(key === 'late' ? 'opened' : key === 'licence' || key === 'equity' ? 'signed' : key);
    expect((await seen('disputed')).deadlines).toMatchObject([{ code: 'signing', state: 'met' }, { code: 'registration', state: 'held', remaining_ms: 5 * 86_400_000 }]);
    expect(await withRead(db, system, trialBalance)).toEqual(balance);
    const [{ n }] = await owner<[{ n: number }]>`select count(*)::int as n from case_moves`;
    expect(n).toBe(Object.keys(made).length + 1 + 3 + 4 + 2 + 1 + 1);
  });

  it('runs each of them on by the version it began with', async () => {
    const { opened, funded, disputed, registered, licence, equity } = made as Record<string, { id: string; m: Market }>;
    await move(db, opened!.m.university.scope, opened!.id, 'propose_cancel', {}, 'plans changed');
    expect(await move(db, opened!.m.company.scope, opened!.id, 'agree_cancel')).toMatchObject({ state: 'cancelled' });

    expect(await markDeadlines({ db })).toEqual([{ dealId: made.late!.id, code: 'payment', fired: 'time_out_payment' }]);
    expect(await state('late')).toBe('cancelled');

    expect(await move(db, disputed!.m.operator.scope, disputed!.id, 'resolve_dispute', {}, 'settled')).toMatchObject({ from: 'disputed', to: 'signed' });
    const clock = (await seen('disputed')).deadlines.find((d) => d.code === 'registration')!;
    expect(clock.state).toBe('open');
    expect(Math.abs(Date.parse(clock.due_at) - Date.now() - 5 * 86_400_000)).toBeLessThan(60_000);

    // Contract texts of these rows are short on purpose: gate G11 asks for a full one, so new versions are signed where gates are asked.
    for (const deal of [funded!, registered!, licence!]) await clearPaperGates(db, deal.m, deal.id);
    const { draftContract } = await import('#app/modules/deals/draft-contract.server.ts');
    await draftContract({ db }, funded!.m.university.scope, funded!.id, {});
    await signBoth(db, funded!.m, funded!.id);
    expect(await state('funded')).toBe('signed');
    expect((await seen('funded')).deadlines.find((d) => d.code === 'registration')).toMatchObject({ state: 'open' });

    await expect(move(db, registered!.m.second.scope, registered!.id, 'release')).rejects.toMatchObject({ code: 'same_person' });
    await expect(move(db, registered!.m.operator.scope, registered!.id, 'release')).rejects.toMatchObject({ details: { blocked_by: [{ code: 'G11' }] } });

    await move(db, licence!.m.university.scope, licence!.id, 'file_handover', { handed_over_on: today, items: ['files'] });
    expect(await move(db, licence!.m.company.scope, licence!.id, 'confirm_handover')).toMatchObject({ state: 'accepted' });

    expect(await move(db, equity!.m.company.scope, equity!.id, 'rescind', {}, 'no certificate')).toMatchObject({ state: 'cancelled' });
    await expect(move(db, made.cancelled!.m.company.scope, made.cancelled!.id, 'propose_cancel', {}, 'again')).rejects.toMatchObject({ code: 'transition_refused' });

    const next = await certificate(db, funded!.m, funded!.id);
    await move(db, funded!.m.university.scope, funded!.id, 'file_certificate', { certificate_no: 'C', registered_on: addDays(today, -1), document_id: next });
    await move(db, funded!.m.second.scope, funded!.id, 'confirm_registration');
    await move(db, funded!.m.operator.scope, funded!.id, 'release');
    await payOut(db, funded!.id);
    expect(await state('funded')).toBe('closed');
    expect(await advanceWaitingDeals({ db })).toBe(0);
    expect(await withRead(db, system, (tx) => tx.select({ id: deals.id }).from(deals))).toHaveLength(Object.keys(made).length);
  });

  it('leaves the doctor nothing to say of its cases and its books', async () => {
    const mine = INVARIANTS.filter((i) => /sum to zero|case stands|released only after|signed the version|settled payment|audit trail|database binds|text its hash/.test(i.name));
    expect(mine.length).toBe(8);
    for (const check of mine) expect(await check.check({ db } as never), check.name).toEqual([]);
  });
});

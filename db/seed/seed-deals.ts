import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm';
import pLimit from 'p-limit';
import { addDays, legalDay, systemClock } from '#app/core/clock.ts';
import { newId } from '#app/core/ids.ts';
import { systemScope, type MemberScope } from '#app/core/scope.ts';
import type { DealKind } from '#app/core/vocabulary.ts';
import { acceptOffer } from '#app/modules/deals/accept-offer.server.ts';
import { uploadBankAdvice } from '#app/modules/deals/bank-advice.server.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import { onPaymentSettled, onPayoutSent } from '#app/modules/deals/on-payment.server.ts';
import { postMessage } from '#app/modules/deals/messages.server.ts';
import { CONSENT } from '#app/modules/deals/consent.ts';
import { signDocument } from '#app/modules/deals/sign-document.server.ts';
import { transition } from '#app/modules/deals/transition.server.ts';
import { uploadDocument } from '#app/modules/deals/upload-document.server.ts';
import { counterOffer } from '#app/modules/offers/counter-offer.server.ts';
import type { MakeOfferInput } from '#app/modules/offers/contract.ts';
import { makeOffer } from '#app/modules/offers/make-offer.server.ts';
import { rejectOffer } from '#app/modules/offers/reject-offer.server.ts';
import type { BankOrderResource } from '#app/modules/payments/contract.ts';
import { confirmBankPayout } from '#app/modules/payments/confirm-bank-payout.server.ts';
import { confirmBankReceipt } from '#app/modules/payments/confirm-bank-receipt.server.ts';
import { recordBankPayout } from '#app/modules/payments/record-bank-order.server.ts';
import { recordBankReceipt } from '#app/modules/payments/record-bank-receipt.server.ts';
import { submitBankSlip } from '#app/modules/payments/submit-bank-slip.server.ts';
import type { FileStore } from '#app/platform/files.ts';
import type { Db } from '#db/client.ts';
import { listings } from '#db/schema/listings.ts';
import { patents } from '#db/schema/patents.ts';
import { payouts } from '#db/schema/payments.ts';
import { files as filesTable } from '#db/schema/platform.ts';
import { withRead, withTx } from '#db/tx.ts';
import { demoPdf } from './demo-pdf.ts';
import type { SeededPeople } from './seed-accounts.ts';

interface World { db: Db; files: FileStore; people: SeededPeople }
type Stage = 'opened' | 'paper' | 'slip' | 'receipt' | 'funded' | 'signed' | 'filed' | 'confirmed' | 'released' | 'closed' | 'disputed' | 'cancelled' | 'refunding';
interface Plan { kind: DealKind; seller: string; buyer: string; broker?: string; stage: Stage; message?: string }

/** Deals in every stage of every process, and one for each thing an operator may find waiting, so that no page of the demo is empty. */
const PLANS: readonly Plan[] = [
  { kind: 'transfer', seller: 'jlu', buyer: 'faw', stage: 'opened', message: '请先确认附图中的流场尺寸，我们下周安排评审。' },
  { kind: 'transfer', seller: 'hht', buyer: 'lumen', stage: 'paper' },
  { kind: 'transfer', seller: 'jlu', buyer: 'faw', broker: 'alliance', stage: 'signed', message: 'The certificate should arrive within ten days of filing.' },
  { kind: 'transfer', seller: 'qsa', buyer: 'kangbo', broker: 'ferry', stage: 'filed' },
  { kind: 'transfer', seller: 'hht', buyer: 'tideway', stage: 'confirmed' },
  { kind: 'transfer', seller: 'jlu', buyer: 'faw', broker: 'alliance', stage: 'closed' },
  { kind: 'transfer', seller: 'hht', buyer: 'lumen', stage: 'closed' },
  { kind: 'transfer', seller: 'hht', buyer: 'faw', stage: 'disputed' },
  { kind: 'transfer', seller: 'qsa', buyer: 'kangbo', stage: 'cancelled' },
  { kind: 'ordinary_licence', seller: 'jlu', buyer: 'tideway', stage: 'closed' },
  { kind: 'exclusive_licence', seller: 'hht', buyer: 'faw', broker: 'alliance', stage: 'filed' },
  { kind: 'ordinary_licence', seller: 'hht', buyer: 'lumen', stage: 'funded' },
  { kind: 'equity', seller: 'jlu', buyer: 'tideway', stage: 'signed' },
  { kind: 'equity', seller: 'hht', buyer: 'kangbo', stage: 'closed' },
  { kind: 'ordinary_licence', seller: 'qsa', buyer: 'aster', stage: 'paper' },
  { kind: 'ordinary_licence', seller: 'qsa', buyer: 'tideway', stage: 'slip' },
  { kind: 'transfer', seller: 'qsa', buyer: 'lumen', stage: 'receipt' },
  { kind: 'transfer', seller: 'hht', buyer: 'kangbo', broker: 'ferry', stage: 'released' },
  { kind: 'ordinary_licence', seller: 'hht', buyer: 'kangbo', stage: 'refunding' },
];

const today = () => legalDay(new Date());

/** What each company would buy: classes of its trade. */
const TRADE: Record<string, readonly string[]> = {
  faw: ['H01M', 'B60', 'B62', 'F02', 'F16', 'B23', 'B25'], lumen: ['H01L', 'H10', 'G02', 'G09', 'H05', 'G01', 'G06'], aster: ['G01', 'G02', 'A61B', 'B23'], tideway: ['C02', 'B01', 'E03', 'E02', 'F23', 'F24', 'C04', 'C01'], kangbo: ['A61', 'C12', 'C07', 'A23', 'G16', 'G01N'],
};

/** A published listing of the seller that offers this kind, in the buyer's trade where there is one, not used by an earlier plan. */
async function pickListing(w: World, plan: { kind: DealKind; seller: string; buyer: string }, used: Set<string>) {
  const orgId = w.people.orgIds.get(plan.seller)!;
  const rows = await withRead(w.db, systemScope('seed'), (tx) => tx.select({ ...getTableColumns(listings), ipc: patents.ipc }).from(listings).innerJoin(patents, eq(patents.id, listings.patentId))
    .where(and(eq(listings.orgId, orgId), eq(listings.status, 'published'), sql`${plan.kind} = any(${listings.dealKinds})`,
      sql`not exists (select 1 from patent_rights r where r.patent_id = ${listings.patentId})`)).orderBy(asc(patents.number)).limit(200));
  const fits = (r: (typeof rows)[number]) => r.ipc.some((symbol) => TRADE[plan.buyer]?.some((prefix) => symbol.startsWith(prefix)));
  const usable = (r: (typeof rows)[number]) => !used.has(r.id) && (plan.kind !== 'transfer' || r.askAmount !== null) && (plan.kind !== 'equity' || r.equityValuationAmount !== null);
  const found = rows.find((r) => usable(r) && fits(r)) ?? rows.find(usable);
  if (!found) throw new Error(`the demo world has no ${plan.kind} listing left at ${plan.seller}`);
  used.add(found.id);
  return found;
}

function termsFor(listing: typeof listings.$inferSelect, kind: DealKind, share: number): Pick<MakeOfferInput, 'price' | 'royalty_bps' | 'equity_share_bps' | 'valuation' | 'term_months'> {
  const yuan = (amount: number) => ({ currency: 'CNY' as const, amount: Math.round((amount * share) / 100_000) * 100_000 });
  if (kind === 'equity') return { price: { currency: 'CNY', amount: 0 }, equity_share_bps: 1_200, valuation: yuan(listing.equityValuationAmount!) };
  if (kind === 'transfer') return { price: yuan(listing.askAmount!) };
  return { price: yuan(listing.entryFeeAmount ?? 8_000_000), royalty_bps: listing.royaltyBps ?? 300, term_months: kind === 'ordinary_licence' ? 36 : 60 };
}

/** Two rounds and an acceptance, as people would. */
async function agree(w: World, plan: Plan, listing: typeof listings.$inferSelect): Promise<string> {
  const [seller, buyer] = [w.people.scopes.get(plan.seller)!, w.people.scopes.get(plan.buyer)!];
  const offer = await makeOffer(w, buyer, listing.id, {
    kind: plan.kind, ...termsFor(listing, plan.kind, 0.8), territory: 'CN', message: '我们已评估该技术，期待尽快推进。', ...(plan.broker ? { broker: plan.broker, broker_fee_bps: 300 } : {}),
  });
  await counterOffer(w, seller, offer.id, { ...termsFor(listing, plan.kind, 0.95), territory: 'CN', message: '考虑到中试数据，建议上调。' });
  return (await acceptOffer(w, buyer, offer.id)).deal_id!;
}

async function act(w: World, scope: MemberScope, dealId: string, name: string, evidence: Record<string, unknown> = {}, reason = ''): Promise<void> {
  await transition(w, scope, { dealId, name, evidence, reason });
}

/** Evidence of the gates that no fact of the database clears. */
async function paper(w: World, plan: Plan, dealId: string): Promise<void> {
  const [seller, buyer] = [w.people.scopes.get(plan.seller)!, w.people.scopes.get(plan.buyer)!];
  const deal = await getDeal(w, seller, dealId);
  const provide = (scope: MemberScope, evidence: Record<string, unknown>) => act(w, scope, dealId, 'provide_evidence', evidence);
  if (deal.gates.some((g) => g.code === 'G7' && g.state === 'open')) await provide(seller, { gate: 'G7', mode: 'market_listing', market: '惊蛰（演示）', record_no: `DEMO-${dealId.slice(-6)}`, related_party: false });
  await provide(seller, { gate: 'G8', related: false });
  await provide(buyer, { gate: 'G8', related: false });
  if (plan.kind === 'equity') {
    const value = deal.terms!.valuation!;
    await provide(seller, { gate: 'G9', report_no: 'DEMO-V-1', valuer: '某虚构评估机构', valued_on: addDays(today(), -40), valid_until: addDays(today(), 300), value });
  }
  if (deal.gates.some((g) => g.code === 'G10' && g.state === 'open')) await provide(seller, { gate: 'G10', category: 'free', certificate_no: 'DEMO-EX-1', issued_on: addDays(today(), -12) });
  if (deal.gates.some((g) => g.code === 'G15' && g.state === 'open')) await provide(seller, { gate: 'G15', plan_no: 'DEMO-R-1', reward_bps: 7_000, main_contributors_bps: 7_000, published_on: addDays(today(), -5) });
}

/** Demo people sign from nowhere: an address kept for documentation (RFC 5737). */
const DEMO_CALLER = { address: '192.0.2.1', userAgent: 'Jingzhe demo' };

async function sign(w: World, scope: MemberScope, dealId: string): Promise<void> {
  const contract = (await getDeal(w, scope, dealId)).documents.find((d) => d.kind === 'contract' && d.current)!;
  await signDocument(w, scope, dealId, { document_id: contract.id, sha256: contract.sha256, consent_version: CONSENT.version, consent_lang: 'zh' }, { caller: DEMO_CALLER });
}

async function* bytes(line: string): AsyncGenerator<Uint8Array> { yield demoPdf(line); }

/** Payment over the supervised bank account: a slip, two operators, money in the ledger; or only as far as `until`. */
async function payByBank(w: World, plan: Plan, dealId: string, until?: 'slip' | 'receipt'): Promise<void> {
  const buyer = w.people.scopes.get(plan.buyer)!;
  const deal = await getDeal(w, buyer, dealId);
  const amount = deal.terms!.price;
  const stored = await w.files.put(bytes(`Bank slip for ${dealId}`), { maxBytes: 100_000 });
  const slip = newId('file');
  await withTx(w.db, buyer, (tx) => tx.insert(filesTable).values({ id: slip, orgId: buyer.orgId, dealId, name: 'slip.pdf', mime: 'application/pdf', size: stored.size, sha256: stored.sha256, key: stored.key, createdBy: buyer.userId }));
  const payment = await submitBankSlip(w, buyer, dealId, { amount, slip_file_id: slip });
  if (until === 'slip') return;
  const receipt = { bank_name: '某虚构银行', serial: `DEMO-${dealId.slice(-8)}`, amount, received_on: today() };
  await recordBankReceipt(w, w.people.byEmail.get('operator@jingzhe.demo')!, payment.id, receipt);
  if (until === 'receipt') return;
  await confirmBankReceipt(w, w.people.byEmail.get('operator2@jingzhe.demo')!, payment.id, receipt);
  await onPaymentSettled(w, { paymentId: payment.id, dealId });
}

async function file(w: World, plan: Plan, dealId: string): Promise<void> {
  const seller = w.people.scopes.get(plan.seller)!;
  if (plan.kind.endsWith('licence')) return act(w, seller, dealId, 'file_handover', { handed_over_on: today(), items: ['工艺文件 / process sheets', '图纸 / drawings'] });
  const document = await uploadDocument(w, seller, dealId, { kind: 'certificate', title: '专利登记手续合格通知书（演示）', fileName: 'certificate.pdf', bytes: bytes(`Certificate for ${dealId}`) });
  await act(w, seller, dealId, 'file_certificate', { certificate_no: `DEMO-C-${dealId.slice(-6)}`, registered_on: addDays(today(), -1), document_id: document.id, ...(plan.kind === 'equity' ? { company_registration_no: 'DEMO-G-1' } : {}) });
}

async function confirm(w: World, plan: Plan, dealId: string): Promise<void> {
  if (plan.kind.endsWith('licence')) return act(w, w.people.scopes.get(plan.buyer)!, dealId, 'confirm_handover');
  return act(w, w.people.byEmail.get('operator@jingzhe.demo')!, dealId, 'confirm_registration');
}

/** First of two operators: the transfer with its advice. Who released records it, because only another may confirm. */
async function recordPayout(w: World, payout: typeof payouts.$inferSelect): Promise<BankOrderResource> {
  const operator = w.people.byEmail.get('operator2@jingzhe.demo')!;
  const advice = await uploadBankAdvice(w, operator, { fileName: 'advice.pdf', bytes: bytes(`Bank advice for ${payout.id}`) });
  return recordBankPayout({ ...w, clock: systemClock }, operator, payout.id, {
    bank_name: '某虚构银行', serial: `DEMO-OUT-${payout.id.slice(-8)}`, amount: { currency: 'CNY', amount: payout.amount }, sent_on: today(), advice_file_id: advice.advice_file_id,
  });
}

/** Bank transfers to the payees, and for a licence its recordal. */
async function finish(w: World, plan: Plan, dealId: string): Promise<void> {
  const due = await withRead(w.db, systemScope('seed'), (tx) => tx.select().from(payouts).where(eq(payouts.dealId, dealId)));
  for (const payout of due) {
    const order = await recordPayout(w, payout);
    await confirmBankPayout({ ...w, clock: systemClock }, w.people.byEmail.get('operator@jingzhe.demo')!, payout.id, { order_id: order.id });
    await onPayoutSent(w, { payoutId: payout.id, dealId });
  }
  if (!plan.kind.endsWith('licence')) return;
  const seller = w.people.scopes.get(plan.seller)!;
  const document = await uploadDocument(w, seller, dealId, { kind: 'recordal', title: '专利实施许可备案证明（演示）', fileName: 'recordal.pdf', bytes: bytes(`Recordal for ${dealId}`) });
  await act(w, seller, dealId, 'file_recordal', { recordal_no: `DEMO-L-${dealId.slice(-6)}`, recorded_on: today(), document_id: document.id });
}

const ORDER: readonly Stage[] = ['opened', 'paper', 'slip', 'receipt', 'funded', 'signed', 'filed', 'confirmed', 'released', 'closed'];

async function play(w: World, plan: Plan, dealId: string): Promise<void> {
  const [seller, buyer] = [w.people.scopes.get(plan.seller)!, w.people.scopes.get(plan.buyer)!];
  if (plan.message) await postMessage(w, buyer, dealId, { body: plan.message });
  if (plan.stage === 'cancelled') {
    await act(w, buyer, dealId, 'propose_cancel', {}, '内部立项未通过');
    return act(w, seller, dealId, 'agree_cancel', {}, '同意取消');
  }
  const reach = ORDER.indexOf(plan.stage === 'disputed' ? 'signed' : plan.stage === 'refunding' ? 'funded' : plan.stage);
  const upTo = (stage: Stage) => reach >= ORDER.indexOf(stage);
  if (upTo('paper')) await paper(w, plan, dealId);
  if (upTo('slip') && plan.kind !== 'equity') await payByBank(w, plan, dealId, plan.stage === 'slip' || plan.stage === 'receipt' ? plan.stage : undefined);
  if (plan.stage === 'refunding') {
    await act(w, buyer, dealId, 'propose_cancel', {}, '项目方向调整，不再需要该许可');
    return act(w, seller, dealId, 'agree_cancel', {}, '同意取消，款项退回');
  }
  if (upTo('signed')) {
    await sign(w, seller, dealId);
    await sign(w, buyer, dealId);
  }
  if (plan.stage === 'disputed') {
    await act(w, buyer, dealId, 'open_dispute', {}, '交付资料缺少附图，双方正在核对。');
    return act(w, w.people.byEmail.get('operator2@jingzhe.demo')!, dealId, 'ask_refund', {}, '卖方逾期未补附图，双方同意终止并退款。');
  }
  if (upTo('filed')) await file(w, plan, dealId);
  if (upTo('confirmed')) await confirm(w, plan, dealId);
  if (plan.kind === 'equity') return; // value passes with the registration: nothing is paid
  if (upTo('released')) await act(w, w.people.byEmail.get('operator2@jingzhe.demo')!, dealId, 'release');
  if (upTo('closed')) return finish(w, plan, dealId);
  if (upTo('released')) {
    // One payout is recorded and waits for the second person, the other still has to be sent.
    const [payout] = await withRead(w.db, systemScope('seed'), (tx) => tx.select().from(payouts).where(and(eq(payouts.dealId, dealId), eq(payouts.role, 'seller'))));
    if (payout) await recordPayout(w, payout);
  }
}

/** Negotiations that are still open, some lost or declined. */
async function seedOpenOffers(w: World, used: Set<string>): Promise<void> {
  const open: [string, string, DealKind, 'open' | 'countered' | 'rejected'][] = [
    ['jlu', 'faw', 'transfer', 'open'], ['jlu', 'lumen', 'ordinary_licence', 'countered'], ['hht', 'faw', 'transfer', 'countered'], ['hht', 'tideway', 'exclusive_licence', 'open'],
    ['qsa', 'kangbo', 'ordinary_licence', 'open'], ['jlu', 'kangbo', 'transfer', 'rejected'], ['qsa', 'tideway', 'transfer', 'countered'], ['hht', 'lumen', 'equity', 'open'],
  ];
  for (const [seller, buyer, kind, state] of open) {
    const listing = await pickListing(w, { kind, seller, buyer }, used);
    const offer = await makeOffer(w, w.people.scopes.get(buyer)!, listing.id, { kind, ...termsFor(listing, kind, 0.75), territory: 'CN', message: '盼复。' });
    if (state === 'countered') await counterOffer(w, w.people.scopes.get(seller)!, offer.id, { ...termsFor(listing, kind, 1), territory: 'CN', message: '这是我们的底线。' });
    if (state === 'rejected') await rejectOffer(w, w.people.scopes.get(seller)!, offer.id, { reason: '已有其他安排' });
  }
}

/** Deals played at once: they share nothing but their organisations, and database and seed each have a core to fill. */
const AT_ONCE = 3;

/** Offers and deals of the demo world, made by the same use cases people's clicks run. Agreed in this order, then played side by side. */
export async function seedDeals(w: World): Promise<void> {
  const used = new Set<string>();
  const side = pLimit(AT_ONCE);
  const played: Promise<void>[] = [];
  for (const plan of PLANS) {
    const dealId = await agree(w, plan, await pickListing(w, plan, used));
    const done = side(() => play(w, plan, dealId));
    done.catch(() => {}); // awaited below; one that fails must not leave it unhandled meanwhile
    played.push(done);
  }
  played.push(seedOpenOffers(w, used));
  await Promise.all(played);
}

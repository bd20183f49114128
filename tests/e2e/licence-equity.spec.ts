import { addDays, legalDay } from '#app/core/clock.ts';
import { formatMoney } from '#app/core/money.ts';
import type { DealResource } from '#app/modules/deals/contract.ts';
import { DEMO_ORGS } from '#db/seed/accounts.ts';
import { apiAs, publishedListing, signByApi, type Client } from './support/api.ts';
import { pdf } from './support/files.ts';
import { expect, go, t as texts, test } from './support/harness.ts';
import { confirmed, expectState, field, fileGate, makeMove } from './support/steps.ts';

const t = texts.en;
const yuan = (amount: number) => formatMoney({ currency: 'CNY', amount: amount * 100 }, 'en', 'exact');
const cny = (amount: number) => ({ currency: 'CNY', amount: amount * 100 });
const org = (slug: string) => DEMO_ORGS.find((o) => o.slug === slug)!;
const today = () => legalDay(new Date());

/** Evidence that the first journey files through the pages; here it only has to be there. */
async function declare(deal: string, seller: Client, buyer: Client): Promise<void> {
  const provide = (party: Client, evidence: Record<string, unknown>) => party.post(`/deals/${deal}/transitions`, { name: 'provide_evidence', evidence });
  await provide(seller, { gate: 'G8', related: false });
  await provide(buyer, { gate: 'G8', related: false });
  await provide(seller, { gate: 'G15', plan_no: 'R-1', reward_bps: 7_000, main_contributors_bps: 6_000, published_on: addDays(today(), -5) });
}

test('a non-exclusive licence: entry fee, hand-over, acceptance, release, recordal; then its royalties run', async ({ open, request }) => {
  test.setTimeout(600_000);
  const [seller, buyer] = [await apiAs(request, 'officer'), await apiAs(request, 'buyer')];
  const FEE = 120_000;
  const { listing, number, mark } = await publishedListing(seller, await apiAs(request, 'operator'), org('jlu').nameZh, { deal_kinds: ['ordinary_licence'], entry_fee: cny(150_000), royalty_bps: 350 });
  const company = await open('buyer', { locale: 'en' });
  const office = await open('officer', { locale: 'en' });
  const operator = await open('operator', { locale: 'en' });
  let deal = '';

  await test.step('the company offers an entry fee and a royalty; the office accepts', async () => {
    await go(company, `/listings/${listing}/offer`);
    await field(company, 'en', 'offer:form.entryFee').fill(String(FEE));
    await field(company, 'en', 'offer:form.royalty').fill('3');
    await field(company, 'en', 'offer:form.term').fill('36');
    await company.getByRole('button', { name: t('offer:form.sendAmount', { amount: yuan(FEE) }), exact: true }).click();
    await expect(company).toHaveURL(/\/offers\/off/);
    await go(office, new URL(company.url()).pathname);
    await expect(office.getByRole('main')).toContainText(t('offer:term.months', { count: 36 }));
    await confirmed(office, office.getByRole('button', { name: t('offer:detail.accept', { amount: yuan(FEE) }), exact: true }).first());
    await expect(office).toHaveURL(/\/deals\/dea/);
    deal = new URL(office.url()).pathname.split('/').at(-1)!;
  });

  await test.step('paid and signed', async () => {
    await declare(deal, seller, buyer);
    const payment = await buyer.post<{ checkout_url: string }>(`/deals/${deal}/payments`, { rail: 'stripe' });
    await request.post(payment.checkout_url, { form: { action: 'pay', card_number: '4242424242424242', expiry: '12/34', cvc: '123', email: 'buyer@faw.demo' }, maxRedirects: 0 });
    await expectState(company, deal, 'en', 'funded');
    await signByApi(seller, deal);
    await signByApi(buyer, deal);
    await expectState(office, deal, 'en', 'signed');
  });

  await test.step('the office hands over, the company first refuses, then accepts', async () => {
    await makeMove(office, deal, 'en', 'file_handover', { evidence: { handed_over_on: today(), items: 'Process sheets\nDrawings' } });
    await expectState(company, deal, 'en', 'handed_over');
    await buyer.post(`/deals/${deal}/transitions`, { name: 'reject_handover', reason: 'The drawings are missing.' });
    await expectState(office, deal, 'en', 'signed');
    await expect(office.getByText('The drawings are missing.').first()).toBeVisible();
    await makeMove(office, deal, 'en', 'file_handover', { evidence: { handed_over_on: today(), items: 'Process sheets\nDrawings\nParameter tables' } });
    await makeMove(company, deal, 'en', 'confirm_handover', { asks: true });
    await expectState(company, deal, 'en', 'accepted');
  });

  await test.step('the operator releases: the licence stands in the record', async () => {
    await makeMove(operator, deal, 'en', 'release', { asks: true, button: t('deal:act.releaseGo', { amount: yuan(FEE) }) });
    await expectState(office, deal, 'en', 'released');
    const rights = await seller.get<{ items: { kind: string; holder: string }[] }>(`/patents/${encodeURIComponent(number)}/rights`);
    expect(rights.items.map((r) => r.kind)).toEqual(['ordinary']);
    await go(company, `/listings/${listing}`);
    await expect(company.getByRole('main').getByText(t('ui:vocab.dealKind.ordinary_licence')).first(), 'a non-exclusive licence leaves the listing on the market').toBeVisible();
  });

  await test.step('recorded, it is active and its royalty periods are open', async () => {
    await makeMove(office, deal, 'en', 'file_recordal', {
      evidence: { recordal_no: `L-${mark}`, recorded_on: today() }, file: { name: 'recordal.pdf', mimeType: 'application/pdf', buffer: pdf(`Recordal ${mark}`) },
    });
    await expectState(company, deal, 'en', 'active');
    const periods = company.getByRole('table', { name: t('deal:royalty.caption') });
    await expect(periods.getByRole('row').nth(1)).toContainText(t('deal:royalty.waiting'));
    await expect.poll(async () => (await seller.get<DealResource>(`/deals/${deal}`)).payouts.map((p) => p.state), { timeout: 120_000 }).toEqual(['sent']);
    expect((await seller.get<DealResource>(`/deals/${deal}`)).state, 'a royalty runs: the deal stays open').toBe('active');
  });
});

test('a contribution for shares: valued, signed, registered, closed without money', async ({ open, request }) => {
  test.setTimeout(600_000);
  const [seller, buyer] = [await apiAs(request, 'officer'), await apiAs(request, 'rival')];
  const VALUE = 2_000_000;
  const { listing, number, mark } = await publishedListing(seller, await apiAs(request, 'operator'), org('jlu').nameZh, { deal_kinds: ['equity'], equity_valuation: cny(VALUE) });
  const company = await open('rival', { locale: 'en' });
  const office = await open('officer', { locale: 'en' });
  const operator = await open('operator', { locale: 'en' });
  let deal = '';

  await test.step('the company offers a share for the patent; the office accepts', async () => {
    await go(company, `/listings/${listing}/offer`);
    await field(company, 'en', 'offer:form.valuation').fill(String(VALUE));
    await field(company, 'en', 'offer:form.share').fill('12.5');
    await company.getByRole('button', { name: t('offer:form.sendEquity', { amount: yuan(VALUE) }), exact: true }).click();
    await expect(company).toHaveURL(/\/offers\/off/);
    await go(office, new URL(company.url()).pathname);
    await confirmed(office, office.getByRole('button', { name: t('offer:detail.acceptEquity', { amount: yuan(VALUE) }), exact: true }).first());
    await expect(office).toHaveURL(/\/deals\/dea/);
    deal = new URL(office.url()).pathname.split('/').at(-1)!;
    await expect(office.getByRole('main')).toContainText(t('deal:money.noCash', { value: yuan(VALUE), share: '12.5\u202f%' }));
  });

  await test.step('a valuation below the contribution does not pass, one at its value does', async () => {
    await declare(deal, seller, buyer);
    const report = { report_no: `V-${mark}`, valuer: 'Fictitious Appraisers', valued_on: addDays(today(), -40), valid_until: addDays(today(), 300) };
    await fileGate(office, deal, 'en', 'G9', { ...report, value: String(VALUE - 100_000) });
    await expect(office.getByText(t('deal:why.valuation_below_contribution')).first()).toBeVisible();
    await fileGate(office, deal, 'en', 'G9', { ...report, value: String(VALUE) });
    await expect(office.getByText(t('deal:why.valuation_below_contribution'))).toHaveCount(0);
  });

  await test.step('both sign; nothing is to be paid', async () => {
    await signByApi(seller, deal);
    await signByApi(buyer, deal);
    await expectState(company, deal, 'en', 'signed');
    await go(company, `/deals/${deal}/pay`);
    await expect(company.getByRole('main')).toContainText(t('deal:pay.notDue'));
  });

  await test.step('registered and confirmed, the deal closes by itself', async () => {
    await makeMove(office, deal, 'en', 'file_certificate', {
      evidence: { certificate_no: `C-${mark}`, registered_on: addDays(today(), -1), company_registration_no: `G-${mark}` },
      file: { name: 'certificate.pdf', mimeType: 'application/pdf', buffer: pdf(`Certificate ${mark}`) },
    });
    await expectState(office, deal, 'en', 'certified');
    await makeMove(operator, deal, 'en', 'confirm_registration', { asks: true });
    await expectState(company, deal, 'en', 'closed', 180_000);
    await expect.poll(async () => (await seller.get<{ owner: { name: { en: string } } }>(`/patents/${encodeURIComponent(number)}`)).owner.name.en, { timeout: 90_000 }).toBe(org('lumen').nameEn);
    await go(company, `/patents/${encodeURIComponent(number)}`);
    await expect(company.getByRole('main')).toContainText(org('lumen').nameEn);
  });
});

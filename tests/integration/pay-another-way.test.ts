import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#app/core/ids.ts';
import { closeCheckout } from '#app/modules/payments/close-checkout.server.ts';
import { startCheckout } from '#app/modules/payments/start-checkout.server.ts';
import { submitBankSlip } from '#app/modules/payments/submit-bank-slip.server.ts';
import { files } from '#db/schema/platform.ts';
import { withTx } from '#db/tx.ts';
import { paying } from '#tests/fixtures/paying.ts';
import { PaymentWorld, platform } from '#tests/fixtures/payments.ts';

/** A card that does not go through does not stand in the way of a bank transfer. */
let w: PaymentWorld;
const quiet = async () => { await w.delivered(); await w.work(); };
const { row } = paying(() => w, quiet);
beforeAll(async () => { w = await PaymentWorld.start(); });
afterAll(async () => { await w.stop(); });

const begun = async () => {
  const deal = await w.deal();
  const { payment } = await startCheckout(w.deps, deal.buyerScope, { dealId: deal.id, milestone: 'price', currency: 'CNY', amount: deal.price, description: 'x', locale: 'en' });
  await quiet();
  const slip = newId('file');
  await withTx(w.db, platform, (tx) => tx.insert(files).values({ id: slip, orgId: deal.buyer.id, name: 'slip.pdf', mime: 'application/pdf', size: 3, sha256: 'x', key: slip, createdBy: deal.buyerScope.userId }));
  const byBank = () => submitBankSlip(w.deps, deal.buyerScope, deal.id, { milestone: 'price', amount: { currency: 'CNY', amount: deal.price }, slip_file_id: slip });
  return { deal, payment, byBank };
};

it('closes the card page that was left open, and takes the slip', async () => {
  const { deal, payment, byBank } = await begun();
  await expect(byBank()).rejects.toMatchObject({ code: 'conflict' });
  await expect(closeCheckout(w.deps, deal.sellerScope, deal.id, 'price')).resolves.toBe(0);
  expect(await closeCheckout(w.deps, deal.buyerScope, deal.id, 'price')).toBe(1);
  expect((await row(payment.id)).status).toBe('expired');
  expect(await byBank()).toMatchObject({ rail: 'bank', status: 'pending' });
});

it('counts as paid what was paid there meanwhile: no second payment is taken', async () => {
  const { deal, payment, byBank } = await begun();
  await w.pay((await row(payment.id)).checkout_id);
  await closeCheckout(w.deps, deal.buyerScope, deal.id, 'price');
  expect((await row(payment.id)).status).toBe('settled');
  await expect(byBank()).rejects.toMatchObject({ code: 'conflict' });
});

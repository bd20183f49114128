import { redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { AppError, fieldError } from '#app/core/errors.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { uploadBankSlip } from '#app/modules/deals/bank-slip.server.ts';
import { CARD_RAIL_CAP } from '#app/modules/deals/card-rail-cap.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import { payDeal } from '#app/modules/deals/pay-deal.server.ts';
import { amountDue } from '#app/modules/deals/rules.ts';
import { listPayments } from '#app/modules/payments/list-payments.server.ts';
import { PayPage } from '#app/ui/deal/pay-page.tsx';
import { fileOf, readForm } from './form.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['deal', 'offer'] };

const Params = z.object({ id: zId('deal') });
const Search = z.object({ payment: zId('payment').optional().catch(undefined), outcome: z.enum(['done', 'cancelled']).optional().catch(undefined) });

export const loader = defineLoader({ access: 'deal.read', params: Params, search: Search }, async ({ params, search, scope, services }) => {
  const deal = await getDeal(services, scope, params.id);
  const { items } = await listPayments(services, scope, params.id, { limit: 20 });
  const payment = items.find((p) => p.id === search.payment);
  return {
    deal, due: amountDue(deal), cap: CARD_RAIL_CAP, mode: services.stripe.mode, payments: items,
    returned: payment ? { payment, outcome: search.outcome ?? null } : null,
  };
});

const amount = z.number({ error: 'invalid_amount' }).int().positive();
const PayForm = z.discriminatedUnion('intent', [z.object({ intent: z.literal('card'), amount }), z.object({ intent: z.literal('bank'), amount })]);

export const action = defineAction({ access: { card: 'deal.pay', bank: 'deal.pay' }, params: Params, form: PayForm, read: readForm }, async (ask, input) => {
  const { params, scope, services, locale, t } = ask;
  const deal = await getDeal(services, scope, params.id);
  // The button named a sum: another one is never charged by it.
  if (amountDue(deal)?.amount !== input.amount) throw new AppError('state_changed', { deal: deal.id, version: deal.version });
  const words = { locale, describe: (number: string) => `${t('deal:pay.title')} · ${number}` };
  if (input.intent === 'card') {
    const payment = await payDeal(services, scope, deal.id, { rail: 'stripe' }, words);
    // Without an address the provider did not answer: the payment is kept, and the page says so and offers the link later.
    return redirect(payment.checkout_url ?? `${paths.dealPay(deal.id)}?payment=${payment.id}`);
  }
  const slip = await fileOf(ask);
  if (!slip) throw fieldError('file', 'required');
  const { slip_file_id } = await uploadBankSlip(services, scope, deal.id, slip);
  await payDeal(services, scope, deal.id, { rail: 'bank', slip_file_id }, words);
  return redirect(paths.dealPay(deal.id));
});

export default function Pay() {
  return <PayPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

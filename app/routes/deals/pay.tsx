import { redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { AppError, fieldError } from '#app/core/errors.ts';
import { parseMoney, type Money } from '#app/core/money.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { uploadBankSlip } from '#app/modules/deals/bank-slip.server.ts';
import { CARD_RAIL_CAP, CARD_RAIL_FLOOR } from '#app/modules/deals/card-rail-cap.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import { payDeal } from '#app/modules/deals/pay-deal.server.ts';
import { closeCheckout } from '#app/modules/payments/close-checkout.server.ts';
import { listPayments } from '#app/modules/payments/list-payments.server.ts';
import { PayPage } from '#app/ui/deal/pay-page.tsx';
import { amountInWords, supervisedAccount } from './bank-details.server.ts';
import { fileOf, readForm } from './form.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['deal', 'offer'] };

const Params = z.object({ id: zId('deal') });
const Search = z.object({ obligation: zId('obligation').optional().catch(undefined), payment: zId('payment').optional().catch(undefined), outcome: z.enum(['done', 'cancelled']).optional().catch(undefined) });

export const loader = defineLoader({ access: 'deal.read', params: Params, search: Search }, async ({ params, search, scope, services }) => {
  const deal = await getDeal(services, scope, params.id);
  const { items } = await listPayments(services, scope, params.id, { limit: 20 });
  const payment = items.find((p) => p.id === search.payment);
  const own = deal.obligations.filter((o) => o.mine);
  const asked = search.obligation ? own.find((o) => o.id === search.obligation) : payment ? own.find((o) => o.code === payment.milestone) : own.find((o) => o.due);
  return {
    deal, obligation: asked ?? null, cap: CARD_RAIL_CAP, floor: asked?.due ? CARD_RAIL_FLOOR[asked.due.currency] : 0, account: supervisedAccount(services), words: asked?.due ? amountInWords(asked.due) : null, mode: services.stripe.mode, payments: items,
    returned: payment ? { payment, outcome: search.outcome ?? null } : null,
  };
});

const amount = z.number({ error: 'invalid_amount' }).int().positive();
const which = { amount, obligation_id: zId('obligation') };
const PayForm = z.discriminatedUnion('intent', [z.object({ intent: z.literal('card'), ...which }), z.object({ intent: z.literal('bank'), ...which, part: z.string().max(40).default('') })]);

export const action = defineAction({ access: { card: 'deal.pay', bank: 'deal.pay' }, params: Params, form: PayForm, read: readForm }, async (ask, input) => {
  const { params, scope, services, locale, t } = ask;
  const deal = await getDeal(services, scope, params.id);
  const obligation = deal.obligations.find((o) => o.id === input.obligation_id && o.mine);
  if (!obligation) throw new AppError('not_found', { obligation: input.obligation_id });
  // The button named a sum: another one is never charged by it.
  if (obligation.due?.amount !== input.amount) throw new AppError('state_changed', { deal: deal.id, version: deal.version });
  const words = { locale, describe: (number: string) => `${t('deal:pay.title')} · ${number}` };
  if (input.intent === 'card') {
    const payment = await payDeal(services, scope, deal.id, { rail: 'stripe', obligation_id: obligation.id }, words);
    // Without an address the provider did not answer: the payment is kept, and the page says so and offers the link later.
    return redirect(payment.checkout_url ?? `${paths.dealPay(deal.id, obligation.id)}&payment=${payment.id}`);
  }
  const part = input.part.trim() ? readPart(input.part, obligation.due) : null;
  const slip = await fileOf(ask);
  if (!slip) throw fieldError('file', 'required');
  // A card page that was left open is closed first: paid there meanwhile, the sum is paid.
  await closeCheckout(services, scope, deal.id, obligation.code);
  const { slip_file_id } = await uploadBankSlip(services, scope, deal.id, slip);
  await payDeal(services, scope, deal.id, { rail: 'bank', slip_file_id, obligation_id: obligation.id, ...(part ? { amount: part } : {}) }, words);
  return redirect(paths.dealPay(deal.id, obligation.id));
});

/** The part of the sum that was sent, as typed. */
function readPart(typed: string, due: Money): Money {
  try {
    const part = parseMoney(typed, due.currency);
    if (part.amount > 0 && part.amount <= due.amount) return part;
  } catch { /* said below */ }
  throw fieldError('part', 'invalid_part');
}

export default function Pay() {
  return <PayPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

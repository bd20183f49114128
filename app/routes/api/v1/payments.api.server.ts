import { z } from 'zod';
import { zId, zPage } from '#app/core/contract.ts';
import { fieldError } from '#app/core/errors.ts';
import { defineApi } from '#app/http/api/define-api.server.ts';
import { readMultipart } from '#app/http/upload.server.ts';
import { openBankAdvice, uploadBankAdvice } from '#app/modules/deals/bank-advice.server.ts';
import { openBankSlip, uploadBankSlip } from '#app/modules/deals/bank-slip.server.ts';
import { payDeal, zPayDeal } from '#app/modules/deals/pay-deal.server.ts';
import { requirePart } from '#app/modules/deals/require-part.server.ts';
import { DOCUMENT_MAX_BYTES } from '#app/modules/documents/sniff.ts';
import { confirmBankPayout, confirmBankRefund } from '#app/modules/payments/confirm-bank-payout.server.ts';
import { confirmBankReceipt, rejectBankPayment } from '#app/modules/payments/confirm-bank-receipt.server.ts';
import { zBankOrder, zBankOrderResource, zBankReceipt, zConfirmBankOrder, zPayment, zPaymentList, zPayout, zPayoutList, zRejectBankOrder, zRejectBankPayment } from '#app/modules/payments/contract.ts';
import { getPayment } from '#app/modules/payments/get-payment.server.ts';
import { listPayments, listPayouts } from '#app/modules/payments/list-payments.server.ts';
import { recordBankPayout, recordBankRefund } from '#app/modules/payments/record-bank-order.server.ts';
import { recordBankReceipt } from '#app/modules/payments/record-bank-receipt.server.ts';
import { rejectBankOrder } from '#app/modules/payments/reject-bank-order.server.ts';
import { downloadOf } from './download.server.ts';

const DealParams = z.object({ id: zId('deal') });
const PaymentParams = z.object({ id: zId('payment') });
const OrderParams = z.object({ id: zId('bankOrder') });
const tag = 'Payments';

export const paymentsApi = [
  defineApi({
    method: 'get', path: '/deals/{id}/payments', tag, access: 'deal.read', summary: 'Payments of a deal, newest first.', params: DealParams, query: zPage, response: zPaymentList,
  }, ({ params, query, scope, services }) => listPayments(services, scope, params.id, query)),
  defineApi({
    method: 'post', path: '/deals/{id}/payments', tag, access: 'deal.pay', status: 201,
    summary: 'Pay what is due. `stripe`: open `checkout_url` in a browser. `bank`: hand in the slip of your transfer; two operators confirm it.', params: DealParams, body: zPayDeal, response: zPayment,
  }, ({ params, body, scope, services, locale, t }) => payDeal(services, scope, params.id, body, { locale, describe: (number) => `${t('deal:pay.title')} · ${number}` })),
  defineApi({
    method: 'post', path: '/deals/{id}/bank-slips', tag, access: 'deal.pay', status: 201, summary: 'Upload the bank’s slip of a transfer; its `slip_file_id` goes into the payment.',
    params: DealParams, multipart: { file: 'file', fields: {} }, response: z.object({ slip_file_id: zId('file'), name: z.string(), sha256: z.string(), size: z.int() }),
  }, async ({ request, params, scope, services }) => {
    await requirePart(services, scope, params.id);
    const form = await readMultipart(request, services.files, { fileField: 'file', maxBytes: DOCUMENT_MAX_BYTES });
    if (!form.file) throw fieldError('file', 'required');
    return uploadBankSlip(services, scope, params.id, { fileName: form.file.name, bytes: (await services.files.read(form.file.key)) as unknown as AsyncIterable<Uint8Array> });
  }),
  defineApi({
    method: 'get', path: '/deals/{id}/payouts', tag, access: 'deal.read', summary: 'Money on its way to the payees of a released deal: your own, or all for the operator.', params: DealParams, response: zPayoutList,
  }, ({ params, scope, services }) => listPayouts(services, scope, params.id)),
  defineApi({
    method: 'get', path: '/payments/{id}', tag, access: 'deal.read', summary: 'One payment: state, where to pay, what went wrong.', params: PaymentParams, response: zPayment,
  }, ({ params, scope, services }) => getPayment(services, scope, params.id)),
  defineApi({
    method: 'get', path: '/payments/{id}/slip', tag, access: 'deal.read', summary: 'The slip of a bank payment, for its payer and the operator.', params: PaymentParams, produces: 'application/octet-stream',
  }, async ({ params, scope, services }) => downloadOf(await openBankSlip(services, scope, params.id))),
  defineApi({
    method: 'post', path: '/payments/{id}/record', tag, access: 'operator.ledger', summary: 'First operator: what the account statement says about a bank payment.', params: PaymentParams, body: zBankReceipt, response: zPayment,
  }, ({ params, body, scope, services }) => recordBankReceipt(services, scope, params.id, body)),
  defineApi({
    method: 'post', path: '/payments/{id}/confirm', tag, access: 'operator.ledger', summary: 'Second operator: the same again, unseen; then the money counts.', params: PaymentParams, body: zBankReceipt, response: zPayment,
  }, ({ params, body, scope, services }) => confirmBankReceipt(services, scope, params.id, body)),
  defineApi({
    method: 'post', path: '/payments/{id}/reject', tag, access: 'operator.ledger', summary: 'Turn a bank payment away, with a reason; the payer may start another.', params: PaymentParams, body: zRejectBankPayment, response: zPayment,
  }, ({ params, body, scope, services }) => rejectBankPayment(services, scope, params.id, body)),
  defineApi({
    method: 'post', path: '/bank-advices', tag, access: 'operator.ledger', status: 201, summary: 'Upload the bank’s advice of a transfer you sent; its `advice_file_id` goes into the record.',
    multipart: { file: 'file', fields: {} }, response: z.object({ advice_file_id: zId('file'), name: z.string(), sha256: z.string(), size: z.int() }),
  }, async ({ request, scope, services }) => {
    const form = await readMultipart(request, services.files, { fileField: 'file', maxBytes: DOCUMENT_MAX_BYTES });
    if (!form.file) throw fieldError('file', 'required');
    return uploadBankAdvice(services, scope, { fileName: form.file.name, bytes: (await services.files.read(form.file.key)) as unknown as AsyncIterable<Uint8Array> });
  }),
  defineApi({
    method: 'get', path: '/bank-orders/{id}/advice', tag, access: 'operator.ledger', summary: 'The bank’s advice of a recorded transfer.', params: OrderParams, produces: 'application/octet-stream',
  }, async ({ params, scope, services }) => downloadOf(await openBankAdvice(services, scope, params.id))),
  defineApi({
    method: 'post', path: '/bank-orders/{id}/reject', tag, access: 'operator.ledger', summary: 'Turn a recorded transfer away, or take back your own; it can be recorded again.', params: OrderParams, body: zRejectBankOrder, response: zBankOrderResource,
  }, ({ params, body, scope, services }) => rejectBankOrder(services, scope, params.id, body)),
  defineApi({
    method: 'post', path: '/payouts/{id}/record', tag, access: 'operator.ledger', status: 201, summary: 'First operator: a payee was paid by bank transfer.', params: z.object({ id: zId('payout') }), body: zBankOrder, response: zBankOrderResource,
  }, ({ params, body, scope, services }) => recordBankPayout(services, scope, params.id, body)),
  defineApi({
    method: 'post', path: '/payouts/{id}/confirm', tag, access: 'operator.ledger', summary: 'Second operator: confirms the recorded transfer; then the payout counts as sent.', params: z.object({ id: zId('payout') }), body: zConfirmBankOrder, response: zPayout,
  }, ({ params, body, scope, services }) => confirmBankPayout(services, scope, params.id, body)),
  defineApi({
    method: 'post', path: '/refunds/{id}/record', tag, access: 'operator.ledger', status: 201, summary: 'First operator: a payer was refunded by bank transfer. The id is that of the open command in the reconciliation.', params: z.object({ id: zId('command') }), body: zBankOrder, response: zBankOrderResource,
  }, ({ params, body, scope, services }) => recordBankRefund(services, scope, params.id, body)),
  defineApi({
    method: 'post', path: '/refunds/{id}/confirm', tag, access: 'operator.ledger', summary: 'Second operator: confirms the recorded refund; then it counts as returned.', params: z.object({ id: zId('command') }), body: zConfirmBankOrder, response: zPayment,
  }, ({ params, body, scope, services }) => confirmBankRefund(services, scope, params.id, body)),
];

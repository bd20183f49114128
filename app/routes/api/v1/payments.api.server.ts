import { z } from 'zod';
import { zId, zPage } from '#app/core/contract.ts';
import { fieldError } from '#app/core/errors.ts';
import { defineApi } from '#app/http/api/define-api.server.ts';
import { readMultipart } from '#app/http/upload.server.ts';
import { openBankSlip, uploadBankSlip } from '#app/modules/deals/bank-slip.server.ts';
import { payDeal, zPayDeal } from '#app/modules/deals/pay-deal.server.ts';
import { requirePart } from '#app/modules/deals/require-part.server.ts';
import { DOCUMENT_MAX_BYTES } from '#app/modules/documents/sniff.ts';
import { confirmBankPayout, confirmBankRefund } from '#app/modules/payments/confirm-bank-payout.server.ts';
import { confirmBankReceipt, rejectBankPayment } from '#app/modules/payments/confirm-bank-receipt.server.ts';
import { zBankReceipt, zBankSent, zPayment, zPaymentList, zPayout, zPayoutList, zRejectBankPayment } from '#app/modules/payments/contract.ts';
import { getPayment } from '#app/modules/payments/get-payment.server.ts';
import { listPayments, listPayouts } from '#app/modules/payments/list-payments.server.ts';
import { recordBankReceipt } from '#app/modules/payments/record-bank-receipt.server.ts';
import { downloadOf } from './download.server.ts';

const DealParams = z.object({ id: zId('deal') });
const PaymentParams = z.object({ id: zId('payment') });
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
    method: 'post', path: '/payouts/{id}/confirm', tag, access: 'operator.ledger', summary: 'A payee was paid by bank transfer.', params: z.object({ id: zId('payout') }), body: zBankSent, response: zPayout,
  }, ({ params, body, scope, services }) => confirmBankPayout(services, scope, params.id, body)),
  defineApi({
    method: 'post', path: '/refunds/{id}/confirm', tag, access: 'operator.ledger', summary: 'A payer was refunded by bank transfer. The id is that of the open command in the reconciliation.', params: z.object({ id: zId('command') }), body: zBankSent, response: zPayment,
  }, ({ params, body, scope, services }) => confirmBankRefund(services, scope, params.id, body)),
];

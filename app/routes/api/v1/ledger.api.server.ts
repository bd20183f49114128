import { z } from 'zod';
import { defineApi } from '#app/http/api/define-api.server.ts';
import { zAccountQuery, zAccountStatement, zTrialBalance } from '#app/modules/operations/contract.ts';
import { readAccount, readTrialBalance } from '#app/modules/operations/ledger.server.ts';
import { zReconciliation } from '#app/modules/payments/contract.ts';
import { reconciliation } from '#app/modules/payments/reconcile.server.ts';

const tag = 'Ledger';

export const ledgerApi = [
  defineApi({
    method: 'get', path: '/ledger/trial-balance', tag, access: 'operator.ledger', summary: 'Every account with its balance; per currency debits equal credits.', response: zTrialBalance,
  }, ({ scope, services }) => readTrialBalance(services, scope)),
  defineApi({
    method: 'get', path: '/ledger/accounts/{code}', tag, access: 'operator.ledger', summary: 'One account with its latest entries.', params: z.object({ code: z.string().min(3).max(120) }), query: zAccountQuery, response: zAccountStatement,
  }, ({ params, query, scope, services }) => readAccount(services, scope, params.code, query)),
  defineApi({
    method: 'get', path: '/reconciliation', tag, access: 'operator.ledger', summary: 'Our books beside the payment provider’s: differences, open commands, waiting payouts.', query: z.object({ days: z.coerce.number().int().min(1).max(90).default(30) }), response: zReconciliation,
  }, ({ query, scope, services }) => reconciliation(services, scope, query)),
];

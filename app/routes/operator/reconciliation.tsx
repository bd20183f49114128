import { useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { AppError } from '#app/core/errors.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { zCloseMoneyIncident } from '#app/modules/payments/contract.ts';
import { closeMoneyIncident, readIncidents } from '#app/modules/payments/money-incident.server.ts';
import { reconciliation } from '#app/modules/payments/reconcile.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { ReconciliationPage } from '#app/ui/operator/reconciliation-page.tsx';

export const handle: ShellHandle = { texts: ['deal', 'operator'], shell: { width: 'wide' } };

/** The report, or null while the provider is away: the page then says so instead of failing. */
export const loader = defineLoader({ access: 'operator.ledger', search: z.object({ days: z.coerce.number().int().min(1).max(90).catch(30) }) }, async ({ search, scope, services }) => {
  const report = await reconciliation(services, scope, { days: search.days }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'payment_unavailable') return null;
    throw error;
  });
  return { report, incidents: report?.incidents ?? await readIncidents(services, scope), days: search.days };
});

export const action = defineAction({ access: { close_incident: 'operator.ledger' }, form: zCloseMoneyIncident.extend({ intent: z.literal('close_incident') }) }, async ({ scope, services }, input) => {
  await closeMoneyIncident(services, scope, input);
  return { intent: input.intent };
});

export default function OperatorReconciliation() {
  return <ReconciliationPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

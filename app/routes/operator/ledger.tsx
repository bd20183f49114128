import { useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { readTrialBalance, verifyLedger } from '#app/modules/operations/ledger.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { LedgerPage } from '#app/ui/operator/ledger-page.tsx';

export const handle: ShellHandle = { texts: ['deal', 'operator'], shell: { width: 'wide' } };

export const loader = defineLoader({ access: 'operator.ledger', search: z.object({ zero: z.literal('1').optional().catch(undefined) }) }, async ({ search, scope, services }) => ({
  balance: await readTrialBalance(services, scope), zero: search.zero === '1',
}));

export const action = defineAction({ access: { verify: 'operator.ledger' }, form: z.object({ intent: z.literal('verify') }) }, async ({ scope, services }) => ({ intent: 'verify', problems: await verifyLedger(services, scope) }));

export default function OperatorLedger() {
  return <LedgerPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

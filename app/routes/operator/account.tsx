import { useLoaderData } from 'react-router';
import { z } from 'zod';
import { defineLoader } from '#app/http/define.server.ts';
import { zAccountQuery } from '#app/modules/operations/contract.ts';
import { readAccount } from '#app/modules/operations/ledger.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { AccountPage } from '#app/ui/operator/ledger-page.tsx';

export const handle: ShellHandle = { texts: ['deal', 'operator'], shell: { width: 'wide' } };

export const loader = defineLoader({ access: 'operator.ledger', params: z.object({ code: z.string().min(3).max(120) }), search: zAccountQuery.extend({ at: zAccountQuery.shape.at.catch(undefined) }) }, async ({ params, search, scope, services }) => ({
  statement: await readAccount(services, scope, params.code, search), at: search.at ?? null, by: search.by,
}));

export default function OperatorAccount() {
  return <AccountPage {...useLoaderData<typeof loader>()} />;
}

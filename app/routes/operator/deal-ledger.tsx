import { useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { dealLedger } from '#app/modules/deals/deal-ledger.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { DealLedgerPage } from '#app/ui/operator/ledger-page.tsx';

export const handle: ShellHandle = { texts: ['deal', 'operator'], shell: { width: 'wide' } };

export const loader = defineLoader({ access: 'operator.ledger', params: z.object({ id: zId('deal') }) }, async ({ params, scope, services }) => ({ ledger: await dealLedger(services, scope, params.id) }));

export default function OperatorDealLedger() {
  return <DealLedgerPage {...useLoaderData<typeof loader>()} />;
}

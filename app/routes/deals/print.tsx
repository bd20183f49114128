import { useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { dealEvents } from '#app/modules/deals/deal-events.server.ts';
import { dealLedger } from '#app/modules/deals/deal-ledger.server.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import { PrintPage } from '#app/ui/deal/print-page.tsx';
import type { ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['deal', 'offer'], shell: { bare: true } };

/** For the parties and the operator; a broker has no whole record to print (`forbidden`). */
export const loader = defineLoader({ access: 'deal.read', params: z.object({ id: zId('deal') }) }, async ({ params, scope, services }) => {
  const [deal, events, ledger] = await Promise.all([getDeal(services, scope, params.id), dealEvents(services, scope, params.id), dealLedger(services, scope, params.id)]);
  return { deal, events, ledger, before: events.items.findLast((e) => e.accepted && e.to === deal.state && e.from !== e.to)?.from ?? null, now: services.clock.now().toISOString() };
});

export default function Print() {
  return <PrintPage {...useLoaderData<typeof loader>()} />;
}

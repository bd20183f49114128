import { useLoaderData } from 'react-router';
import { z } from 'zod';
import { defineLoader } from '#app/http/define.server.ts';
import { listValuations } from '#app/modules/valuation/get-valuation.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { HistoryPage } from '#app/ui/valuation/history-page.tsx';
import { patentHead } from './patent.server.ts';

export const handle: ShellHandle = { texts: ['valuation'] };

const Query = z.object({ cursor: z.string().max(400).optional().catch(undefined) });

export const loader = defineLoader({ access: 'patent.read', params: z.object({ number: z.string().min(3).max(64) }), search: Query }, async ({ params, search, scope, services }) => {
  const { head } = await patentHead(services, scope, params.number);
  return { patent: head, ...(await listValuations(services, scope, { patent_number: head.number, limit: 20, cursor: search.cursor })) };
});

export default function History() {
  return <HistoryPage data={useLoaderData<typeof loader>()} />;
}

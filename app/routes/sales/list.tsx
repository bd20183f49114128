import { useLoaderData } from 'react-router';
import { z } from 'zod';
import { defineLoader } from '#app/http/define.server.ts';
import { listSales } from '#app/modules/sales/get-sale.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { SalesPage } from '#app/ui/sale/sales-page.tsx';

export const handle: ShellHandle = { texts: ['sale'], shell: { width: 'wide' } };
const Search = z.object({ phase: z.enum(['open', 'announced', 'closed']).catch('open').default('open'), cursor: z.string().optional() });

export const loader = defineLoader({ access: 'public', search: Search }, async ({ search, services }) => ({
  phase: search.phase, ...(await listSales(services, { phase: search.phase, limit: 30, ...(search.cursor ? { cursor: search.cursor } : {}) })),
}));

export default function Sales() {
  return <SalesPage {...useLoaderData<typeof loader>()} />;
}

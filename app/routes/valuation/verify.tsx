import { useLoaderData } from 'react-router';
import { z } from 'zod';
import { defineLoader } from '#app/http/define.server.ts';
import { verifyReport } from '#app/modules/valuation/verify-report.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { VerifyPage } from '#app/ui/valuation/verify-page.tsx';

export const handle: ShellHandle = { texts: ['valuation'] };

const Query = z.object({ number: z.string().trim().max(64).catch('') });

export const loader = defineLoader({ access: 'public', params: z.object({ hash: z.string().max(128) }), search: Query }, async ({ params, search, services }) => {
  const hash = params.hash.toLowerCase();
  return { hash, number: search.number ?? '', result: await verifyReport(services, hash, search.number || null) };
});

/** Nothing here is for search engines. */
export const meta = () => [{ name: 'robots', content: 'noindex' }];

export default function Verify() {
  return <VerifyPage data={useLoaderData<typeof loader>()} />;
}

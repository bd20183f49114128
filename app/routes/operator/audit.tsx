import { useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { listDeals } from '#app/modules/deals/list-deals.server.ts';
import { zVerifyChain } from '#app/modules/operations/contract.ts';
import { verifyAuditChain } from '#app/modules/operations/verify-chain.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { AuditPage } from '#app/ui/operator/audit-page.tsx';

export const handle: ShellHandle = { texts: ['deal', 'operator'], shell: { width: 'wide' } };

export const loader = defineLoader({ access: 'audit.read', search: z.object({ subject: z.string().max(64).default('') }) }, async ({ search, scope, services }) => {
  const { items } = await listDeals(services, scope, { limit: 10 });
  return { subject: search.subject, recent: items.map((d) => ({ id: d.id, title: { zh: d.patent_title_zh || d.patent_number, en: d.patent_title_en || d.patent_number }, state: d.state, at: d.opened_at })) };
});

export const action = defineAction({ access: 'audit.read', form: zVerifyChain }, async ({ scope, services }, input) => ({ report: await verifyAuditChain(services, scope, input) }));

export default function OperatorAudit() {
  return <AuditPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

import { redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { zApprovalForm } from '#app/modules/approvals/contract.ts';
import { listApprovals } from '#app/modules/approvals/list-approvals.server.ts';
import { refuseApproval, withdrawApproval } from '#app/modules/approvals/refuse-approval.server.ts';
import { approve } from '#app/modules/deals/decide-approval.server.ts';
import { saleActs } from '#app/modules/sales/approved.server.ts';
import { renewApproval } from '#app/modules/deals/renew-approval.server.ts';
import { ApprovalsPage } from '#app/ui/approval/approvals-page.tsx';
import type { ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['approval', 'deal', 'operator'], shell: { width: 'wide' } };

const Search = z.object({ item: zId('approval').optional().catch(undefined), done: z.enum(['approve', 'refuse', 'withdraw', 'renew']).optional().catch(undefined) });

export const loader = defineLoader({ access: 'deal.read', search: Search }, async ({ search, scope, services }) => {
  const [open, ended] = await Promise.all([listApprovals(services, scope, { state: 'open' }), listApprovals(services, scope, { state: 'ended' })]);
  // The latest ten, and those nobody answered in time: they may have to be asked anew.
  return { open: open.items, ended: ended.items.filter((a, i) => i < 10 || (scope.kind === 'operator' && a.state === 'expired')), item: search.item, done: search.done, operator: scope.kind === 'operator' };
});

/** The page asks for reading; each kind and act asks for its own permission beyond, because what may be approved is what may be done. */
const ACCESS = { approve: 'deal.read', refuse: 'deal.read', withdraw: 'deal.read', renew: 'deal.read' } as const;

export const action = defineAction({ access: ACCESS, form: zApprovalForm }, async ({ scope, services, locale, t }, input) => {
  switch (input.intent) {
    case 'approve': {
      const words = { locale, describe: (number: string) => `${t('deal:pay.title')} · ${number}` };
      const done = await approve(services, scope, input.approval_id, input, words, saleActs(services, scope, words));
      if (typeof done.what.sale === 'string') return redirect(paths.sale(done.what.sale));
      if (done.act === 'deal.pay') return redirect(paths.dealPay(done.deal_id!, done.subject.id));
      break;
    }
    case 'refuse': await refuseApproval(services, scope, input.approval_id, input); break;
    case 'withdraw': await withdrawApproval(services, scope, input.approval_id); break;
    case 'renew': await renewApproval(services, scope, input.approval_id); break;
  }
  return redirect(paths.approvals({ done: input.intent }));
});

export default function Approvals() {
  return <ApprovalsPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { translator } from '#app/i18n/server.ts';
import { defineApi } from '#app/http/api/define-api.server.ts';
import { zApproval, zApprovalList, zApprove, zListApprovals, zRefuse } from '#app/modules/approvals/contract.ts';
import { getApproval, listApprovals } from '#app/modules/approvals/list-approvals.server.ts';
import { refuseApproval, withdrawApproval } from '#app/modules/approvals/refuse-approval.server.ts';
import { approve } from '#app/modules/deals/decide-approval.server.ts';
import { saleActs } from '#app/modules/sales/approved.server.ts';
import { renewApproval } from '#app/modules/deals/renew-approval.server.ts';

const Params = z.object({ id: zId('approval') });
const tag = 'Approvals';

/** What takes two persons: the first asks by doing the act, the second approves exactly that. */
export const approvalsApi = [
  defineApi({ method: 'get', path: '/approvals', tag, access: 'deal.read', summary: 'What waits for a second person, of the platform or of your organisation; with `state=ended` what became of the latest.', query: zListApprovals, response: zApprovalList },
    ({ query, scope, services }) => listApprovals(services, scope, query)),
  defineApi({ method: 'get', path: '/approvals/{id}', tag, access: 'deal.read', summary: 'One approval: exactly what is approved, its hash, who asked, and until when.', params: Params, response: zApproval }, ({ params, scope, services }) => getApproval(services, scope, params.id)),
  defineApi({
    method: 'post', path: '/approvals/{id}/approve', tag, access: 'deal.read', summary: 'Second person: approve what was read (by its hash), and by that do it. The permission is that of the act.', params: Params, body: zApprove, response: zApproval,
  }, ({ params, body, scope, services, locale }) => {
    const t = translator(locale);
    const words = { locale, describe: (number: string) => `${t('deal:pay.title')} · ${number}` };
    return approve(services, scope, params.id, body, words, saleActs(services, scope, words));
  }),
  defineApi({ method: 'post', path: '/approvals/{id}/refuse', tag, access: 'deal.read', summary: 'Second person: refuse with a reason, which the first is told.', params: Params, body: zRefuse, response: zApproval }, ({ params, body, scope, services }) => refuseApproval(services, scope, params.id, body)),
  defineApi({ method: 'post', path: '/approvals/{id}/withdraw', tag, access: 'deal.read', summary: 'First person: take your own request back.', params: Params, response: zApproval }, ({ params, scope, services }) => withdrawApproval(services, scope, params.id)),
  defineApi({ method: 'post', path: '/approvals/{id}/renew', tag, access: 'operator.review', summary: 'First person: ask anew for what waits still, after its time ran out or the ground changed.', params: Params, response: zApproval }, ({ params, scope, services }) => renewApproval(services, scope, params.id)),
];

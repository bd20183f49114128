import { redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { transition } from '#app/modules/deals/transition.server.ts';
import { QUEUE_VIEWS, type QueueView } from '#app/modules/operations/contract.ts';
import { secondFactorOff } from '#app/modules/identity/second-factor-rule.ts';
import { listQueue } from '#app/modules/operations/list-queue.server.ts';
import { queueDetail } from '#app/modules/operations/queue-item.server.ts';
import { recheckMoney } from '#app/modules/operations/recheck-money.server.ts';
import { retryEffects } from '#app/modules/operations/retry-effects.server.ts';
import { verifyOrganisation } from '#app/modules/operations/verify-organisation.server.ts';
import { confirmBankPayout, confirmBankRefund } from '#app/modules/payments/confirm-bank-payout.server.ts';
import { confirmBankReceipt, rejectBankPayment } from '#app/modules/payments/confirm-bank-receipt.server.ts';
import { recordBankReceipt } from '#app/modules/payments/record-bank-receipt.server.ts';
import { SecondFactorOff } from '#app/ui/account/second-factor-off.tsx';
import type { ShellHandle } from '#app/ui/index.ts';
import { QUEUE_INTENTS, zQueueForm } from '#app/ui/operator/queue-forms.ts';
import { QueuePage } from '#app/ui/operator/queue-page.tsx';

export const handle: ShellHandle = { texts: ['deal', 'operator', 'security'], shell: { width: 'wide' } };

const Search = z.object({
  view: z.enum(Object.keys(QUEUE_VIEWS) as [QueueView, ...QueueView[]]).optional().catch(undefined),
  item: z.string().max(200).optional().catch(undefined),
  done: z.enum(QUEUE_INTENTS).optional().catch(undefined),
});

/** The queue, and the item the address names or else the oldest, with its evidence. */
export const loader = defineLoader({ access: 'operator.review', search: Search }, async ({ search, scope, services }) => {
  const queue = await listQueue(services, scope, { view: search.view });
  const named = queue.items.find((i) => i.key === search.item);
  const selected = named ?? queue.items[0] ?? null;
  return {
    queue, view: search.view, selected, detail: selected ? await queueDetail(services, scope, selected) : null, opened: named !== undefined,
    gone: search.item !== undefined && !named, done: search.done ?? null, secondFactorOff: secondFactorOff(services.env), now: services.clock.now().toISOString(),
  };
});

export const action = defineAction({ access: 'operator.review', search: Search, form: zQueueForm }, async ({ search, scope, services }, input) => {
  switch (input.intent) {
    case 'move':
      await transition(services, scope, { dealId: input.deal_id, name: input.name, version: input.version, reason: input.reason });
      break;
    case 'review':
      await transition(services, scope, { dealId: input.deal_id, name: 'provide_evidence', version: input.version, evidence: { gate: 'G10', review: input.verdict, note: input.note } });
      break;
    case 'record': await recordBankReceipt(services, scope, input.payment_id, input); break;
    case 'confirm': await confirmBankReceipt(services, scope, input.payment_id, input); break;
    case 'reject': await rejectBankPayment(services, scope, input.payment_id, input); break;
    case 'payout': await confirmBankPayout(services, scope, input.payout_id, input); break;
    case 'refund': await confirmBankRefund(services, scope, input.command_id, input); break;
    case 'retry': await retryEffects(services, scope, input); break;
    case 'verify': await verifyOrganisation(services, scope, input); break;
    case 'recheck': await recheckMoney(services, scope, { what: input.what, id: input.id }); break;
  }
  return redirect(`${paths.operator()}?${new URLSearchParams({ ...(search.view ? { view: search.view } : {}), done: input.intent }).toString()}`);
});

export default function OperatorQueue() {
  const { secondFactorOff: off, ...data } = useLoaderData<typeof loader>();
  return <div className="jz-stack"><SecondFactorOff off={off} /><div><QueuePage {...data} answer={useActionData<typeof action>()} /></div></div>;
}

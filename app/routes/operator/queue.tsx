import { redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { fieldError } from '#app/core/errors.ts';
import type { Scope } from '#app/core/scope.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import type { Services } from '#app/http/services.server.ts';
import { uploadBankAdvice } from '#app/modules/deals/bank-advice.server.ts';
import { intentsOf, isMoveIntent, moveOf, QUEUE_MOVES } from '#app/modules/deals/moves.ts';
import { transition } from '#app/modules/deals/transition.server.ts';
import { QUEUE_VIEWS, type QueueView } from '#app/modules/operations/contract.ts';
import { secondFactorOff } from '#app/modules/identity/second-factor-rule.ts';
import { listQueue } from '#app/modules/operations/list-queue.server.ts';
import { queueDetail } from '#app/modules/operations/queue-item.server.ts';
import { recheckMoney } from '#app/modules/operations/recheck-money.server.ts';
import { resolveIncident } from '#app/modules/operations/resolve-incident.server.ts';
import { retryEffects } from '#app/modules/operations/retry-effects.server.ts';
import { decideName, decideVerification } from '#app/modules/operations/verify-organisation.server.ts';
import { decideClaim, decideProof } from '#app/modules/patents/decide-ownership.server.ts';
import { confirmBankPayout, confirmBankRefund } from '#app/modules/payments/confirm-bank-payout.server.ts';
import { confirmBankReceipt, rejectBankPayment } from '#app/modules/payments/confirm-bank-receipt.server.ts';
import { recordBankPayout, recordBankRefund } from '#app/modules/payments/record-bank-order.server.ts';
import { recordBankReceipt } from '#app/modules/payments/record-bank-receipt.server.ts';
import { rejectBankOrder } from '#app/modules/payments/reject-bank-order.server.ts';
import { SecondFactorOff } from '#app/ui/account/second-factor-off.tsx';
import type { ShellHandle } from '#app/ui/index.ts';
import { QUEUE_DECISIONS, QUEUE_INTENTS, zQueueMove } from '#app/ui/operator/queue-forms.ts';
import { QueuePage } from '#app/ui/operator/queue-page.tsx';
import { fileOf, readForm } from '../deals/form.server.ts';

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

const zQueueForm = z.discriminatedUnion('intent', [zQueueMove.extend({ intent: z.enum(intentsOf(QUEUE_MOVES)) }), ...QUEUE_DECISIONS]);

/** Each move asks what its edge asks; what touches money is the ledger's. */
const ACCESS = {
  ...QUEUE_MOVES, review: 'operator.review', retry: 'operator.review', resolve: 'operator.review',
  verify: 'operator.review', name: 'operator.review', proof: 'operator.review', claim: 'operator.review',
  record: 'operator.ledger', confirm: 'operator.ledger', reject: 'operator.ledger', payout: 'operator.ledger', refund: 'operator.ledger', confirm_sent: 'operator.ledger', reject_sent: 'operator.ledger', recheck: 'operator.ledger',
} as const;

/** Keeps the bank's advice that came with the form; the record names it. */
async function adviceOf(ask: { request: Request; services: Services; scope: Scope }): Promise<string> {
  const file = await fileOf(ask);
  if (!file) throw fieldError('file', 'required');
  return (await uploadBankAdvice(ask.services, ask.scope, file)).advice_file_id;
}

export const action = defineAction({ access: ACCESS, search: Search, form: zQueueForm, read: readForm }, async (ask, input) => {
  const { search, scope, services } = ask;
  if (isMoveIntent(input)) {
    await transition(services, scope, { dealId: input.deal_id, name: moveOf(input.intent), version: input.version, reason: input.reason, ...(input.to ? { evidence: { to: input.to } } : {}) });
    return back(search.view, 'move');
  }
  switch (input.intent) {
    case 'review':
      await transition(services, scope, { dealId: input.deal_id, name: 'provide_evidence', version: input.version, evidence: { gate: 'G10', review: input.verdict, note: input.note } });
      break;
    case 'record': await recordBankReceipt(services, scope, input.payment_id, input); break;
    case 'confirm': await confirmBankReceipt(services, scope, input.payment_id, input); break;
    case 'reject': await rejectBankPayment(services, scope, input.payment_id, input); break;
    case 'payout': await recordBankPayout(services, scope, input.payout_id, { ...input, advice_file_id: await adviceOf(ask) }); break;
    case 'refund': await recordBankRefund(services, scope, input.command_id, { ...input, advice_file_id: await adviceOf(ask) }); break;
    case 'confirm_sent':
      if (input.subject.startsWith('pyo_')) await confirmBankPayout(services, scope, input.subject, input);
      else await confirmBankRefund(services, scope, input.subject, input);
      break;
    case 'reject_sent': await rejectBankOrder(services, scope, input.order_id, input); break;
    case 'retry': await retryEffects(services, scope, input); break;
    case 'resolve': await resolveIncident(services, scope, input); break;
    case 'verify': await decideVerification(services, scope, input); break;
    case 'name': await decideName(services, scope, input); break;
    case 'proof': await decideProof(services, scope, input); break;
    case 'claim': await decideClaim(services, scope, input); break;
    case 'recheck': await recheckMoney(services, scope, { what: input.what, id: input.id }); break;
  }
  return back(search.view, input.intent);
});

const back = (view: string | undefined, done: string) => redirect(`${paths.operator()}?${new URLSearchParams({ ...(view ? { view } : {}), done }).toString()}`);

export default function OperatorQueue() {
  const { secondFactorOff: off, ...data } = useLoaderData<typeof loader>();
  return <div className="jz-stack"><SecondFactorOff off={off} /><div><QueuePage {...data} answer={useActionData<typeof action>()} /></div></div>;
}

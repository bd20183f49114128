import { cancelIntent } from './charging.ts';
import { expireSession } from './resources/checkout-sessions.ts';
import { completePayout } from './resources/payouts.ts';
import { completeRefund, failRefund } from './resources/refunds.ts';
import { providerId } from './ids.ts';
import type { Cause, Sandbox, Task } from './types.ts';

const BY_ITSELF: Cause = { requestId: null, key: null };

function runTask(sandbox: Sandbox, task: Task): void {
  const context = { sandbox, scope: task.scope, cause: BY_ITSELF };
  if (task.kind === 'payout_paid') {
    const payout = sandbox.store.find('payout', task.ref);
    if (payout?.status === 'pending') completePayout(context, payout);
    return;
  }
  const refund = sandbox.store.find('refund', task.ref);
  if (!refund) return;
  if (task.kind === 'refund_fails') {
    if (refund.status === 'succeeded' || refund.status === 'pending') failRefund(context, refund);
  } else if (refund.status === 'pending') {
    completeRefund(context, refund);
  }
}

/**
 * Everything that happens by itself once its virtual time has come: refunds and payouts that finish, authorisations
 * that run out after seven days, sessions nobody paid. Safe to call at any time.
 */
export function tick(sandbox: Sandbox): void {
  const { store, clock } = sandbox;
  const now = clock.seconds();
  for (const task of store
    .all('task')
    .filter((entry) => entry.at <= now)
    .sort((a, b) => a.at - b.at)) {
    store.remove('task', task.id);
    runTask(sandbox, task);
  }
  for (const facts of store.all('charge_facts')) {
    if (facts.authorizedUntil === null || facts.authorizedUntil > now) continue;
    const charge = store.find('charge', facts.id);
    const intent = charge && store.find('payment_intent', charge.payment_intent as string);
    const scope = store.scopeOf('charge_facts', facts.id)!;
    if (intent?.status === 'requires_capture') cancelIntent({ sandbox, scope, cause: BY_ITSELF }, intent, 'automatic');
  }
  for (const session of store.all('session')) {
    if (session.status === 'open' && session.expires_at <= now) {
      expireSession({ sandbox, scope: store.scopeOf('session', session.id)!, cause: BY_ITSELF }, session);
    }
  }
}

export function newTask(kind: Task['kind'], ref: string, scope: string, at: number): Task {
  return { id: providerId('task'), kind, ref, scope, at };
}

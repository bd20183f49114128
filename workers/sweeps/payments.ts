import { expirePendings } from '#app/modules/payments/ledger/pending.server.ts';
import { markAccounts } from '#app/modules/payments/mark-accounts.server.ts';
import { runReconciler } from '#app/modules/payments/run-reconciler.server.ts';
import { fillInbox, redriveCommands, redrivePayouts, rereadPayments, rereadRefunds } from '#app/modules/payments/sweep-payments.server.ts';
import type { Sweep } from './run.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** What keeps payments honest when a webhook, an answer or a worker was lost. */
export const paymentSweeps: readonly Sweep[] = [
  { name: 'payments.commands', everyMs: 30 * SECOND, run: async (s) => { await redriveCommands(s); } },
  { name: 'payments.open', everyMs: MINUTE, run: async (s) => { await rereadPayments(s); } },
  { name: 'payments.marks', everyMs: MINUTE, run: async (s, signal) => { await markAccounts(s, signal); } },
  { name: 'payments.payouts', everyMs: MINUTE, run: async (s) => { await redrivePayouts(s); } },
  { name: 'payments.refunds', everyMs: 5 * MINUTE, run: async (s) => { await rereadRefunds(s); } },
  { name: 'payments.inbox', everyMs: 10 * MINUTE, run: async (s) => { await fillInbox(s); } },
  { name: 'payments.reconcile', everyMs: 15 * MINUTE, run: async (s) => { await runReconciler(s); } },
  { name: 'ledger.expire', everyMs: MINUTE, run: async (s) => { await expirePendings(s.db, s.clock.now()); } },
];

import { fillInbox, redriveCommands, redrivePayouts, rereadPayments, rereadRefunds } from '#app/modules/payments/sweep-payments.server.ts';
import type { Sweep } from './run.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** What keeps payments honest when a webhook, an answer or a worker was lost. */
export const paymentSweeps: readonly Sweep[] = [
  { name: 'payments.commands', everyMs: 30 * SECOND, run: async (s) => { await redriveCommands(s); } },
  { name: 'payments.open', everyMs: MINUTE, run: async (s) => { await rereadPayments(s); } },
  { name: 'payments.payouts', everyMs: MINUTE, run: async (s) => { await redrivePayouts(s); } },
  { name: 'payments.refunds', everyMs: 5 * MINUTE, run: async (s) => { await rereadRefunds(s); } },
  { name: 'payments.inbox', everyMs: 10 * MINUTE, run: async (s) => { await fillInbox(s); } },
];

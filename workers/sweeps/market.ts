import { expireApprovals } from '#app/modules/approvals/expire-approvals.server.ts';
import { advanceBrokerage, remindBrokerage, sweepBrokerage } from '#app/modules/brokerage/move-brokerage.server.ts';
import { advanceWaitingDeals, markDeadlines, remindOfDeadlines } from '#app/modules/deals/sweep-deals.server.ts';
import { sweepOwed } from '#app/modules/deals/sweep-owed.server.ts';
import { advanceServices, remindServices, sweepServices } from '#app/modules/services/move-service.server.ts';
import { remindEvents, sweepEvents } from '#app/modules/events/event-subject.server.ts';
import { sweepOwnership } from '#app/modules/listings/sweep-ownership.server.ts';
import { suspendDeadListings } from '#app/modules/listings/verify-live.server.ts';
import { expireOffers } from '#app/modules/offers/expire-offers.server.ts';
import { sweepVerifications } from '#app/modules/orgs/sweep-verifications.server.ts';
import { sweepJudgements } from '#app/modules/patents/judge.server.ts';
import { mergeDuplicates } from '#app/modules/patents/merge-patents.server.ts';
import { sweepRegister } from '#app/modules/patents/prove-by-register.server.ts';
import { drain } from './drain.ts';
import type { Sweep } from './run.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What time itself does on the market: offers run out, deadlines pass, rights end. */
export const marketSweeps: readonly Sweep[] = [
  { name: 'offers.expire', everyMs: MINUTE, run: async (s, signal) => { await drain(signal, 200, (batch) => expireOffers(s, batch)); } },
  { name: 'approvals.expire', everyMs: MINUTE, run: async (s, signal) => { await drain(signal, 100, (batch) => expireApprovals(s, batch)); } },
  { name: 'deals.deadlines', everyMs: MINUTE, run: async (s, signal) => { await markDeadlines({ ...s, signal }); } },
  { name: 'deals.reminders', everyMs: 10 * MINUTE, run: async (s, signal) => { await remindOfDeadlines({ ...s, signal }); } },
  { name: 'deals.waiting', everyMs: 5 * MINUTE, run: async (s, signal) => { await advanceWaitingDeals({ ...s, signal }); } },
  { name: 'deals.owed', everyMs: 10 * MINUTE, run: async (s, signal) => { await sweepOwed({ db: s.db, signal }); } },
  { name: 'brokerage.clocks', everyMs: MINUTE, run: async (s, signal) => { await sweepBrokerage({ ...s, signal }); } },
  { name: 'brokerage.reminders', everyMs: 10 * MINUTE, run: async (s, signal) => { await remindBrokerage({ ...s, signal }); await advanceBrokerage({ ...s, signal }); } },
  { name: 'services.clocks', everyMs: MINUTE, run: async (s, signal) => { await sweepServices({ ...s, signal }); } },
  { name: 'services.reminders', everyMs: 10 * MINUTE, run: async (s, signal) => { await remindServices({ ...s, signal }); await advanceServices({ ...s, signal }); } },
  { name: 'events.clocks', everyMs: MINUTE, run: async (s, signal) => { await sweepEvents({ ...s, signal }); } },
  { name: 'events.reminders', everyMs: 10 * MINUTE, run: async (s, signal) => { await remindEvents({ ...s, signal }); } },
  { name: 'orgs.verifications', everyMs: HOUR, run: async (s, signal) => { await sweepVerifications(s, signal); } },
  { name: 'ownership.register', everyMs: 10 * MINUTE, run: async (s, signal) => { await sweepRegister(s, signal); } },
  { name: 'ownership.keys', everyMs: HOUR, run: async (s, signal) => { await sweepOwnership(s, signal); } },
  { name: 'library.judgements', everyMs: MINUTE, run: async (s, signal) => { await sweepJudgements(s, signal); } },
  { name: 'library.duplicates', everyMs: HOUR, run: async (s, signal) => { await mergeDuplicates(s, signal); } },
  { name: 'listings.live', everyMs: HOUR, run: async (s, signal) => { await suspendDeadListings(s, signal); } },
];

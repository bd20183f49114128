import { advanceWaitingDeals, markDeadlines, remindOfDeadlines } from '#app/modules/deals/sweep-deals.server.ts';
import { sweepOwnership } from '#app/modules/listings/sweep-ownership.server.ts';
import { suspendDeadListings } from '#app/modules/listings/verify-live.server.ts';
import { expireOffers } from '#app/modules/offers/expire-offers.server.ts';
import { sweepVerifications } from '#app/modules/orgs/sweep-verifications.server.ts';
import { sweepRegister } from '#app/modules/patents/prove-by-register.server.ts';
import type { Sweep } from './run.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What time itself does on the market: offers run out, deadlines pass, rights end. */
export const marketSweeps: readonly Sweep[] = [
  { name: 'offers.expire', everyMs: MINUTE, run: async (s) => { await expireOffers(s); } },
  { name: 'deals.deadlines', everyMs: MINUTE, run: async (s) => { await markDeadlines(s); } },
  { name: 'deals.reminders', everyMs: 10 * MINUTE, run: async (s) => { await remindOfDeadlines(s); } },
  { name: 'deals.waiting', everyMs: 5 * MINUTE, run: async (s) => { await advanceWaitingDeals(s); } },
  { name: 'orgs.verifications', everyMs: HOUR, run: async (s) => { await sweepVerifications(s); } },
  { name: 'ownership.register', everyMs: 10 * MINUTE, run: async (s) => { await sweepRegister(s); } },
  { name: 'ownership.keys', everyMs: HOUR, run: async (s) => { await sweepOwnership(s); } },
  { name: 'listings.live', everyMs: HOUR, run: async (s) => { await suspendDeadListings(s); } },
];

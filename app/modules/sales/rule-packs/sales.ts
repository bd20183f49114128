import { defineRulePack } from '#app/core/rule-pack.ts';

/** The published rules of competitive bidding. A sale keeps the version it was announced under. */
export const salePack = defineRulePack({
  subject: 'sales', jurisdiction: '*', version: '2026.2', effectiveFrom: '2026-01-01',
  values: {
    /** Hours from the announcement to the opening, at least: seven days where an auction house runs it. */
    noticeHours: { value: 24, source: 'platform rule', verified: true },
    auctionNoticeHours: { value: 168, source: 'Auction Law (2015) 45: notice seven days before', verified: true },
    /** Longest time from the announcement to the opening, and from the opening to the announced end, days. */
    longestDays: { value: 90, source: 'platform rule', verified: true },
    /** Shortest time a sale is open, minutes. */
    shortestMinutes: { value: 10, source: 'platform rule', verified: true },
    /** Soft close: a bid in the last minutes moves the end to so long after it, at most so much past the announced end. */
    softMinutes: { value: 5, source: 'platform rule', verified: true },
    capMinutes: { value: 120, source: 'platform rule', verified: true },
    /** An opening later than this is put off by `putOffMinutes`, not run late. */
    lateSeconds: { value: 120, source: 'platform rule', verified: true },
    /** How long ago an outage may have begun when it is recorded, days. */
    outageDays: { value: 7, source: 'platform rule', verified: true },
    putOffMinutes: { value: 30, source: 'platform rule', verified: true },
    /** A deposit is at most this part of the start price, basis points. */
    depositMaxBps: { value: 2_000, source: 'platform rule, after the 20 % the Civil Code (586) allows for earnest money', verified: true },
    /** Sealed: days the holders of the keys have to open after the close. */
    openingDays: { value: 7, source: 'platform rule', verified: true },
    /** Sealed: bidders a sale takes, and bids one of them may send; the last one counts. */
    sealedBidders: { value: 300, source: 'platform rule', verified: true },
    sealedMost: { value: 50, source: 'platform rule', verified: true },
    /** Days a winner has to object once it was proposed that the deposit is forfeited. */
    objectionDays: { value: 7, source: 'platform rule, after Order 116: facts, reasons and an easy appeal', verified: false },
  },
});

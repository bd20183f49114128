import { defineRulePack, packOn } from '#app/core/rule-pack.ts';

const TERMS = 'Platform terms of service, schedule of fees and periods';

/** What binds brokers and those they act for. */
export const cnBrokerage = defineRulePack({
  subject: 'brokerage', jurisdiction: 'CN', version: '2026.1', effectiveFrom: '2026-01-01',
  values: {
    /** Days a proposed mandate waits for its principal's answer, and an introduction for both consents. */
    mandateAnswerDays: { value: 14, source: TERMS, verified: true },
    introductionAnswerDays: { value: 30, source: TERMS, verified: true },
    maxMandateMonths: { value: 36, source: TERMS, verified: true },
    maxTailMonths: { value: 24, source: TERMS, verified: true },
    maxFeeBps: { value: 2_000, source: TERMS, verified: true },
    /** How long a broker may claim a fee it was deprived of. */
    claimMonths: { value: 36, source: 'Civil Code art. 188: three years from the day the right and the debtor are known', verified: true },
    claimAnswerDays: { value: 15, source: TERMS, verified: true },
    /** Days in which a fee that was decided to be due is paid. */
    feeDueDays: { value: 30, source: TERMS, verified: true },
  },
});

export const brokeragePackOn = (day: string) => packOn([cnBrokerage], 'CN', day);
export type BrokeragePack = typeof cnBrokerage;

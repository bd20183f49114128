import { defineRulePack } from '#app/core/rule-pack.ts';

/** How long a check of an organisation's identity counts, and for how long somebody who left still ties two organisations together. */
export const verificationPack = defineRulePack({
  subject: 'org-verification', jurisdiction: '*', version: '2026.1', effectiveFrom: '2026-01-01',
  values: {
    /** Months from the decision to the day it must have been renewed. */
    validMonths: { value: 12, source: 'platform rule: E-Commerce Law 27 asks for regular checks of who trades, without naming a period', verified: true },
    /** Days before that day on which renewal is asked for. */
    renewDays: { value: 30, source: 'platform rule', verified: true },
    /** Months for which a person who has left an organisation still counts as common to two. */
    commonMemberMonths: { value: 12, source: 'platform rule, after the twelve months listing rules look back for related persons', verified: true },
  },
});

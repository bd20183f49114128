import { defineRulePack, packOn } from '#app/core/rule-pack.ts';

const TERMS = 'Platform terms of service, schedule of fees and periods';

/** Periods of service cases, and the clocks of the offices some of them work towards. */
export const cnServices = defineRulePack({
  subject: 'services', jurisdiction: 'CN', version: '2026.1', effectiveFrom: '2026-09-01',
  values: {
    paymentDays: { value: 15, source: TERMS, verified: true },
    acceptanceDays: { value: 15, source: TERMS, verified: true },
    remedyDays: { value: 15, source: TERMS, verified: true },
    ratingDays: { value: 30, source: TERMS, verified: true },
    /** Days in which a state unit, or a large firm, pays a small one at the latest; the platform's own periods are shorter. */
    smallFirmStateDays: { value: 30, source: 'Regulations on payments to small and medium firms (2025 revision): at most 60 if agreed', verified: true },
    smallFirmLargeDays: { value: 60, source: 'Regulations on payments to small and medium firms (2025 revision)', verified: true },
    smallFirmLateBpsADay: { value: 5, source: 'Regulations on payments to small and medium firms (2025 revision): 0.05 % a day where nothing was agreed', verified: true },
    /** Fast lanes: days to the first action on an invention, months of re-examination and invalidation. */
    fastInventionFirstDays: { value: 45, source: 'CNIPA Order 85, in force 2026-09-01', verified: true },
    fastReexaminationMonths: { value: 7, source: 'CNIPA Order 85, in force 2026-09-01', verified: true },
    fastInvalidationMonths: { value: 5, source: 'CNIPA Order 85, in force 2026-09-01 (designs: 4)', verified: true },
    /** Registration of technology contracts, working days: ordinary, and with experts (5,000,000 CNY and more, or disputed). */
    contractRegistrationDays: { value: 15, source: 'Measures on technology-contract registration (MIIT, in force 2026-03-01); days by the draft', verified: false },
    contractRegistrationExpertDays: { value: 30, source: 'Measures on technology-contract registration (MIIT, in force 2026-03-01); days by the draft', verified: false },
  },
});
export const servicePackOn = (day: string) => packOn([cnServices], 'CN', day);

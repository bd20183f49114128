import { defineRulePack } from '#app/core/rule-pack.ts';

/** How fresh evidence of ownership must be, and how long what was public before has to bring it. */
export const ownershipPack = defineRulePack({
  subject: 'patent-ownership', jurisdiction: '*', version: '2026.1', effectiveFrom: '2026-01-01',
  values: {
    /** Oldest extract that is taken, in days before it is handed in. */
    extractMaxDays: { value: 90, source: 'platform rule: three times the thirty days a deal asks of its extract (gate G1)', verified: true },
    /** Days after which a trusted register is asked again about a proven patent. */
    renewAfterDays: { value: 7, source: 'platform rule: well within the thirty days a deal asks of its evidence (gate G1)', verified: true },
    /** Days a listing that was public without evidence stays so. */
    graceDays: { value: 30, source: 'platform rule', verified: true },
  },
});

import { z } from 'zod';
import { zDay, zMoney } from '#app/core/contract.ts';
import { addDays } from '#app/core/clock.ts';
import { defineGate, short, documentId } from './gate.ts';
import { cleared, open, none, newest, text } from './verdict.ts';

/** A valuation report where one is required, in date and not below the contribution. */
export const g9 = defineGate({
  code: 'G9', revision: 1, kinds: '*',
  filedBy: ['seller', 'buyer'],
  /** Period of the rule pack after which what was filed no longer serves. */
  expires: 'valuationYears',
  form: z.object({ gate: z.literal('G9'), report_no: short, valuer: short, valued_on: zDay, valid_until: zDay, value: zMoney, document_id: documentId }),
  clears: { valuation_missing: ['seller'], valuation_out_of_date: ['seller'], valuation_below_contribution: ['seller'] },
  rule(f) {
    const report = newest(f, 'G9');
    if (!report) return f.kind === 'equity' ? open('valuation_missing') : none('not_required');
    if (text(report, 'valid_until') < f.today || text(report, 'valued_on') > f.today) return open('valuation_out_of_date');
    if (text(report, 'valid_until') > addDays(text(report, 'valued_on'), 366 * f.pack.values.valuationYears.value)) return open('valuation_out_of_date');
    const value = report.data.value as { currency?: string; amount?: number } | undefined;
    if (f.kind === 'equity' && (value?.currency !== f.currency || (value?.amount ?? 0) < (f.valuationAmount ?? 0))) return open('valuation_below_contribution');
    return cleared('valued', report);
  },
});

import { defineGate } from './gate.ts';
import { cleared, open } from './verdict.ts';

/** The contract has its mandatory fields and no clause the law forbids. */
export const g11 = defineGate({
  code: 'G11', revision: 1, kinds: '*',
  rule(f) {
    if (f.lint === null) return open('contract_missing');
    if (f.lint.some((l) => l.code === 'illegal_clause')) return open('illegal_clause');
    return f.lint.length ? open('mandatory_field_missing') : cleared('contract_clean');
  },
});

import { describe, expect, it } from 'vitest';
import { earlierSteps, firstStepOf, type TakenStep } from './two-persons.ts';

const took = (move: string, by: string): TakenStep => ({ move, by, name: `name of ${by}`, at: '2026-11-30T00:00:00.000Z' });

describe('two persons', () => {
  it('refuses the second step of every pair to whoever took the first, and to nobody else', () => {
    for (const second of ['confirm_registration', 'confirm_handover', 'release', 'agree_cancel', 'end_dispute', 'override', 'confirm_receipt', 'confirm_payout', 'confirm_refund']) {
      expect(earlierSteps(second).length, second).toBeGreaterThan(0);
      for (const first of earlierSteps(second)) {
        expect(firstStepOf(second, 'a', [took(first, 'a')]), `${first} / ${second}`).toMatchObject({ move: first, name: 'name of a' });
        expect(firstStepOf(second, 'b', [took(first, 'a')])).toBeNull();
      }
    }
  });

  it('counts the platform itself as nobody, and leaves single steps alone', () => {
    expect(firstStepOf('release', null, [took('confirm_registration', 'a')])).toBeNull();
    expect(firstStepOf('propose_cancel', 'a', [took('confirm_registration', 'a')])).toBeNull();
  });
});

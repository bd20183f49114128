/**
 * Steps nobody takes both of. Title and money move by two steps, and the second is worth something only when another person takes
 * it. A person is an account: the same one acting for two organisations, from a page or with a token, stays the same person; the
 * platform's own steps (a webhook, a timer) are nobody's. Moves of a deal and acts of the payments room stand in one table.
 */
const EARLIER: Readonly<Record<string, readonly string[]>> = {
  // Deals. `override` stands here because it can put a deal where the step before was never taken.
  confirm_registration: ['file_certificate'],
  confirm_handover: ['file_handover'],
  release: ['file_certificate', 'file_handover', 'confirm_registration', 'confirm_handover', 'override'],
  agree_cancel: ['propose_cancel'],
  end_dispute: ['ask_refund'],
  override: ['ask_refund'],
  // Sales: who proposes that a winner's deposit is forfeited does not decide it.
  forfeit: ['propose_forfeit'],
  // Bank money: what one records, another confirms; whoever released a sum does not confirm that it was paid out.
  confirm_receipt: ['record_receipt'],
  confirm_payout: ['record_payout', 'release'],
  confirm_refund: ['record_refund'],
};

/** A step somebody took: its name, the account, the person's name, and when (RFC 3339). */
export interface TakenStep { move: string; by: string; name: string; at: string }

/** Steps another person must have taken before this one; empty for a step anybody may take alone. */
export function earlierSteps(move: string): readonly string[] {
  return EARLIER[move] ?? [];
}

/** Every step that counts as the first of a pair. */
export const FIRST_STEPS: readonly string[] = [...new Set(Object.values(EARLIER).flat())];

/** The earlier step of the pair this person took, if any: then somebody else has to take `move`. `taken` holds the latest of each. */
export function firstStepOf(move: string, person: string | null, taken: readonly TakenStep[]): TakenStep | null {
  if (person === null) return null;
  const earlier = earlierSteps(move);
  return taken.find((step) => step.by === person && earlier.includes(step.move)) ?? null;
}

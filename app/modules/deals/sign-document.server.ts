import type { Caller } from '#app/core/caller.ts';
import type { Scope } from '#app/core/scope.ts';
import type { SignDocumentInput, TransitionResult } from './contract.ts';
import { transition, type DealDeps } from './transition.server.ts';

/**
 * Signs the contract version that stands: the hash must be the one the signer read, and the text still the one it was taken of
 * (`content_altered`). Permission `deal.sign` and the approval limit bind. Kept with it: the account and its name, organisation and
 * capacity, the consent in the language it was read in, and where the request came from. With the second signature the platform
 * moves the deal on, as soon as the gates before the contract are cleared.
 */
export function signDocument(deps: DealDeps, scope: Scope, dealId: string, input: SignDocumentInput, from: { caller: Caller; idempotencyKey?: string }): Promise<TransitionResult> {
  return transition(deps, scope, { dealId, name: 'sign_contract', evidence: { ...input }, ...from });
}

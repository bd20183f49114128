import type { Scope } from '#app/core/scope.ts';
import type { SignDocumentInput, TransitionResult } from './contract.ts';
import { transition, type DealDeps } from './transition.server.ts';

/**
 * Signs the contract version that stands: the hash must be the one the signer read. Permission `deal.sign` and the approval
 * limit bind. With the second signature the platform moves the deal on, as soon as the gates before the contract are cleared.
 */
export function signDocument(deps: DealDeps, scope: Scope, dealId: string, input: SignDocumentInput, idempotencyKey?: string): Promise<TransitionResult> {
  return transition(deps, scope, { dealId, name: 'sign_contract', evidence: { ...input }, ...(idempotencyKey ? { idempotencyKey } : {}) });
}

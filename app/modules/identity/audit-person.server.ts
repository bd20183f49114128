import type { Scope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { asPlatform } from '#db/tx.ts';

/**
 * Records what happened to a person's account in a chain of their own: a person may belong to several organisations or to
 * none, and none of them is told of the others. Only the platform can read these chains.
 */
export async function auditPerson(tx: Tx, scope: Scope, event: { userId: string; action: `person.${string}`; data?: Record<string, unknown> }): Promise<void> {
  const note = (at: Tx) => audit(at, scope, { chain: `user:${event.userId}`, action: event.action, subject: event.userId, data: event.data });
  // Somebody else's chain is the platform's to write; the event still says who acted.
  if (scope.kind === 'system' || ('userId' in scope && scope.userId === event.userId)) await note(tx);
  else await asPlatform(tx, scope, 'note it with the person concerned', note);
}

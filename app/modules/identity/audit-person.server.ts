import type { Scope } from '#app/core/scope.ts';
import { audit, type AuditEvent } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';

/**
 * Records what happened to a person's account in a chain of their own: a person may belong to several organisations or to
 * none, and none of them is told of the others. Only the platform can read these chains.
 */
export async function auditPerson(tx: Tx, scope: Scope, event: { userId: string; action: `person.${string}`; data?: Record<string, unknown> }): Promise<void> {
  const chain = `user:${event.userId}` as unknown as AuditEvent['chain']; // the database takes any chain; the type lists those that members may read
  await audit(tx, scope, { chain, action: event.action, subject: event.userId, data: event.data });
}

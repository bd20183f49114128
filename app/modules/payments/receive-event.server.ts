import type { Clock } from '#app/core/clock.ts';
import { ProviderError, type PaymentProvider, type ProviderEvent } from '#app/platform/stripe/port.ts';
import type { Db, Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { providerEvents } from '#db/schema/payments.ts';
import { withTx } from '#db/tx.ts';
import { paymentsScope } from './deps.ts';

/** `reason`: `bad_signature`, `stale`, `future` or `odd_answer`. */
export type Receipt = { accepted: true; eventId: string; fresh: boolean } | { accepted: false; reason: string };

/**
 * The provider's webhook: checks the signature over the body exactly as received, puts the event into the inbox under its id,
 * and asks for it to be applied. Nothing else happens here, so the answer is quick and an event is never half applied. An
 * event told twice is one row. Types nobody knows are kept too. Throws only when the database cannot take it: the provider
 * then gets no 2xx and sends it again.
 */
export async function receiveEvent(deps: { db: Db; clock: Clock; stripe: PaymentProvider; webhookSecret: string }, rawBody: Uint8Array, signature: string | null): Promise<Receipt> {
  let event: ProviderEvent;
  try {
    event = deps.stripe.parseWebhook(rawBody, signature, deps.webhookSecret, deps.clock.now());
  } catch (error) {
    if (error instanceof ProviderError) return { accepted: false, reason: error.code };
    throw error;
  }
  const fresh = await withTx(deps.db, paymentsScope, (tx) => storeEvent(tx, event));
  return { accepted: true, eventId: event.id, fresh };
}

/** Puts an event into the inbox; false when it was there. */
export async function storeEvent(tx: Tx, event: ProviderEvent): Promise<boolean> {
  const stored = await tx.insert(providerEvents).values({ id: event.id, type: event.type, payload: event.raw }).onConflictDoNothing({ target: providerEvents.id }).returning({ id: providerEvents.id });
  if (stored.length === 0) return false;
  await emit(tx, 'provider.event', { eventId: event.id }, { key: event.id });
  return true;
}

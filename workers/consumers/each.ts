import type { Delivery } from '../dispatcher.ts';

/** Handles rows one by one, so that a row that fails is tried again alone and never holds up its neighbours. */
export async function eachAlone(deliveries: Delivery[], handle: (delivery: Delivery) => Promise<void>): Promise<{ failed: Map<number, string> }> {
  const failed = new Map<number, string>();
  for (const delivery of deliveries) {
    try {
      await handle(delivery);
    } catch (error) {
      failed.set(delivery.id, error instanceof Error ? `${error.name}: ${error.message}` : String(error));
    }
  }
  return { failed };
}

import type { ConsumerDefinition } from './dispatcher.ts';
import type { WorkerServices } from './services.ts';

/** Every consumer of the outbox. A consumer named in `core/events` and missing here fails a test. */
export function consumers(_services: WorkerServices): ConsumerDefinition[] {
  return [];
}

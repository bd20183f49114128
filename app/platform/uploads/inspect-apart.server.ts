import type { DocumentType } from '#app/core/upload-rules.ts';
import { requestStore } from '#app/platform/request-store.server.ts';
import type { HeavyPool } from '../heavy/pool.server.ts';
import { inspectDocument } from './inspect.ts';

export interface Inspected { type: DocumentType; bytes: Uint8Array }

let pool: HeavyPool | null = null;

/** From now on this process looks into documents in threads of heavy work (null: where it is asked). The web process says so at its start. */
export function inspectIn(heavy: HeavyPool | null): void { pool = heavy; }

/**
 * Judges a document (`inspectDocument`) away from the pages where this process has a pool for it: a file made for it costs a second. It
 * waits in the line of whoever sent the request. The bytes move to the thread and come back: the ones given are empty afterwards.
 * Throws what `inspectDocument` throws, and the pool's `busy` and `unavailable`.
 */
export async function inspectApart(bytes: Uint8Array<ArrayBuffer>): Promise<Inspected> {
  if (!pool) return inspectHere({ bytes });
  return pool.run<Inspected>('inspect_document', { bytes }, { tenant: requestStore.getStore()?.tenant ?? 'nobody' });
}

/** The task of the thread. */
export async function inspectHere({ bytes }: { bytes: Uint8Array<ArrayBuffer> }): Promise<Inspected> {
  return { type: await inspectDocument(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)), bytes };
}

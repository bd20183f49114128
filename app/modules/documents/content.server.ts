import { createHash } from 'node:crypto';
import { Transform, type Readable } from 'node:stream';
import { AppError } from '#app/core/errors.ts';
import type { FileStore } from '#app/platform/files.ts';
import type { Db } from '#db/client.ts';
import { reportIncident, type IncidentLog, type MetAt } from './report-incident.server.ts';

/** Hash of a text: hex SHA-256 over its UTF-8 bytes. */
export function hashOfText(text: string): string { return createHash('sha256').update(text, 'utf8').digest('hex'); }

interface Text { id: string; dealId: string; body: string | null; sha256: string }

/** Is the text still the one its hash was taken of? A document without a text of its own has nothing to compare here. */
export function textIntact(row: Pick<Text, 'body' | 'sha256'>): boolean {
  return row.body === null || hashOfText(row.body) === row.sha256;
}

/** Reports an altered text and throws `content_altered`; nothing of it is served. Must not run inside a transaction. */
export async function assertText(deps: { db: Db; log?: IncidentLog }, row: Text, metAt: MetAt): Promise<void> {
  if (textIntact(row)) return;
  await reportIncident(deps, { kind: 'content_differs', subject: row.id, dealId: row.dealId, orgId: null, expected: row.sha256, found: hashOfText(row.body!), metAt });
  throw new AppError('content_altered', { document: row.id });
}

/** A row of `files`, as far as its bytes are concerned. */
export interface FiledRow { id: string; orgId: string; dealId: string | null; key: string; sha256: string }

/** Hash of what the store holds under a key (hex SHA-256); null when nothing is there. */
export async function hashOfFile(files: Pick<FileStore, 'read'>, key: string): Promise<string | null> {
  const sha = createHash('sha256');
  try {
    for await (const chunk of await files.read(key) as unknown as AsyncIterable<Uint8Array>) sha.update(chunk);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
  return sha.digest('hex');
}

/**
 * The bytes of a filed document, after they have been read once and their hash was the recorded one. They are hashed again on the
 * way out: a file swapped in between ends the stream with an error before its last piece is sent. Throws `content_altered` for
 * other bytes and for a file that is gone; both are an incident.
 */
export async function openVerified(deps: { db: Db; files: Pick<FileStore, 'read'>; log?: IncidentLog }, row: FiledRow): Promise<Readable> {
  const incident = (found: string | null) => reportIncident(deps, {
    kind: found === null ? 'content_missing' : 'content_differs', subject: row.id, dealId: row.dealId, orgId: row.orgId, expected: row.sha256, found, metAt: 'download',
  });
  const found = await hashOfFile(deps.files, row.key);
  if (found !== row.sha256) {
    await incident(found);
    throw new AppError('content_altered', { file: row.id });
  }
  const source = await deps.files.read(row.key) as Readable;
  const out = source.pipe(lastPieceHeldBack(row.sha256, (other) => { incident(other).catch(() => {}); }));
  source.on('error', (error) => out.destroy(error));
  out.on('close', () => source.destroy());
  return out;
}

/** Passes pieces on one behind, so that the last leaves only when the whole has the right hash. */
function lastPieceHeldBack(sha256: string, differs: (found: string) => void): Transform {
  const sha = createHash('sha256');
  let held: Buffer | null = null;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sha.update(chunk);
      const ready = held;
      held = chunk;
      if (ready) done(null, ready); else done();
    },
    flush(done) {
      const found = sha.digest('hex');
      if (found === sha256) { done(null, held); return; }
      differs(found);
      done(new AppError('content_altered', { found }));
    },
  });
}

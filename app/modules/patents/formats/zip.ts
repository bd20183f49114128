import yauzl from 'yauzl';
import { fileError, type Limits } from './limits.ts';
import type { Chunks } from './result.ts';

export interface ZipEntry { name: string; packed: number; size: number }

/** A zip opened for reading by name. Nothing is written anywhere; entries are streamed under the caps. */
export interface Zip {
  entries: ZipEntry[];
  /** Streams one entry; throws `zip_bomb` when it unpacks to more than its share, `zip_broken` when it ends early. */
  open(name: string): Chunks;
  close(): void;
}

/** Opens a zip and lists it. Refused: more entries than allowed, encrypted entries, names that climb out of the archive. */
export async function openZip(path: string, limits: Limits): Promise<Zip> {
  const file = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true, decodeStrings: false }, (error, zip) => (error || !zip ? reject(broken(error)) : resolve(zip)));
  });
  const byName = new Map<string, yauzl.Entry>();
  try {
    if (file.entryCount > limits.entries) throw fileError('zip_too_many_entries', { entries: file.entryCount });
    await list(file, byName, limits);
  } catch (error) {
    file.close();
    throw error;
  }
  const spent = { bytes: 0 };
  return {
    entries: [...byName].map(([name, e]) => ({ name, packed: e.compressedSize, size: e.uncompressedSize })),
    open: (name) => stream(file, byName.get(name), name, limits, spent),
    close: () => file.close(),
  };
}

/** Chinese Windows writes names in its own encoding and says nothing; UTF-8 is tried first, because its bytes are hardly ever anything else. */
function entryName(entry: yauzl.Entry): string {
  const bytes = entry.fileName as unknown as Buffer;
  const decode = (label: string, fatal: boolean) => new TextDecoder(label, { fatal }).decode(bytes);
  let name: string;
  try { name = decode('utf-8', true); } catch { name = decode('gb18030', false); }
  return name.replaceAll('\\', '/');
}

function list(file: yauzl.ZipFile, byName: Map<string, yauzl.Entry>, limits: Limits): Promise<void> {
  return new Promise((resolve, reject) => {
    file.on('error', (error: Error) => reject(broken(error)));
    file.on('end', () => resolve());
    file.on('entry', (entry: yauzl.Entry) => {
      if (byName.size >= limits.entries) { reject(fileError('zip_too_many_entries', { entries: byName.size })); return; }
      const name = entryName(entry);
      const fault = yauzl.validateFileName(name);
      if (fault) { reject(broken(new Error(fault))); return; }
      if (entry.generalPurposeBitFlag & 1) { reject(fileError('encrypted', { entry: name.slice(0, 120) })); return; }
      if (!name.endsWith('/') && !byName.has(name)) byName.set(name, entry);
      file.readEntry();
    });
    file.readEntry();
  });
}

async function* stream(file: yauzl.ZipFile, entry: yauzl.Entry | undefined, name: string, limits: Limits, spent: { bytes: number }): AsyncGenerator<Uint8Array> {
  if (!entry) throw fileError('zip_broken', { entry: name.slice(0, 120) });
  // The directory's sizes are claims; they are checked first to refuse early and counted again while reading.
  const claimed = entry.uncompressedSize > 1024 * 1024 && entry.uncompressedSize / Math.max(1, entry.compressedSize) > limits.ratio;
  if (claimed || entry.uncompressedSize > limits.entryBytes) throw fileError('zip_bomb', { entry: name.slice(0, 120) });
  const readable = await new Promise<NodeJS.ReadableStream & { destroy(): void }>((resolve, reject) => {
    file.openReadStream(entry, (error, s) => (error || !s ? reject(broken(error)) : resolve(s)));
  });
  let bytes = 0;
  try {
    for await (const chunk of readable as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      spent.bytes += chunk.length;
      const ratio = bytes / Math.max(1, entry.compressedSize);
      if (bytes > limits.entryBytes || spent.bytes > limits.totalBytes || (bytes > 1024 * 1024 && ratio > limits.ratio)) throw fileError('zip_bomb', { entry: name.slice(0, 120) });
      yield chunk;
    }
  } catch (error) {
    throw broken(error);
  } finally {
    readable.destroy();
  }
}

/** Errors of the zip library and of inflate become one file error; our own pass through. */
function broken(error: unknown): Error {
  if (error instanceof Error && error.name === 'AppError') return error;
  return fileError('zip_broken', { message: error instanceof Error ? error.message.slice(0, 200) : 'unreadable' });
}

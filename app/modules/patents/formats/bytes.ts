import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import jschardet from 'jschardet';
import { fileError, type Limits } from './limits.ts';
import type { Chunks } from './result.ts';

/** Reading a file twice is cheap; holding it is not. Everything here works on 64 KiB pieces. Server only. */
const PIECE = 64 * 1024;

/** The file's bytes in pieces, after a check of its size. */
export async function* fileChunks(path: string, limits: Limits): AsyncGenerator<Uint8Array> {
  const { size } = await stat(path);
  if (size === 0) throw fileError('file_empty');
  if (size > limits.fileBytes) throw fileError('file_too_large', { bytes: size, max: limits.fileBytes });
  yield* createReadStream(path, { highWaterMark: PIECE }) as AsyncIterable<Buffer>;
}

/** The first bytes of a stream (at least one piece, at most `max`), for sniffing; the stream is closed. */
export async function head(chunks: Chunks, max: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= max) break;
  }
  return Buffer.concat(parts).subarray(0, max);
}

/** Decodes pieces with a `TextDecoder` label; a byte-order mark is dropped, wrong bytes become U+FFFD. */
export async function* decoded(chunks: Chunks, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    if (text) yield text;
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}

/**
 * Encoding of a text file, tried in order: byte-order mark, strict UTF-8 over the whole stream, statistics on a sample,
 * GB18030. The stream is read through once. Statistics are trusted only for encodings Chinese and Western offices use,
 * because Big5 and GB18030 accept each other's bytes.
 */
export async function textEncoding(chunks: Chunks): Promise<string> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let sample = Buffer.alloc(0);
  let isUtf8 = true;
  for await (const chunk of chunks) {
    if (sample.length < 4 * PIECE) sample = Buffer.concat([sample, chunk]).subarray(0, 4 * PIECE);
    const marked = sample.length >= 2 ? byMark(sample) : null;
    if (marked) return marked;
    if (isUtf8) {
      try { strict.decode(chunk, { stream: true }); } catch { isUtf8 = false; }
    } else if (sample.length >= 4 * PIECE) break;
  }
  if (isUtf8) {
    try { strict.decode(); return wideWithoutMark(sample) ?? 'utf-8'; } catch { /* the file ends inside a character */ }
  }
  return wideWithoutMark(sample) ?? byStatistics(sample);
}

/** Encoding by byte-order mark, or null. */
export function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark shows as zeros on every other byte of its ASCII part. */
function wideWithoutMark(sample: Buffer): string | null {
  const part = sample.subarray(0, 512);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < part.length; i++) if (part[i] === 0) { if (i % 2) odd += 1; else even += 1; }
  if (part.length < 8 || even + odd < part.length / 8) return null;
  return odd > even * 4 ? 'utf-16le' : even > odd * 4 ? 'utf-16be' : null;
}

/** What the detector calls an encoding → what `TextDecoder` calls it. */
const TRUSTED: Record<string, string> = {
  GB2312: 'gb18030', GB18030: 'gb18030', GBK: 'gb18030', BIG5: 'big5', SHIFT_JIS: 'shift_jis', 'EUC-JP': 'euc-jp', 'EUC-KR': 'euc-kr',
  'WINDOWS-1252': 'windows-1252', 'ISO-8859-1': 'windows-1252',
};

function byStatistics(sample: Buffer): string {
  const guess = jschardet.detect(sample.subarray(0, PIECE));
  const label = TRUSTED[(guess.encoding ?? '').toUpperCase()];
  return label && guess.confidence >= 0.9 ? label : 'gb18030';
}

import { writeReadableStreamToWritable } from '@react-router/node';
import type { Request as HttpRequest, Response as HttpResponse } from 'express';
import type { Socket } from 'node:net';

/** How long a refused sender has to notice the answer, ms, and how much of its rest is read meanwhile, bytes and pieces. */
const LINGER = { ms: 2_000, bytes: 1024 * 1024, pieces: 256 } as const;

/** Requests whose rest is not read at all: it comes in pieces that cost more than their bytes. */
const stopped = new WeakSet<HttpRequest>();

/** Was the body given up because of how it comes? Then nobody has to be asked what it says. */
export const isStopped = (req: HttpRequest): boolean => stopped.has(req);

/** Takes nothing more from the line of this request; it is closed after the answer. */
export function stopReading(req: HttpRequest): void {
  stopped.add(req);
  req.removeAllListeners('data');
  req.pause();
  // Not only the body, whose pieces are cut, and cost, before they get to it. `socket.pause` does not stop a socket the parser reads
  // from directly; its handle has no public name, and without it the rest is merely stopped one reading later.
  const handle = (req.socket as unknown as { _handle?: { reading?: boolean; readStop?: () => number } | null })._handle;
  if (handle?.readStop) {
    handle.reading = false;
    handle.readStop();
  }
}

/**
 * Readies the answer to a request whose body was not read to its end: the line is full of the rest, and the next request on it
 * would be lost. It is closed after the answer, gently: our side says goodbye, a little more is read and thrown away (closing a
 * socket with unread bytes resets it, and the answer is lost before it is seen), and what goes on sending is cut off.
 */
export function leaveUnread(req: HttpRequest, res: HttpResponse): void {
  if (req.complete || res.headersSent) return;
  res.set('connection', 'close');
  const { socket } = req;
  // Node ends a connection that will not be kept by this method once the answer is written.
  socket.destroySoon = () => linger(socket);
  if (stopped.has(req)) return;
  let bytes = 0;
  let pieces = 0;
  req.removeAllListeners('data');
  req.on('data', (piece: Buffer) => {
    bytes += piece.byteLength;
    pieces += 1;
    if (bytes > LINGER.bytes || pieces > LINGER.pieces) stopReading(req);
  });
  req.resume();
  req.read(0); // marks the rest as taken care of: else Node itself reads it to its end, however long
}

function linger(socket: Socket): void {
  if (socket.destroyed) return;
  socket.end();
  const timer = setTimeout(() => socket.destroy(), LINGER.ms);
  timer.unref();
  socket.once('close', () => clearTimeout(timer));
}

/** Sends a `Response` of endpoint or router. Headers set by the shell stay unless the answer says otherwise; cookies add up. */
export async function sendResponse(req: HttpRequest, res: HttpResponse, answer: Response): Promise<void> {
  if (res.destroyed || res.writableEnded) { await answer.body?.cancel(); return; }
  res.status(answer.status);
  leaveUnread(req, res);
  for (const [name, value] of answer.headers) {
    if (name === 'set-cookie' || name === 'content-security-policy') res.append(name, value);
    else if (name === 'vary') res.vary(value);
    else if (name === 'cache-control') setCaching(res, value);
    else res.setHeader(name, value);
  }
  if (!answer.body || req.method === 'HEAD') { await answer.body?.cancel(); res.end(); return; }
  await writeReadableStreamToWritable(answer.body, res).catch((error: unknown) => { if (!res.destroyed) throw error; });
}

/**
 * Every answer is somebody's own and kept nowhere, unless it says `public` itself: no route has to remember. What depends on who
 * asks varies on what says so, for caches that keep it all the same.
 */
export function keepPrivate(res: HttpResponse): void {
  res.setHeader('cache-control', 'private, no-store');
  res.vary('cookie, authorization, accept-language');
}

function setCaching(res: HttpResponse, value: string): void {
  // A stream of events: still nobody else's, and not to be held back by a compressor.
  if (/\bno-transform\b/.test(value)) return void res.setHeader('cache-control', 'private, no-store, no-transform');
  if (!/\bpublic\b/.test(value)) return;
  res.setHeader('cache-control', value);
  res.removeHeader('vary');
}

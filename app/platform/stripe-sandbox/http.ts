import type { IncomingMessage, ServerResponse } from 'node:http';
import { invalidRequest, SandboxError } from './errors.ts';

const MAX_BODY = 262_144;
const LOOPBACK_HOSTS = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The whole body as text. Throws 413 beyond 256 kB. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) throw new SandboxError(413, { type: 'invalid_request_error', message: 'The request body is too large.' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Refuses a request that did not mean this machine: a page elsewhere that points a name of its own at 127.0.0.1
 * would otherwise reach the sandbox with the visitor's browser. The public name serves the hosted pages only.
 */
export function hostAllowed(request: IncomingMessage, path: string, publicUrl: string): boolean {
  const host = request.headers.host ?? '';
  if (!URL.canParse(`http://${host}`)) return false;
  const name = new URL(`http://${host}`).hostname;
  if (LOOPBACK_HOSTS.has(name)) return true;
  return name === new URL(publicUrl).hostname && !path.startsWith('/v1/') && !path.startsWith('/_sandbox/');
}

/** Checks the secret key (Bearer or Basic): test keys only. 401 otherwise. */
export function checkKey(request: IncomingMessage): void {
  const header = request.headers.authorization ?? '';
  const [scheme = '', value = ''] = header.split(' ');
  const key = scheme.toLowerCase() === 'basic' ? Buffer.from(value, 'base64').toString('utf8').split(':')[0]! : value;
  if (/^(sk|rk)_test_\w{3,}$/.test(key)) return;
  const message =
    key === ''
      ? 'You did not provide an API key.'
      : /^(sk|rk)_live_/.test(key)
        ? 'A live key was sent to the payment sandbox. Take it out of this configuration.'
        : `Invalid API Key provided: ${key.slice(0, 7)}…`;
  throw new SandboxError(401, { type: 'invalid_request_error', message });
}

/** One header as text. */
export function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The JSON object in a control request; control requests must say so in their content type (no plain form can). */
export function jsonObject(request: IncomingMessage, body: string): Record<string, unknown> {
  if (body === '') return {};
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) throw invalidRequest('Send application/json.');
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // answered below, with the same words as for a JSON value that is no object
  }
  throw invalidRequest('Send a JSON object.');
}

export function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

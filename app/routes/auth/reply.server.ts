import { redirect } from 'react-router';
import { ownCookies } from '#app/http/cookies.server.ts';
import type { Viewer } from '#app/http/viewer.ts';
import { paths } from '#app/http/paths.ts';
import { deviceTokenIn } from '#app/modules/identity/known-devices.server.ts';
import { isFresh } from '#app/modules/identity/proof.ts';
import type { Client } from '#app/modules/identity/sign-in.server.ts';

/** A redirect that also sets cookies. */
export function redirectWith(to: string, cookies: readonly string[]): Response {
  return withCookies(redirect(to), cookies);
}

/** An answer in JSON that also sets cookies, for the parts of a page that talk to the browser's key. */
export function jsonWith(body: unknown, cookies: readonly string[]): Response {
  return withCookies(Response.json(body, { headers: { 'cache-control': 'no-store' } }), cookies);
}

/** What an action of a page has done, with cookies: the page reads it like any other answer. */
export function doneWith(done: Record<string, unknown>, cookies: readonly string[]): Response {
  return jsonWith({ result: null, error: null, done }, cookies);
}

function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}

/** Who is at the other end of a request, as the shell saw them. */
export function clientOf(ask: { request: Request; clientAddress: string }): Client {
  return { address: ask.clientAddress, userAgent: ask.request.headers.get('user-agent'), device: deviceTokenIn(ask.request.headers.get('cookie')) };
}

/** The person signed in, as use cases that go on in their session need them. */
export function myselfOf(ask: { request: Request; viewer: Viewer }): { userId: string; sessionId: string; cookie: string | null } {
  return { userId: ask.viewer.user?.id ?? '', sessionId: ask.viewer.sessionId ?? '', cookie: ownCookies(ask.request.headers.get('cookie')) };
}

/** Sends whoever has not proved lately who they are to prove it, and back to `next`. `signInCounts`: having just signed in is proof enough. */
export function demandProof(ask: { viewer: Viewer; services: { clock: { now(): Date } } }, next: string, options: { signInCounts?: boolean } = {}): void {
  if (!isFresh(ask.viewer.session, ask.services.clock.now(), options)) throw redirect(paths.proof(next));
}

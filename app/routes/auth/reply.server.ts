import { redirect } from 'react-router';
import type { Client } from '#app/modules/identity/sign-in.server.ts';

/** A redirect that also sets cookies. */
export function redirectWith(to: string, cookies: readonly string[]): Response {
  const response = redirect(to);
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}

/** Who is at the other end of a request, as the shell saw them. */
export function clientOf(ask: { request: Request; clientAddress: string }): Client {
  return { address: ask.clientAddress, userAgent: ask.request.headers.get('user-agent') };
}

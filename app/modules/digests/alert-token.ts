import { createHmac, timingSafeEqual } from 'node:crypto';
import { isId } from '#app/core/ids.ts';

/**
 * The link in the foot of a digest: whoever holds the mail may change how often it comes, without signing in, and nothing else.
 * The token names its subject and is signed with the installation's secret; it does not run out, because a mail read late
 * must still be a way out.
 */
export interface AlertSubject { kind: 'search' | 'demand'; id: string }

const KINDS = { search: 'savedSearch', demand: 'demand' } as const;

/** 132 bits of HMAC-SHA-256 over a text only this use signs. */
const sign = (secret: string, kind: string, id: string) => createHmac('sha256', secret).update(`jingzhe/alert/v1/${kind}/${id}`).digest('base64url').slice(0, 22);

export function alertToken(secret: string, { kind, id }: AlertSubject): string {
  return `${kind}.${id}.${sign(secret, kind, id)}`;
}

/** The two addresses in a digest: the page where a person chooses how often it comes, and the one a mail program posts to. */
export function alertLinks(deps: { publicUrl: string; env: { AUTH_SECRET: string } }, subject: AlertSubject): { settings: string; unsubscribe: string } {
  const settings = `${deps.publicUrl}/alerts/${alertToken(deps.env.AUTH_SECRET, subject)}`;
  return { settings, unsubscribe: `${settings}/unsubscribe` };
}

/** Reads a token back; null when it was not made with this secret. */
export function readAlertToken(secret: string, token: string): AlertSubject | null {
  const [kind, id, given] = token.split('.');
  if ((kind !== 'search' && kind !== 'demand') || !id || !given || !isId(KINDS[kind], id)) return null;
  const [a, b] = [Buffer.from(sign(secret, kind, id)), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b) ? { kind, id } : null;
}

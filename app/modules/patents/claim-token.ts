import { createHmac, timingSafeEqual } from 'node:crypto';
import { isId } from '#app/core/ids.ts';

/**
 * The link in the mails about a claim: whoever holds the mail may see where the claim stands and ask for one more look, without
 * an account. It names the claim and is signed with the installation's secret.
 */
const sign = (secret: string, id: string) => createHmac('sha256', secret).update(`jingzhe/claim/v1/${id}`).digest('base64url').slice(0, 22);

export const claimToken = (secret: string, id: string): string => `${id}.${sign(secret, id)}`;
export const claimLink = (deps: { publicUrl: string; env: { AUTH_SECRET: string } }, id: string): string => `${deps.publicUrl}/claims/${claimToken(deps.env.AUTH_SECRET, id)}`;

/** The claim a token was made for; null when it was not made with this secret. */
export function readClaimToken(secret: string, token: string): string | null {
  const [id, given] = token.split('.');
  if (!id || !given || !isId('claim', id)) return null;
  const [a, b] = [Buffer.from(sign(secret, id)), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b) ? id : null;
}

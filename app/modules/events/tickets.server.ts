import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { codeFrom, encodePart, payloadOf, type TicketPayload } from './ticket.pure.ts';

/** A pair of keys for one event: the private one as PKCS #8 PEM, the public one as JWK. */
export function newEventKey(): { privatePem: string; publicJwk: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), publicJwk: JSON.stringify(publicKey.export({ format: 'jwk' })) };
}

export const newCode = (): string => codeFrom(randomBytes(10));

/** The ticket as it stands in the QR code. */
export function signTicket(payload: TicketPayload, privatePem: string): string {
  const signed = payloadOf(payload);
  return `${signed}.${encodePart(sign('sha256', Buffer.from(signed), { key: privatePem, dsaEncoding: 'ieee-p1363' }))}`;
}

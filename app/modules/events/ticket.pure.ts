/**
 * A ticket: `JZT1.<payload>.<signature>`, both parts base64url. The payload names event, code, person and organisation, so that a phone without a
 * network can say who stands before it; the signature is ECDSA P-256 over SHA-256 of everything before it, as two numbers of 32 bytes (the form of
 * JOSE and of the browser's own cryptography). Signing is the server's (`tickets.server.ts`); reading runs on the phone.
 */
export const TICKET = 'JZT1';
export interface TicketPayload { event: string; code: string; person: string; org: string }

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // Crockford base 32: none is misread for another

/** A code as it may have been typed: small letters, O for 0, I and L for 1, spaces and hyphens are forgiven. */
export function tidyCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
}
/** Ten characters of fifty random bits. */
export function codeFrom(random: Uint8Array): string {
  return Array.from(random.slice(0, 10), (byte) => ALPHABET[byte & 31]).join('');
}
/** How a code is shown: in two halves. */
export const showCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

export const encodePart = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
function decodePart(part: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
}

export const payloadOf = (p: TicketPayload): string => `${TICKET}.${encodePart(new TextEncoder().encode(JSON.stringify([p.event, p.code, p.person, p.org])))}`;

/** What a code holds that a phone has read; null when it is no ticket of ours by its form. Says nothing of its signature. */
export function readTicket(text: string): (TicketPayload & { signed: string; signature: Uint8Array<ArrayBuffer> }) | null {
  const [mark, payload, signature, ...more] = text.trim().split('.');
  if (mark !== TICKET || !payload || !signature || more.length > 0) return null;
  try {
    const list: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(decodePart(payload)));
    if (!Array.isArray(list) || list.length !== 4 || !list.every((x) => typeof x === 'string')) return null;
    const [event, code, person, org] = list as [string, string, string, string];
    const bytes = decodePart(signature);
    return bytes.length === 64 ? { event, code, person, org, signed: `${mark}.${payload}`, signature: bytes } : null;
  } catch {
    return null;
  }
}

/** Is the ticket signed by this event's key? Uses the platform's own cryptography, in browsers and in Node. */
export async function isSigned(ticket: { signed: string; signature: Uint8Array<ArrayBuffer> }, jwk: JsonWebKey): Promise<boolean> {
  const key = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, ticket.signature, new TextEncoder().encode(ticket.signed));
}

/** What the list on a phone has in the place of a code: a phone that is lost tells nobody's code. */
export async function codeHash(event: string, code: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${event}:${code}`));
  return encodePart(new Uint8Array(digest).slice(0, 15));
}

export interface DeskList { event: string; key: JsonWebKey; /** Hash of a code → it counts, or it was given back. */ codes: Readonly<Record<string, 'seat' | 'waiting' | 'left'>> }
export type DeskResult = { code: string; person: string; org: string; result: 'admitted' | 'admitted_unlisted' | 'waiting' | 'left' } | { code: null; result: 'not_a_ticket' | 'other_event' | 'forged' | 'unknown_code' };

/**
 * What the door says to a read or typed code, without a network. A ticket whose code the list does not have but whose signature is good was made
 * after the list was fetched: admitted, and told so. A typed code counts only when the list has it.
 */
export async function judge(text: string, list: DeskList): Promise<DeskResult> {
  const ticket = readTicket(text);
  if (!ticket) {
    const code = tidyCode(text);
    if (!/^[0-9A-Z]{10}$/.test(code)) return { code: null, result: 'not_a_ticket' };
    const listed = list.codes[await codeHash(list.event, code)];
    if (!listed) return { code: null, result: 'unknown_code' };
    return { code, person: '', org: '', result: listed === 'seat' ? 'admitted' : listed };
  }
  if (ticket.event !== list.event) return { code: null, result: 'other_event' };
  if (!(await isSigned(ticket, list.key))) return { code: null, result: 'forged' };
  const listed = list.codes[await codeHash(list.event, ticket.code)];
  const { code, person, org } = ticket;
  return { code, person, org, result: listed === undefined ? 'admitted_unlisted' : listed === 'seat' ? 'admitted' : listed };
}

/** The arrivals of a list of readings: for everybody the earliest by the phones' clocks, the nonce deciding between equals; the same in whatever order they come in. */
export function arrivals<S extends { registration: string; at: number; nonce: string }>(scans: readonly S[]): Map<string, S> {
  const first = new Map<string, S>();
  for (const s of scans) {
    const known = first.get(s.registration);
    if (!known || s.at < known.at || (s.at === known.at && s.nonce < known.nonce)) first.set(s.registration, s);
  }
  return first;
}

import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { HOLDERS, type Holder } from '#app/core/sale-words.ts';
import { canonical } from './canonical.pure.ts';

/**
 * Sealed bids (ADR 0028): the same code in the bidder's browser, in the holders' browsers, on the server after the close, and in the script anybody
 * checks a record with. A bid comes from one random seed. Everything else about it is a function of the seed, the amount, the context and the holders' public
 * keys, so whoever learns the seed can make the whole envelope again and compare it, byte by byte. Any two holders together learn the seed; one alone learns nothing.
 */
export const SCHEME = 'jingzhe-sealed-1';
/** Bytes of the text of a bid before encryption: every envelope is as long as every other. */
export const PADDED = 512;
const SEED = 32;
/** Of an envelope as it is sent: characters of the encrypted text, and of what one holder gets (65 of the ephemeral key, 64 of two halves, 16 of the tag). */
export const BOX_CHARS = Math.ceil(((PADDED + 16) * 4) / 3);
export const PART_CHARS = Math.ceil(((65 + 2 * SEED + 16) * 4) / 3);

/** The pairs of holders, in the order in which a holder's halves are written. */
export const PAIRS = [['operator', 'seller'], ['operator', 'witness'], ['seller', 'witness']] as const satisfies readonly (readonly [Holder, Holder])[];
export const pairsOf = (holder: Holder) => PAIRS.filter((p) => (p as readonly Holder[]).includes(holder));

/** What a bid is bound to. `keys`: fingerprints of the holders' keys. `bidder`: the number within the sale. */
export interface SealContext { sale: string; lot: string; round: number; bidder: number; currency: string; keys: Readonly<Record<Holder, string>> }
export type PublicKeys = Readonly<Record<Holder, string>>;
/** `box`: the encrypted text; `parts`: what each holder gets. All base64url. */
export interface Envelope { v: 1; box: string; parts: Readonly<Record<Holder, string>> }
/** `seed` (hex) and `text` are the bidder's secret until the opening: the receipt keeps them. */
export interface SealedBid { envelope: Envelope; commitment: string; hash: string; seed: string; text: string }

type Bytes = Uint8Array<ArrayBuffer>;
const utf8 = (text: string): Bytes => new TextEncoder().encode(text);
export const toHex = (bytes: Uint8Array): string => [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
export function fromHex(text: string): Bytes {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) throw new Error('not hex');
  return Uint8Array.from(text.match(/../g) ?? [], (h) => Number.parseInt(h, 16));
}
export const toB64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
export const fromB64 = (text: string): Bytes => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
export const sha256 = async (text: string): Promise<string> => toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text))));
const xor = (a: Uint8Array, b: Uint8Array): Bytes => Uint8Array.from(a, (v, i) => v ^ b[i]!);

const suite = () => new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

/** Fingerprint of a holder's two keys (SHA-256, hex). */
export const fingerprintOf = (keys: { public_key: string; sign_key: string }): Promise<string> => sha256(canonical({ public_key: keys.public_key, sign_key: keys.sign_key }));

const contextText = (c: SealContext): string => canonical({ scheme: SCHEME, sale: c.sale, lot: c.lot, round: c.round, bidder: c.bidder, currency: c.currency, keys: c.keys });
/** The text a commitment is taken over. `amount` in minor units. */
const bidText = (c: SealContext, amount: number, salt: string): string => canonical({ scheme: SCHEME, sale: c.sale, lot: c.lot, round: c.round, bidder: c.bidder, currency: c.currency, amount, salt });
/** Name of an envelope in the log: its SHA-256. */
export const envelopeHash = (e: Envelope): Promise<string> => sha256(canonical(e));

/** Values drawn from the seed, each for one use in one context. */
async function drawer(seed: Bytes, context: string): Promise<(label: string, bytes: number) => Promise<Bytes>> {
  const key = await crypto.subtle.importKey('raw', seed, 'HKDF', false, ['deriveBits']);
  const salt = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(context)));
  return async (label, bytes) => new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info: utf8(label) }, key, bytes * 8));
}

function padded(text: string): Bytes {
  const bytes = utf8(text);
  if (bytes.length > PADDED - 2) throw new Error('the text of a bid is too long');
  const out = new Uint8Array(PADDED);
  out.set([bytes.length >> 8, bytes.length & 255]);
  out.set(bytes, 2);
  return out;
}

/** Seals a bid. With a seed that is known it makes the same envelope again. `amount`: minor units, a positive safe integer. */
export async function seal(context: SealContext, keys: PublicKeys, amount: number, seed: Bytes = crypto.getRandomValues(new Uint8Array(SEED))): Promise<SealedBid> {
  const about = contextText(context);
  const draw = await drawer(seed, about);
  const text = bidText(context, amount, toHex(await draw('salt', SEED)));
  const commitment = await sha256(text);
  const bound = utf8(`${about}\n${commitment}`);
  const key = await crypto.subtle.importKey('raw', await draw('content key', 32), 'AES-GCM', false, ['encrypt']);
  const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: await draw('content nonce', 12), additionalData: bound }, key, padded(text));
  const halves = await Promise.all(PAIRS.map((pair) => draw(`halves ${pair.join(' ')}`, SEED)));
  const parts = await Promise.all(HOLDERS.map(async (holder) => {
    const own = new Uint8Array(2 * SEED);
    PAIRS.flatMap((pair, i) => (pair[0] === holder ? [halves[i]!] : pair[1] === holder ? [xor(seed, halves[i]!)] : [])).forEach((half, i) => own.set(half, i * SEED));
    const recipientPublicKey = await suite().kem.deserializePublicKey(fromB64(keys[holder]).buffer);
    // The ephemeral key is drawn from the seed as well: that is what lets an envelope be made again. Seeds are random and used once.
    const sender = await suite().createSenderContext({ recipientPublicKey, info: bound, ekm: (await draw(`ephemeral ${holder}`, 32)).buffer });
    const sealed = new Uint8Array(await sender.seal(own, utf8(holder)));
    const part = new Uint8Array(sender.enc.byteLength + sealed.length);
    part.set(new Uint8Array(sender.enc));
    part.set(sealed, sender.enc.byteLength);
    return [holder, toB64(part)] as const;
  }));
  const envelope: Envelope = { v: 1, box: toB64(new Uint8Array(box)), parts: Object.fromEntries(parts) as Record<Holder, string> };
  return { envelope, commitment, hash: await envelopeHash(envelope), seed: toHex(seed), text };
}

/** What a holder's private key makes of an envelope: its two halves (base64url), or null where the envelope holds nothing for it. */
export async function shareOf(context: SealContext, sealed: Pick<SealedBid, 'envelope' | 'commitment'>, holder: Holder, privateKey: CryptoKey): Promise<string | null> {
  try {
    const part = fromB64(sealed.envelope.parts[holder]);
    const halves = await suite().open({ recipientKey: privateKey, enc: part.slice(0, 65).buffer, info: utf8(`${contextText(context)}\n${sealed.commitment}`) }, part.slice(65), utf8(holder));
    return halves.byteLength === 2 * SEED ? toB64(new Uint8Array(halves)) : null;
  } catch {
    return null;
  }
}

/** The seed two holders' halves give, or null where a half is missing. */
export function seedFrom(pair: (typeof PAIRS)[number], shares: Readonly<Partial<Record<Holder, string | null>>>): Bytes | null {
  const halves = pair.map((holder) => {
    const share = shares[holder];
    const bytes = share ? fromB64(share) : null;
    const at = pairsOf(holder).indexOf(pair) * SEED;
    return bytes?.length === 2 * SEED ? bytes.slice(at, at + SEED) : null;
  });
  return halves[0] && halves[1] ? xor(halves[0], halves[1]) : null;
}

/**
 * Opens an envelope with a seed: decrypts the text, then makes the envelope again and compares all of it. Null where anything differs. Of the seeds in the world one at
 * most passes, because the commitment holds a salt drawn from it; so it does not matter which two holders the seed came from.
 */
export async function openWith(context: SealContext, keys: PublicKeys, sealed: Pick<SealedBid, 'commitment' | 'envelope'>, seed: Bytes): Promise<{ amount: number; seed: string } | null> {
  try {
    const about = contextText(context);
    const draw = await drawer(seed, about);
    const key = await crypto.subtle.importKey('raw', await draw('content key', 32), 'AES-GCM', false, ['decrypt']);
    const plain = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: await draw('content nonce', 12), additionalData: utf8(`${about}\n${sealed.commitment}`) }, key, fromB64(sealed.envelope.box)));
    const { amount } = JSON.parse(new TextDecoder().decode(plain.slice(2, 2 + plain[0]! * 256 + plain[1]!))) as { amount: unknown };
    if (typeof amount !== 'number' || !Number.isSafeInteger(amount) || amount <= 0) return null;
    return await isOf(context, keys, { commitment: sealed.commitment, hash: await envelopeHash(sealed.envelope) }, { amount, seed: toHex(seed) }) ? { amount, seed: toHex(seed) } : null;
  } catch {
    return null;
  }
}

/** Is the envelope the log names the one this amount and seed make? Needs no private key and no envelope: anybody may ask it of a record, and a bidder of a receipt. */
export async function isOf(context: SealContext, keys: PublicKeys, logged: { commitment: string; hash: string }, opened: { amount: number; seed: string }): Promise<boolean> {
  try {
    const again = await seal(context, keys, opened.amount, fromHex(opened.seed));
    return again.commitment === logged.commitment && again.hash === logged.hash;
  } catch {
    return false;
  }
}

/** Opens an envelope with whatever shares are there, pair after pair. */
export async function openFrom(context: SealContext, keys: PublicKeys, sealed: Pick<SealedBid, 'commitment' | 'envelope'>, shares: Readonly<Partial<Record<Holder, string | null>>>): Promise<{ amount: number; seed: string } | null> {
  for (const pair of PAIRS) {
    const seed = seedFrom(pair, shares);
    const opened = seed ? await openWith(context, keys, sealed, seed) : null;
    if (opened) return opened;
  }
  return null;
}

/** What a holder signs with the shares: nobody can say later that it released others. */
export const sharesStatement = (sale: string, holder: Holder, sharesHash: string): string => canonical({ scheme: SCHEME, sale, holder, shares: sharesHash });
export interface HolderShare { bid: number; share: string | null }
export const sharesHash = (shares: readonly HolderShare[]): Promise<string> => sha256(canonical(shares.map((s) => ({ bid: s.bid, share: s.share }))));

/** Is the statement signed by the key on record (ECDSA P-256, SHA-256)? */
export async function signedBy(signKey: string, statement: string, signature: string): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', fromB64(signKey), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, fromB64(signature), utf8(statement));
  } catch {
    return false;
  }
}

/** Are these two points of the curve? */
export async function areKeys(keys: { public_key: string; sign_key: string }): Promise<boolean> {
  try {
    await suite().kem.deserializePublicKey(fromB64(keys.public_key).buffer);
    await crypto.subtle.importKey('raw', fromB64(keys.sign_key), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    return true;
  } catch {
    return false;
  }
}

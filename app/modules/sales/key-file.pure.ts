import { CipherSuite, Aes256Gcm, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import type { Holder } from '#app/core/sale-words.ts';
import { fromB64, sharesHash, sharesStatement, toB64, type HolderShare } from './sealed.pure.ts';

/**
 * A holder's keys: one to open with, one to sign with. They are made in the holder's browser and leave it in one form only, a file encrypted under a passphrase. The
 * platform gets the public halves. Browser storage alone would lose them with the machine.
 */
export interface KeyFile { kind: 'jingzhe-sale-key'; v: 1; sale: string; holder: Holder; public_key: string; sign_key: string; kdf: 'PBKDF2-SHA256'; iterations: number; salt: string; nonce: string; secret: string }
export interface HolderKeys { open: CryptoKey; sign: CryptoKey }

/** OWASP's figure for PBKDF2 with SHA-256. */
const ITERATIONS = 600_000;
export const PASSPHRASE_MIN = 12;
const kem = () => new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() }).kem;
const SIGN = { name: 'ECDSA', namedCurve: 'P-256' } as const;
type Bytes = Uint8Array<ArrayBuffer>;

async function lock(passphrase: string, salt: Bytes, iterations: number, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase.normalize('NFKC')), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, base, { name: 'AES-GCM', length: 256 }, false, [use]);
}
const boundTo = (f: Pick<KeyFile, 'sale' | 'holder' | 'public_key' | 'sign_key'>): Bytes => new TextEncoder().encode(`${f.sale}\n${f.holder}\n${f.public_key}\n${f.sign_key}`);

/** Makes a holder's keys for one sale, as the file to keep. `iterations` is lowered by tests alone. */
export async function makeKeyFile(sale: string, holder: Holder, passphrase: string, iterations = ITERATIONS): Promise<KeyFile> {
  if (passphrase.length < PASSPHRASE_MIN) throw new Error('the passphrase is too short');
  const pair = await kem().generateKeyPair();
  const sign = await crypto.subtle.generateKey(SIGN, true, ['sign', 'verify']);
  const about = { sale, holder, public_key: toB64(new Uint8Array(await kem().serializePublicKey(pair.publicKey))), sign_key: toB64(new Uint8Array(await crypto.subtle.exportKey('raw', sign.publicKey))) };
  const [salt, nonce] = [crypto.getRandomValues(new Uint8Array(16)), crypto.getRandomValues(new Uint8Array(12))];
  const plain = JSON.stringify({ open: toB64(new Uint8Array(await kem().serializePrivateKey(pair.privateKey))), sign: toB64(new Uint8Array(await crypto.subtle.exportKey('pkcs8', sign.privateKey))) });
  const secret = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: boundTo(about) }, await lock(passphrase, salt, iterations, 'encrypt'), new TextEncoder().encode(plain));
  return { kind: 'jingzhe-sale-key', v: 1, ...about, kdf: 'PBKDF2-SHA256', iterations, salt: toB64(salt), nonce: toB64(nonce), secret: toB64(new Uint8Array(secret)) };
}

/** Why a key file cannot be used here. */
export type KeyFileProblem = 'not_a_key_file' | 'other_sale' | 'other_holder' | 'wrong_passphrase';

/** Opens a key file. Answers what is wrong with it instead of throwing: people are told by the field. */
export async function openKeyFile(text: string, about: { sale: string; holder: Holder }, passphrase: string): Promise<{ file: KeyFile; keys: HolderKeys } | KeyFileProblem> {
  let file: KeyFile;
  try { file = JSON.parse(text) as KeyFile; } catch { return 'not_a_key_file'; }
  if (file === null || typeof file !== 'object' || file.kind !== 'jingzhe-sale-key' || file.v !== 1) return 'not_a_key_file';
  if (file.sale !== about.sale) return 'other_sale';
  if (file.holder !== about.holder) return 'other_holder';
  try {
    const key = await lock(passphrase, fromB64(file.salt), file.iterations, 'decrypt');
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: fromB64(file.nonce), additionalData: boundTo(file) }, key, fromB64(file.secret));
    const { open, sign } = JSON.parse(new TextDecoder().decode(plain)) as { open: string; sign: string };
    return { file, keys: { open: await kem().deserializePrivateKey(fromB64(open).buffer), sign: await crypto.subtle.importKey('pkcs8', fromB64(sign), SIGN, false, ['sign']) } };
  } catch {
    return 'wrong_passphrase';
  }
}

/** Signs the shares a holder releases. */
export async function signShares(keys: HolderKeys, sale: string, holder: Holder, shares: readonly HolderShare[]): Promise<string> {
  const statement = sharesStatement(sale, holder, await sharesHash(shares));
  return toB64(new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.sign, new TextEncoder().encode(statement))));
}

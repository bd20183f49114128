import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** `length` characters of base 62 from the CSPRNG (bytes of 248 and above are thrown away, so no letter is likelier). */
export function randomText(length: number): string {
  let out = '';
  while (out.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < 248 && out.length < length) out += ALPHABET[byte % 62];
    }
  }
  return out;
}

/** An id in Stripe's style: `ch_3F…`. Checkout sessions carry `test_` and a longer tail, because their page is public. */
export function providerId(prefix: string): string {
  return prefix === 'cs' ? `cs_test_${randomText(56)}` : `${prefix}_${randomText(24)}`;
}

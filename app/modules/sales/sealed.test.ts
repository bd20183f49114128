import { beforeAll, describe, expect, it } from 'vitest';
import { HOLDERS, type Holder } from '#app/core/sale-words.ts';
import { makeKeyFile, openKeyFile, signShares, type HolderKeys, type KeyFile } from './key-file.pure.ts';
import { BOX_CHARS, envelopeHash, fingerprintOf, fromB64, fromHex, isOf, openFrom, openWith, PAIRS, PART_CHARS, seal, seedFrom, sharesHash, sharesStatement, shareOf, signedBy, toB64, type Envelope, type SealContext, type SealedBid } from './sealed.pure.ts';

const SALE = 'sal_test';
const PASS = 'three hares under one moon';
const files = {} as Record<Holder, KeyFile>;
const keys = {} as Record<Holder, HolderKeys>;
const publicKeys = () => Object.fromEntries(HOLDERS.map((h) => [h, files[h].public_key])) as Record<Holder, string>;
let context: SealContext;

beforeAll(async () => {
  for (const holder of HOLDERS) {
    files[holder] = await makeKeyFile(SALE, holder, PASS, 1_000);
    const opened = await openKeyFile(JSON.stringify(files[holder]), { sale: SALE, holder }, PASS);
    if (typeof opened === 'string') throw new Error(opened);
    keys[holder] = opened.keys;
  }
  context = { sale: SALE, lot: 'lst_test', round: 1, bidder: 3, currency: 'CNY', keys: Object.fromEntries(await Promise.all(HOLDERS.map(async (h) => [h, await fingerprintOf(files[h])]))) as Record<Holder, string> };
});
const shares = async (bid: Pick<SealedBid, 'envelope' | 'commitment'>, of: readonly Holder[] = HOLDERS, at = context) =>
  Object.fromEntries(await Promise.all(of.map(async (h) => [h, await shareOf(at, bid, h, keys[h].open)]))) as Partial<Record<Holder, string | null>>;

describe('a sealed bid', () => {
  it('is opened by every pair of holders, to the same amount and seed', async () => {
    const bid = await seal(context, publicKeys(), 123_456_789);
    for (const pair of PAIRS) expect(await openFrom(context, publicKeys(), bid, await shares(bid, pair))).toEqual({ amount: 123_456_789, seed: bid.seed });
  });

  it('is opened by no holder alone, and a holder’s share tells nothing of the seed by itself', async () => {
    const bid = await seal(context, publicKeys(), 5_000_00);
    for (const holder of HOLDERS) {
      const own = await shares(bid, [holder]);
      expect(await openFrom(context, publicKeys(), bid, own)).toBeNull();
      const halves = fromB64(own[holder]!);
      for (const half of [halves.slice(0, 32), halves.slice(32), halves.slice(0, 32).map((v, i) => v ^ halves[32 + i]!)]) expect(await openWith(context, publicKeys(), bid, half)).toBeNull();
    }
    // Nobody opens another's part.
    expect(await shareOf(context, bid, 'seller', keys.witness.open)).toBeNull();
  });

  it('is as long as every other, whatever the amount, and holds it in no form', async () => {
    const all = await Promise.all([1, 9_999, 123_456_700, 10_000_000_000_000].map((amount) => seal(context, publicKeys(), amount)));
    expect(new Set(all.map((b) => JSON.stringify(b.envelope).length)).size).toBe(1);
    for (const b of all) {
      expect(b.envelope.box).toHaveLength(BOX_CHARS);
      for (const h of HOLDERS) expect(b.envelope.parts[h]).toHaveLength(PART_CHARS);
    }
    const [one, two] = await Promise.all([seal(context, publicKeys(), 700), seal(context, publicKeys(), 700)]);
    expect(one.commitment).not.toBe(two.commitment);
    expect(one.envelope.box).not.toBe(two.envelope.box);
  });

  it('is bound to bidder, sale, lot, round, currency and the holders’ keys', async () => {
    const bid = await seal(context, publicKeys(), 900_00);
    const others: SealContext[] = [{ ...context, bidder: 4 }, { ...context, sale: 'sal_other' }, { ...context, lot: 'lst_other' }, { ...context, round: 2 }, { ...context, currency: 'USD' }, { ...context, keys: { ...context.keys, witness: 'f'.repeat(64) } }];
    for (const other of others) {
      expect(await shares(bid, HOLDERS, other)).toEqual({ operator: null, seller: null, witness: null });
      expect(await openWith(other, publicKeys(), bid, fromHex(bid.seed))).toBeNull();
      expect(await isOf(other, publicKeys(), bid, { amount: 900_00, seed: bid.seed })).toBe(false);
    }
  });

  it('that is not whole opens for no pair, so that it never matters which two opened it', async () => {
    const bid = await seal(context, publicKeys(), 42_000_00);
    const other = await seal(context, publicKeys(), 43_000_00);
    const spoil = (text: string) => { const bytes = fromB64(text); bytes[bytes.length - 1]! ^= 1; return toB64(bytes); };
    // Whole for operator and seller; the witness gets rubbish. Two of three could open it: it must not count for them either.
    const spoiled: Envelope[] = [
      ...HOLDERS.map((h) => ({ ...bid.envelope, parts: { ...bid.envelope.parts, [h]: spoil(bid.envelope.parts[h]) } })),
      ...HOLDERS.map((h) => ({ ...bid.envelope, parts: { ...bid.envelope.parts, [h]: other.envelope.parts[h] } })),
      { ...bid.envelope, box: spoil(bid.envelope.box) }, { ...bid.envelope, box: other.envelope.box },
    ];
    for (const envelope of spoiled) {
      const bad = { envelope, commitment: bid.commitment };
      expect(await openFrom(context, publicKeys(), bad, await shares(bad))).toBeNull();
      expect(await openWith(context, publicKeys(), bad, fromHex(bid.seed))).toBeNull();
    }
  });

  it('survives one holder who lies: the other two open it, and so does the bidder’s own receipt', async () => {
    const bid = await seal(context, publicKeys(), 77_000_00);
    const honest = await shares(bid);
    const lie = toB64(crypto.getRandomValues(new Uint8Array(64)));
    for (const liar of HOLDERS) {
      expect(await openFrom(context, publicKeys(), bid, { ...honest, [liar]: lie })).toMatchObject({ amount: 77_000_00 });
      const [pair] = PAIRS.filter((p) => (p as readonly Holder[]).includes(liar));
      const two = Object.fromEntries(pair!.map((h) => [h, h === liar ? lie : honest[h]]));
      expect(await openFrom(context, publicKeys(), bid, two)).toBeNull();
    }
    expect(await isOf(context, publicKeys(), bid, { amount: 77_000_00, seed: bid.seed })).toBe(true);
    expect(await isOf(context, publicKeys(), bid, { amount: 78_000_00, seed: bid.seed })).toBe(false);
    expect(await envelopeHash(bid.envelope)).toBe(bid.hash);
  });

  it('gives a seed only from both halves', () => {
    expect(seedFrom(PAIRS[0], { operator: toB64(new Uint8Array(64)) })).toBeNull();
    expect(seedFrom(PAIRS[0], { operator: toB64(new Uint8Array(64)), seller: toB64(new Uint8Array(10)) })).toBeNull();
  });
});

describe('a key file', () => {
  it('opens with its passphrase, for its sale and holder alone, and holds no private key in the clear', async () => {
    const text = JSON.stringify(files.seller);
    expect(await openKeyFile(text, { sale: SALE, holder: 'seller' }, 'three hares under one sun')).toBe('wrong_passphrase');
    expect(await openKeyFile(text, { sale: 'sal_other', holder: 'seller' }, PASS)).toBe('other_sale');
    expect(await openKeyFile(text, { sale: SALE, holder: 'witness' }, PASS)).toBe('other_holder');
    expect(await openKeyFile('{}', { sale: SALE, holder: 'seller' }, PASS)).toBe('not_a_key_file');
    expect(await openKeyFile('null', { sale: SALE, holder: 'seller' }, PASS)).toBe('not_a_key_file');
    // Another public key beside the same secret is noticed.
    expect(await openKeyFile(JSON.stringify({ ...files.seller, public_key: files.witness.public_key }), { sale: SALE, holder: 'seller' }, PASS)).toBe('wrong_passphrase');
    await expect(makeKeyFile(SALE, 'seller', 'short')).rejects.toThrow();
  });

  it('signs the shares it releases, and a changed share is noticed', async () => {
    const given = [{ bid: 1, share: 'AAAA' }, { bid: 2, share: null }];
    const signature = await signShares(keys.seller, SALE, 'seller', given);
    const statement = sharesStatement(SALE, 'seller', await sharesHash(given));
    expect(await signedBy(files.seller.sign_key, statement, signature)).toBe(true);
    expect(await signedBy(files.witness.sign_key, statement, signature)).toBe(false);
    expect(await signedBy(files.seller.sign_key, sharesStatement(SALE, 'seller', await sharesHash([{ bid: 1, share: 'AAAB' }, { bid: 2, share: null }])), signature)).toBe(false);
  });
});

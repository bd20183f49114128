import { z } from 'zod';
import { zId, zMoney, zText } from '#app/core/contract.ts';
import { BID_REFUSALS, HOLDERS, SEALED_OUTCOMES, SET_ASIDE } from '#app/core/sale-words.ts';
import { BOX_CHARS, PART_CHARS } from './sealed.pure.ts';

const zB64 = (chars: number) => z.string({ error: 'required' }).regex(new RegExp(`^[A-Za-z0-9_-]{${chars}}$`), { error: 'unreadable_envelope' });
const zHex = z.string({ error: 'required' }).regex(/^[0-9a-f]{64}$/, { error: 'unreadable_envelope' });
const zPoint = z.string({ error: 'required' }).regex(/^[A-Za-z0-9_-]{87}$/, { error: 'unreadable_key' });

/** Ciphertext of one size: what is longer or shorter is no sealed bid. */
export const zEnvelope = z.object({ v: z.literal(1), box: zB64(BOX_CHARS), parts: z.object({ operator: zB64(PART_CHARS), seller: zB64(PART_CHARS), witness: zB64(PART_CHARS) }) });

/** Body of `POST /sales/{id}/sealed-bids`. It holds no amount: the bidder's own machine has sealed it. */
export const zSealBid = z.object({ commitment: zHex, envelope: zEnvelope });
export type SealBidInput = z.input<typeof zSealBid>;
export const zSealAnswer = z.object({ accepted: z.boolean(), code: z.enum(BID_REFUSALS).nullable(), bid: z.number().int().nullable(), at: z.string(), commitment: z.string(), envelope_hash: z.string(), log_seq: z.number().int().nullable() });
export type SealAnswer = z.output<typeof zSealAnswer>;

/** Body of `POST /sales/{id}/holder-keys`: the public halves (P-256, uncompressed, base64url), one to seal with, one to sign with. */
export const zHolderKey = z.object({ public_key: zPoint, sign_key: zPoint });
export type HolderKeyInput = z.input<typeof zHolderKey>;

/** Body of `POST /sales/{id}/opening-shares`: for every live bid what the holder's key made of its part, null where it made nothing. Signed. */
export const zReleaseShares = z.object({
  shares: z.array(z.object({ bid: z.number().int().positive(), share: zB64(86).nullable() })).max(400),
  signature: z.string({ error: 'required' }).regex(/^[A-Za-z0-9_-]{86}$/, { error: 'unreadable_key' }),
});
export type ReleaseSharesInput = z.input<typeof zReleaseShares>;

/** Body of `POST /sales/{id}/receipts`: a bidder opens the own bid after the close, should the holders not be able to. */
export const zReceipt = z.object({ bid: z.number({ error: 'required' }).int().positive(), amount: z.number({ error: 'required' }).int().positive(), seed: zHex });
export type ReceiptInput = z.input<typeof zReceipt>;

/** Bodies of `POST /sales/{id}/witness`: the seller names another witness; the witness declines. */
export const zNameWitness = z.object({ witness: zText(80, 1) });
export const zDeclineWitness = z.object({ reason: zText(1_000, 1) });

const zParty = z.object({ id: zId('org'), slug: z.string(), name_zh: z.string(), name_en: z.string() });
/** Of a sealed sale, what everybody may see: who holds the keys, which bids came, what became of them. */
export const zSealed = z.object({
  round: z.number().int(), lot: zId('listing'), witness: zParty,
  keys: z.array(z.object({ holder: z.enum(HOLDERS), org: zParty, public_key: z.string(), sign_key: z.string(), fingerprint: z.string(), at: z.string() })).max(3),
  released: z.array(z.object({ holder: z.enum(HOLDERS), at: z.string(), hash: z.string(), signature: z.string() })).max(3),
  /** The last moment to release shares; null before the close. */
  open_by: z.string().nullable(),
  bids: z.array(z.object({
    bid: z.number().int(), bidder: z.number().int(), commitment: z.string(), envelope_hash: z.string(), at: z.string(), live: z.boolean(),
    outcome: z.enum(SEALED_OUTCOMES).nullable(), reason: z.enum(SET_ASIDE).nullable(), amount: zMoney.nullable(), seed: z.string().nullable(),
  })).max(20_000),
  /** The part the reader plays as a holder of a key. */
  holds: z.enum(HOLDERS).nullable(),
});
export type SealedDetail = z.output<typeof zSealed>;

/** `GET /sales/{id}/envelopes`, for holders after the close. */
export const zEnvelopes = z.object({ items: z.array(z.object({ bid: z.number().int(), bidder: z.number().int(), commitment: z.string(), envelope: zEnvelope })).max(400) });
export type Envelopes = z.output<typeof zEnvelopes>;

import { canonical } from './canonical.pure.ts';
import { HOLDERS, type Holder } from '#app/core/sale-words.ts';
import { fingerprintOf, isOf, openFrom, sharesStatement, signedBy, envelopeHash, type Envelope, type SealContext } from './sealed.pure.ts';
import { replay, type LogEntry, type Replay } from './rules.ts';

/** An entry as the file has it. */
export interface FiledEntry extends LogEntry { hash: string | null }
export interface Verdict { replay: Replay; head: string; pending: number; problems: { seq: number; code: string }[] }

/** Hash of an entry over the one before it. `digest` is SHA-256 of UTF-8 text as lower-case hex. */
export const entryHash = (sale: string, e: LogEntry, prev: string, digest: (text: string) => Promise<string>): Promise<string> => digest(canonical({ sale, seq: e.seq, kind: e.kind, at: e.at, data: e.data, prev }));

/**
 * Checks a log without us: every entry there and in order, every hash that of its content and of the hash before it, and the whole following from
 * the rules it announces. The newest entries may still be without a hash.
 */
export async function verifyLog(file: { sale: string; entries: readonly FiledEntry[] }, digest: (text: string) => Promise<string>): Promise<Verdict> {
  const problems: Verdict['problems'] = [];
  let [prev, pending] = ['', 0];
  for (const [i, e] of file.entries.entries()) {
    if (e.seq !== i + 1) problems.push({ seq: e.seq, code: 'out_of_order' });
    if (e.hash === null) { pending += 1; continue; }
    if (pending > 0 || e.hash !== await entryHash(file.sale, e, prev, digest)) problems.push({ seq: e.seq, code: 'hash_differs' });
    prev = e.hash;
  }
  const replayed = replay(file.entries);
  return { replay: replayed, head: prev, pending, problems: [...problems, ...replayed.problems, ...(replayed.rules?.mechanism === 'sealed' ? await sealedProblems(file, replayed) : [])] };
}

type File = Parameters<typeof verifyLog>[0];

/** What bids of this log are bound to; null where a key is missing. */
export function sealContext(file: File, r: Replay, bidder: number): { context: SealContext; keys: Record<Holder, string> } | null {
  const said = file.entries.find((e) => e.kind === 'announced')?.data;
  if (!said || HOLDERS.some((h) => !r.keys[h])) return null;
  const of = (pick: 'public_key' | 'fingerprint') => Object.fromEntries(HOLDERS.map((h) => [h, r.keys[h]![pick]])) as Record<Holder, string>;
  return { context: { sale: file.sale, lot: String(said.listing), round: Number(said.round), bidder, currency: String(said.currency), keys: of('fingerprint') }, keys: of('public_key') };
}

/** Of a sealed sale: fingerprints are those of the keys, releases are signed, and every bid that was opened is the very envelope that was accepted, made again from its seed; one that was set aside does not open. */
async function sealedProblems(file: File, r: Replay): Promise<Verdict['problems']> {
  const problems: Verdict['problems'] = [];
  for (const e of file.entries) {
    const wrong = (code: string) => { problems.push({ seq: e.seq, code }); };
    if (e.kind === 'key' && e.data.fingerprint !== await fingerprintOf(e.data as { public_key: string; sign_key: string })) wrong('fingerprint_differs');
    if (e.kind === 'shares' && !(await signedBy(r.keys[e.data.holder as Holder]?.sign_key ?? '', sharesStatement(file.sale, e.data.holder as Holder, String(e.data.hash)), String(e.data.signature)))) wrong('signature_differs');
    if (e.kind !== 'bid_opened' && e.kind !== 'bid_set_aside') continue;
    const [bound, bid] = [sealContext(file, r, Number(e.data.bidder)), r.sealed.find((s) => s.bid === e.data.bid)];
    if (!bound || !bid) { wrong('not_a_live_bid'); continue; }
    if (typeof e.data.seed === 'string') {
      if (!(await isOf(bound.context, bound.keys, { commitment: bid.commitment, hash: bid.envelope }, { amount: Number(e.data.amount), seed: e.data.seed }))) wrong('not_what_was_sealed');
    } else {
      const envelope = e.data.envelope as Envelope;
      if (await envelopeHash(envelope) !== bid.envelope) wrong('not_what_was_sealed');
      else if (await openFrom(bound.context, bound.keys, { commitment: bid.commitment, envelope }, e.data.shares as Partial<Record<Holder, string | null>>)) wrong('set_aside_wrongly');
    }
  }
  return problems;
}

/** A bidder's receipt: what was sealed, with the seed that opens it. To be kept secret until the opening. */
export interface Receipt { kind: 'jingzhe-sealed-bid'; sale: string; bid: number; bidder: number; at: string; amount: number; currency: string; seed: string; commitment: string; envelope_hash: string }

/** What a record says of a receipt: `counts` (it is the live bid of its bidder), `replaced` by a later one, `unknown`, or `differs` (it does not make that envelope). */
export async function checkReceipt(file: File, r: Replay, receipt: Receipt): Promise<'counts' | 'replaced' | 'unknown' | 'differs'> {
  const entry = file.entries.find((e) => e.kind === 'sealed' && e.data.commitment === receipt.commitment && e.data.bid === receipt.bid);
  const bound = sealContext(file, r, Number(entry?.data.bidder));
  if (!entry || !bound || receipt.sale !== file.sale) return 'unknown';
  if (!(await isOf(bound.context, bound.keys, { commitment: String(entry.data.commitment), hash: String(entry.data.envelope) }, receipt))) return 'differs';
  return r.sealed.some((s) => s.bid === receipt.bid) ? 'counts' : 'replaced';
}

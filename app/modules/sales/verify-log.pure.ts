import { canonical } from './canonical.pure.ts';
import { HOLDERS, type Holder } from '#app/core/sale-words.ts';
import { envelopeHash, fingerprintOf, hashOfHashes, isOf, openFrom, sha256, sharesStatement, signedBy, type Envelope, type HolderShare, type SealContext } from './sealed.pure.ts';
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

/** Of a sealed sale: fingerprints are those of the keys, releases are signed, and every bid that was opened is the very envelope that was accepted, made again from its seed; one that was set aside does not open with what the holders signed. */
async function sealedProblems(file: File, r: Replay): Promise<Verdict['problems']> {
  const problems: Verdict['problems'] = [];
  for (const e of file.entries) {
    const code = await sealedProblem(file, r, e).catch(() => 'unreadable');
    if (code) problems.push({ seq: e.seq, code });
  }
  return problems;
}

async function sealedProblem(file: File, r: Replay, e: FiledEntry): Promise<string | null> {
  if (e.kind === 'key') return keyProblem(file, e);
  if (e.kind === 'shares') return releaseProblem(file, r, e);
  if (e.kind !== 'bid_opened' && e.kind !== 'bid_set_aside') return null;
  const [bound, bid] = [sealContext(file, r, Number(e.data.bidder)), r.sealed.find((s) => s.bid === e.data.bid)];
  if (!bound || !bid) return 'not_a_live_bid';
  if (typeof e.data.seed === 'string') return await isOf(bound.context, bound.keys, { commitment: bid.commitment, hash: bid.envelope }, { amount: Number(e.data.amount), seed: e.data.seed }) ? null : 'not_what_was_sealed';
  const envelope = e.data.envelope as Envelope;
  if (await envelopeHash(envelope) !== bid.envelope) return 'not_what_was_sealed';
  const shares = e.data.shares as Partial<Record<Holder, string | null>>;
  if (!(await areReleased(file, e, shares))) return 'shares_differ';
  // What two could not open waits for the third, or for the end of the time that was announced.
  const openBy = r.endsAt! + Number(file.entries.find((b) => b.kind === 'announced')?.data.opening_days) * 86_400_000;
  if (Object.keys(shares).length < HOLDERS.length && !(Date.parse(e.at) >= openBy)) return 'set_aside_early';
  return await openFrom(bound.context, bound.keys, { commitment: bid.commitment, envelope }, shares) ? 'set_aside_wrongly' : null;
}

/** A key is that of the organisation that was named for it, and no other holder's. */
async function keyProblem(file: File, e: FiledEntry): Promise<string | null> {
  const before = file.entries.filter((b) => b.seq < e.seq);
  const said = before.find((b) => b.kind === 'announced')?.data;
  const named: Partial<Record<Holder, unknown>> = { seller: said?.seller, witness: before.filter((b) => b.kind === 'witness').at(-1)?.data.org ?? said?.witness };
  const holder = e.data.holder as Holder;
  if (holder === 'operator' ? Object.values(named).includes(e.data.org) : e.data.org !== named[holder]) return 'key_of_another';
  if (before.some((b) => b.kind === 'key' && (b.data.org === e.data.org || b.data.public_key === e.data.public_key || b.data.sign_key === e.data.sign_key))) return 'key_of_another';
  return e.data.fingerprint === await fingerprintOf(e.data as { public_key: string; sign_key: string }) ? null : 'fingerprint_differs';
}

/** The hashes a holder signed. */
const hashesOf = (e: FiledEntry) => e.data.shares as readonly HolderShare[];

/** A release names every live bid once, in order, and is signed by the key on record. */
async function releaseProblem(file: File, r: Replay, e: FiledEntry): Promise<string | null> {
  const [holder, live] = [e.data.holder as Holder, r.sealed.map((s) => s.bid).sort((a, b) => a - b)];
  if (hashesOf(e).length !== live.length || hashesOf(e).some((s, i) => s.bid !== live[i]) || await hashOfHashes(hashesOf(e)) !== e.data.hash) return 'shares_differ';
  return await signedBy(r.keys[holder]?.sign_key ?? '', sharesStatement(file.sale, holder, String(e.data.hash)), String(e.data.signature)) ? null : 'signature_differs';
}

/** Are the shares a bid was set aside with those its holders signed, of everybody who had released by then? Else a good bid could be set aside with shares nobody sent. */
async function areReleased(file: File, aside: FiledEntry, shares: Partial<Record<Holder, string | null>>): Promise<boolean> {
  const released = file.entries.filter((e) => e.kind === 'shares' && e.seq < aside.seq);
  for (const e of released) {
    const signed = hashesOf(e).find((s) => s.bid === aside.data.bid);
    const shown = shares[e.data.holder as Holder];
    if (!signed || shown === undefined || signed.share !== (shown === null ? null : await sha256(shown))) return false;
  }
  return Object.keys(shares).length === released.length;
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

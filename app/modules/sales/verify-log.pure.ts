import { replay, type LogEntry, type Replay } from './rules.ts';

/** An entry as the file has it. */
export interface FiledEntry extends LogEntry { hash: string | null }
export interface Verdict { replay: Replay; head: string; pending: number; problems: { seq: number; code: string }[] }

/** RFC 8785 for what a log holds: strings, whole numbers, booleans, null, objects and arrays. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') return `{${Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
  return JSON.stringify(value);
}

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
  return { replay: replayed, head: prev, pending, problems: [...problems, ...replayed.problems] };
}

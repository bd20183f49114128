import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

/** A list of passwords that became known through breaches elsewhere. */
export interface BreachedPasswords {
  /** How often the password was seen; 0 = not known, or the list is away. */
  timesSeen(password: string): Promise<number>;
}

/** Public list of breached passwords that is asked by the beginning of a hash. */
export const PUBLIC_LIST = 'https://api.pwnedpasswords.com/range/';
/** Longest wait for an answer, ms: somebody is waiting with the form. */
const MOST_MS = 2_000;
/** Letters of the hash that are told: some thousand passwords share them, and which of these was meant stays here. */
const TOLD = 5;
/** Longest answer that is read, bytes; a real one has about 80 kB. */
const MOST_BYTES = 1_000_000;

/**
 * A list behind an address (`…/range/` + five letters of the SHA-1, answered by lines of `rest:count`). SHA-1 is the list's own key here and
 * guards nothing. A list that is away, slow or answers nonsense knows no password: people can still choose one, which the
 * estimator has judged already. `onTrouble` hears of it.
 */
export function breachedPasswordsAt(address: string, onTrouble: (err: unknown) => void): BreachedPasswords {
  const base = address.endsWith('/') ? address : `${address}/`;
  return {
    async timesSeen(password) {
      const hash = createHash('sha1').update(password.normalize('NFC')).digest('hex').toUpperCase();
      try {
        const answer = await fetch(base + hash.slice(0, TOLD), { headers: { 'add-padding': 'true' }, signal: AbortSignal.timeout(MOST_MS), redirect: 'error' });
        if (!answer.ok) throw new Error(`the list answered ${answer.status}`);
        return seenIn(await textOf(answer), hash.slice(TOLD));
      } catch (err) {
        onTrouble(err);
        return 0;
      }
    },
  };
}

async function textOf(answer: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  if (!answer.body) return text;
  for await (const chunk of Readable.fromWeb(answer.body as ReadableStream)) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.length > MOST_BYTES) throw new Error('the list answered too much');
  }
  return text;
}

function seenIn(text: string, rest: string): number {
  for (const line of text.split('\n')) {
    const [key, count] = line.trim().split(':');
    if (key?.toUpperCase() === rest) return Math.max(0, Number(count) || 0); // padding comes with a count of 0
  }
  return 0;
}

import { totalmem } from 'node:os';

const MIB = 1024 * 1024;

/** Memory this platform may count on, bytes: the machine's, or less where a container is held to less. */
export function memoryAtHand(): number {
  const held = process.constrainedMemory?.() ?? 0; // 0 or an absurdly large number when nothing holds it
  return held > 0 ? Math.min(held, totalmem()) : totalmem();
}

const within = (least: number, value: number, most: number) => Math.round(Math.min(most, Math.max(least, value)));

/** Room for what a request leaves behind, MB a half: with Node's 16 a page of results is collected several times while it is made. */
const WEB_YOUNG_MB = 24;

/**
 * What each part may take of a machine of `bytes`. The search engine keeps what it once used for indexing, so its share is set and not
 * left to it (by itself it takes two thirds of the machine): 1/128, which is 192 MiB of 24 GiB, never under 64 MiB, never over 2 GiB. Single
 * writes are no slower for it; a larger share pays only when whole catalogues are indexed at once. The heaps of web and worker end at
 * a quarter of the machine, between 256 MiB and 3 GiB: past that something leaks, and ending is better than swapping. The worker waits most
 * of the time: one thread collects after it, where four would wake for each collection.
 */
export function shares(bytes: number): { meiliIndexing: number; web: string[]; worker: string[] } {
  const heap = within(256, bytes / 4 / MIB, 3_072);
  return {
    meiliIndexing: within(64 * MIB, bytes / 128, 2_048 * MIB),
    web: [`--max-semi-space-size=${WEB_YOUNG_MB}`, `--max-old-space-size=${heap}`],
    worker: ['--max-semi-space-size=8', '--v8-pool-size=1', `--max-old-space-size=${heap}`],
  };
}

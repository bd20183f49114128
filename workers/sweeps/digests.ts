import { sendMatchDigests } from '#app/modules/digests/send-match-digests.server.ts';
import { sendSearchDigests } from '#app/modules/digests/send-search-digests.server.ts';
import { sendNoticeDigests } from '#app/modules/notifications/send-digests.server.ts';
import type { Sweep } from './run.ts';

const MINUTE = 60_000;

/** Digests fall due at eight in the morning (China Standard Time); a sweep that was late makes up for it once, not twice. */
export const digestSweeps: readonly Sweep[] = [
  { name: 'digests.searches', everyMs: 5 * MINUTE, run: async (s, signal) => { await sendSearchDigests(s, signal); } },
  { name: 'digests.notices', everyMs: 5 * MINUTE, run: async (s) => { await sendNoticeDigests(s); } },
  { name: 'digests.matches', everyMs: 10 * MINUTE, run: async (s, signal) => { await sendMatchDigests(s, signal); } },
];

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { atLeast, STEADY_SHIPPED } from './steady-time.server.ts';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

const after = (ms: number) => new Promise<void>((r) => { setTimeout(r, ms); });

describe('an answer in steady time', () => {
  it('takes longer than hashing a password and queueing a mail do on a slow machine', () => {
    expect(STEADY_SHIPPED).toEqual({ signUp: 700, passwordReset: 400 });
  });

  it.each([
    ['quick', () => after(1)], ['slow', () => after(690)], ['failing at once', () => Promise.reject(new Error('no'))],
    ['failing late', async () => { await after(690); throw new Error('no'); }],
  ])('comes at the same moment after %s work', async (_what, work) => {
    let answered = false;
    const run = atLeast(700, work).then(() => 'done', (e: unknown) => (e as Error).message).finally(() => { answered = true; });
    await vi.advanceTimersByTimeAsync(699);
    expect(answered).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(answered).toBe(true);
    expect(await run).toBe(_what.startsWith('failing') ? 'no' : 'done');
  });
});

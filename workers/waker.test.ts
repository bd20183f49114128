import { describe, expect, it } from 'vitest';
import { Waker } from './waker.ts';

const never = new AbortController().signal;
const LONG = 3_600_000;

describe('a sleep that can be ended by a call', () => {
  it('ends at a call, and says that it was called', async () => {
    const waker = new Waker();
    const sleep = waker.sleep(LONG, never);
    waker.wake();
    expect(await sleep).toBe(true);
  });

  it('loses no call that comes while nobody sleeps, and counts many as one', async () => {
    const waker = new Waker();
    waker.wake();
    waker.wake();
    expect(await waker.sleep(LONG, never)).toBe(true);
    expect(await waker.sleep(1, never)).toBe(false);
  });

  it('ends with its signal, and leaves no clock behind', async () => {
    const waker = new Waker();
    const stop = new AbortController();
    const before = process.getActiveResourcesInfo().filter((r) => r === 'Timeout').length;
    const sleep = waker.sleep(LONG, stop.signal);
    stop.abort();
    expect(await sleep).toBe(false);
    const woken = waker.sleep(LONG, never);
    waker.wake();
    await woken;
    await new Promise((r) => setImmediate(r));
    expect(process.getActiveResourcesInfo().filter((r) => r === 'Timeout').length).toBe(before);
  });
});

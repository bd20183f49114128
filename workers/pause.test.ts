import { getEventListeners } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pause } from './pause.ts';

describe('a pause', () => {
  it('leaves no listener on a signal that outlives it', async () => {
    const stop = new AbortController();
    for (let i = 0; i < 30; i += 1) await pause(1, stop.signal);
    expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
  });

  it('ends when the signal aborts, and does not begin after', async () => {
    const stop = new AbortController();
    const long = pause(600_000, stop.signal);
    stop.abort();
    await long;
    await pause(600_000, stop.signal);
    expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
  });

  it('is how every loop of the worker waits', () => {
    const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts') && !/^pause|^supervisor/.test(f));
    expect(files.filter((f) => readFileSync(join(import.meta.dirname, f), 'utf8').includes("addEventListener('abort'"))).toEqual([]);
  });
});

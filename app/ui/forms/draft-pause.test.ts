import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { afterPause } from './draft.ts';

describe('keeping a draft after a pause', () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });

  it('keeps once after the last key, and at once when the page is left before that', () => {
    const keep = vi.fn();
    const later = afterPause(keep, 600);
    later.again();
    vi.advanceTimersByTime(500);
    later.again();
    vi.advanceTimersByTime(500);
    expect(keep).not.toHaveBeenCalled();
    later.now();
    vi.advanceTimersByTime(5_000);
    expect(keep).toHaveBeenCalledTimes(1);
  });

  it('writes nothing on leaving when nothing waits: the draft was kept and may have been dropped since', () => {
    const keep = vi.fn();
    const later = afterPause(keep, 600);
    later.again();
    vi.advanceTimersByTime(600);
    later.now();
    expect(keep).toHaveBeenCalledTimes(1);
    later.again();
    later.stop();
    later.now();
    expect(keep).toHaveBeenCalledTimes(1);
  });
});

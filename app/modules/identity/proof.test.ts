import { describe, expect, it } from 'vitest';
import { isFresh, PROOF_MS, requireFresh } from './proof.ts';

const now = new Date('2026-11-30T12:00:00Z');
const ago = (ms: number) => new Date(now.getTime() - ms);

describe('a proof', () => {
  it.each([
    ['none', { startedAt: ago(1_000), provedAt: null }, false], ['just now', { startedAt: ago(9e7), provedAt: ago(0) }, true], ['ten minutes ago', { startedAt: ago(9e7), provedAt: ago(PROOF_MS) }, true],
    ['a moment longer ago', { startedAt: ago(9e7), provedAt: ago(PROOF_MS + 1) }, false], ['in the future, by a clock that was set back', { startedAt: ago(0), provedAt: ago(-60_000) }, false],
  ])('%s', (_what, session, fresh) => {
    expect(isFresh(session, now)).toBe(fresh);
    if (fresh) requireFresh(session, now);
    else expect(() => requireFresh(session, now)).toThrow(expect.objectContaining({ code: 'proof_required', status: 403 }));
  });

  it('is signing in only where that is said to count, and never without a session', () => {
    const signedIn = { startedAt: ago(60_000), provedAt: null };
    expect([isFresh(signedIn, now), isFresh(signedIn, now, { signInCounts: true }), isFresh({ ...signedIn, startedAt: ago(PROOF_MS + 1) }, now, { signInCounts: true })]).toEqual([false, true, false]);
    expect(isFresh(undefined, now, { signInCounts: true })).toBe(false);
  });
});

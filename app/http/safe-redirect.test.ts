import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeRedirect } from './safe-redirect.ts';

const HERE = 'https://jingzhe.example';
/** Where a browser on one of our pages ends up when it is sent there. */
const lands = (to: string) => new URL(to, `${HERE}/login`);

describe('a place to go to after signing in', () => {
  it.each(['/deals/deal_1', '/search?q=%E7%94%B5%E6%B1%A0#top', '/', '/a//b', '/patents/CN1%2FA?next=//x', '/search?next=https://other.example'])('inside is kept: %s', (to) => {
    expect(safeRedirect(to)).toBe(to);
  });

  it.each([
    '//evil.example', '/\\evil.example', '\\\\evil.example', '/.//evil.example', '/..//evil.example', '/a/..//evil.example', '/%2e//evil.example', '/%2E%2e//evil.example', '/a/../..//evil.example/x',
    '/\t/evil.example', '/\n/evil.example', '\t//evil.example', ' //evil.example', 'https://evil.example', 'javascript:alert(1)', '/%2f/evil.example', '/%5cevil.example', '/./%2fevil.example', 'evil', '', null, undefined, 7, `/${'a'.repeat(2_001)}`,
  ])('outside, or not an address, leads home: %j', (to) => {
    expect(safeRedirect(to, '/home')).toBe('/home');
  });

  it('never leaves the origin, whatever is asked: as a browser resolves it, and again what that says', () => {
    const piece = fc.constantFrom('/', '//', '\\', '.', '..', '%2e', '%2E', '%2f', '%5c', '%09', '\t', '\n', '\r', ' ', '@', ':', '?', '#', 'evil.example', 'a', '电', 'https:', 'javascript:', '%', ';', '\u0000', '\u2028', '／', '。');
    fc.assert(fc.property(fc.oneof(fc.array(piece, { maxLength: 12 }).map((p) => p.join('')), fc.array(piece, { maxLength: 12 }).map((p) => `/${p.join('')}`), fc.string().map((s) => `/${s}`)), (to) => {
      const answer = safeRedirect(to, '/home');
      expect(answer.startsWith('/')).toBe(true);
      const first = lands(answer);
      expect(first.origin).toBe(HERE);
      expect(lands(first.pathname + first.search + first.hash).href).toBe(first.href);
    }), { numRuns: 5_000 });
  });

  it('is the address a browser would have shown, for what it lets through', () => {
    fc.assert(fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
      const to = `${path || '/'}?${query}`;
      const answer = safeRedirect(to, '/fallback-taken');
      if (answer !== '/fallback-taken') expect(lands(answer).href).toBe(lands(to).href);
    }), { numRuns: 2_000 });
  });
});

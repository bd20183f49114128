import { renderToStaticMarkup } from 'react-dom/server';
import { TextsProvider } from '#app/i18n/react.tsx';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { describe, expect, it } from 'vitest';
import { translator } from '#app/i18n/server.ts';
import { VerificationLine, type VerificationView } from './badges.tsx';

const shown = (verification: VerificationView) => {
  const router = createMemoryRouter([{ path: '/', element: <VerificationLine verification={verification} /> }]);
  return renderToStaticMarkup(<TextsProvider t={translator('en')} language="en"><RouterProvider router={router} /></TextsProvider>).replace(/<svg.*?<\/svg>|<[^>]+>/g, '');
};

describe('where the identity of an organisation stands', () => {
  it('is said with the day until which a check counts', () => {
    expect(shown({ state: 'verified', since: '2026-03-01T02:00:00Z', until: '2027-03-01', verified: true })).toMatch(/^Verified.*2026.* counts until .*2027/);
    expect(shown({ state: 'renewal_due', since: null, until: '2026-12-15', verified: true })).toMatch(/renewal due.*counts until/);
  });

  it('promises no day where nothing counts', () => {
    expect(shown({ state: 'expired', since: '2026-03-01T00:00:00+08:00', until: '2026-03-01', verified: false })).not.toContain('counts');
    expect(shown({ state: 'unverified', since: null, until: null, verified: false })).toBe('Not verified');
  });
});

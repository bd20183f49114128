import { parseCookie, stringifyCookie } from 'cookie';

/** One cookie's value, or null. What cannot be decoded is taken as it stands: a broken cookie is nobody's choice, and no reason to fail. */
export function cookieOf(header: string | null | undefined, name: string): string | null {
  return parseCookie(header ?? '')[name] ?? null;
}

/** The session cookies of ours, read and written anew: what others set on this host, and what is broken, does not reach the login library. Null: none. */
export function ownCookies(header: string | null | undefined): string | null {
  const ours = Object.entries(parseCookie(header ?? '')).filter(([name]) => /^(__Secure-)?jingzhe\./.test(name));
  return ours.length ? stringifyCookie(Object.fromEntries(ours)) : null;
}

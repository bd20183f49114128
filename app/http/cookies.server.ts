import { parseCookie, stringifyCookie } from 'cookie';
import { cookieNames } from '#app/core/cookie-names.ts';

/** One cookie's value, or null; the one only this host can have set wins. What cannot be decoded is taken as it stands: a broken cookie is nobody's choice, and no reason to fail. */
export function cookieOf(header: string | null | undefined, name: string): string | null {
  const sent = parseCookie(header ?? '');
  const [guarded, plain] = cookieNames(name);
  return sent[guarded] ?? sent[plain] ?? null;
}

/** The session cookies of ours, read and written anew: what others set on this host, and what is broken, does not reach the login library. Null: none. */
export function ownCookies(header: string | null | undefined): string | null {
  const ours = Object.entries(parseCookie(header ?? '')).filter(([name]) => /^(__Host-)?jingzhe\./.test(name));
  return ours.length ? stringifyCookie(Object.fromEntries(ours)) : null;
}

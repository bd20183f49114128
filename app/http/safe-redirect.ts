import { paths } from './paths.ts';

/**
 * A place inside the product to go to after signing in, or home. Refuses anything a browser could read as another
 * host: `//evil`, `/\evil`, encoded slashes, control characters, schemes.
 */
export function safeRedirect(to: unknown, fallback: string = paths.home()): string {
  if (typeof to !== 'string' || to.length > 2_000 || !to.startsWith('/')) return fallback;
  // eslint-disable-next-line no-control-regex -- control characters are stripped by browsers and change the meaning
  if (/[\u0000-\u001f\\]/.test(to) || /^\/(\/|%2f|%5c)/i.test(to)) return fallback;
  const base = 'http://inside.invalid';
  try {
    const url = new URL(to, base);
    return url.origin === base ? url.pathname + url.search + url.hash : fallback;
  } catch {
    return fallback;
  }
}

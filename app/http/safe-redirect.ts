import { paths } from './paths.ts';

const INSIDE = 'http://inside.invalid';

/** Where a browser on our pages would go, or null: no address at all. It strips tabs, turns `\\` to `/` and walks `..` before it looks for a host. */
function resolve(to: string): URL | null {
  try {
    return new URL(to, INSIDE);
  } catch {
    return null;
  }
}

/**
 * A place inside the product to go to after signing in, or home. The target is resolved as a browser does and must stay on our
 * origin, and so must what is left of it as a path: `/.//evil` resolves to a path of ours, which read again is another host.
 */
export function safeRedirect(to: unknown, fallback: string = paths.home()): string {
  if (typeof to !== 'string' || to.length > 2_000 || !to.startsWith('/')) return fallback;
  // eslint-disable-next-line no-control-regex -- nobody means a control character or a backslash in an address
  if (/[\u0000-\u001f\\]/.test(to)) return fallback;
  const url = resolve(to);
  if (url?.origin !== INSIDE) return fallback;
  const path = url.pathname + url.search + url.hash;
  // An encoded slash at the start is decoded by some proxies on the way.
  return resolve(path)?.href === url.href && !/^\/(?:\/|%2f|%5c)/i.test(path) ? path : fallback;
}

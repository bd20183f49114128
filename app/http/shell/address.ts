import { AppError } from '#app/core/errors.ts';
import { BODY } from '../body-limits.ts';

/**
 * Addresses nobody can follow: not beginning with a slash (a proxy's form), with escapes that are no characters or the one no text
 * holds, longer or with more parameters than any page or endpoint takes. Null for the rest.
 */
export function checkAddress(address: string): AppError | null {
  if (!address.startsWith('/') || address.length > BODY.query.bytes) return new AppError('bad_address');
  const at = address.indexOf('?');
  const path = at < 0 ? address : address.slice(0, at);
  const query = at < 0 ? '' : address.slice(at + 1);
  if (/%00/.test(query) || !reads(path)) return new AppError('bad_address');
  let params = 1;
  for (const char of query) if (char === '&' && ++params > BODY.query.params) return new AppError('bad_address');
  return null;
}

/** Is the path text? The decoded text is used, or the bundler takes the call for one without effect and leaves it out. */
function reads(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0');
  } catch {
    return false;
  }
}

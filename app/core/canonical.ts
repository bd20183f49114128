import canonicalize from 'canonicalize';

/** Canonical JSON (RFC 8785): the same value is the same text, whatever order its keys came in; what is undefined is left out. Throws for what JSON cannot say. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('nothing to write');
  return text;
}

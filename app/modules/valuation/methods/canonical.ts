/** Texts that JSON writes as they are. */
const PLAIN = /^[\w .:,/%+-]*$/;
const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text));

/** JSON with keys in alphabetical order and without undefined: the same value is the same text, whatever stored it in between (jsonb reorders keys). */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += `${text && ','}${canonical(item)}`;
    return `[${text}]`;
  }
  const object = value as Record<string, unknown>;
  for (const key of Object.keys(object).sort()) if (object[key] !== undefined) text += `${text && ','}${quoted(key)}:${canonical(object[key])}`;
  return `{${text}}`;
}

export interface Difference { path: string; a: unknown; b: unknown }

/** Where two values differ, by dotted path; arrays of things with a `method`, `name` or `code` are matched by it, others by position. */
export function differences(a: unknown, b: unknown, path = ''): Difference[] {
  if (canonical(a) === canonical(b)) return [];
  if (Array.isArray(a) && Array.isArray(b)) {
    const [left, right] = [keyed(a), keyed(b)];
    if (left && right) return differences(left, right, path);
    return differences({ ...a }, { ...b }, path);
  }
  if (isObject(a) && isObject(b)) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].sort().flatMap((key) => differences(a[key], b[key], path ? `${path}.${key}` : key));
  }
  return [{ path, a: a ?? null, b: b ?? null }];
}

function keyed(list: readonly unknown[]): Record<string, unknown> | null {
  const keys = list.map((item) => (isObject(item) ? item.method ?? item.name ?? item.code : undefined));
  return keys.every((k): k is string => typeof k === 'string') && new Set(keys).size === keys.length ? Object.fromEntries(list.map((item, i) => [keys[i]!, item])) : null;
}

function isObject(value: unknown): value is Record<string, unknown> { return typeof value === 'object' && value !== null && !Array.isArray(value); }

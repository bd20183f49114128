/** Texts that JSON writes as they are. */
const PLAIN = /^[\w .:,/%+-]*$/;
function quoted(text: string): string { return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text); }

/** Keys in alphabetical order; most objects of a snapshot are written in a few shapes, whose orders are remembered. */
const orders = new Map<string, readonly string[]>();
function sortedKeys(object: Record<string, unknown>): readonly string[] {
  const keys = Object.keys(object);
  let ordered = true;
  for (let i = 1; i < keys.length; i++) if (keys[i - 1]! > keys[i]!) { ordered = false; break; }
  if (ordered) return keys;
  const shape = keys.join('\u0000');
  let order = orders.get(shape);
  if (!order) {
    order = keys.sort();
    if (orders.size < 2_000) orders.set(shape, order);
  }
  return order;
}

const quotedKeys = new Map<string, string>();
function quotedKey(key: string): string {
  let text = quotedKeys.get(key);
  if (text === undefined) {
    text = quoted(key);
    if (quotedKeys.size < 5_000) quotedKeys.set(key, text);
  }
  return text;
}

/** JSON with keys in alphabetical order and without undefined: the same value is the same text, whatever stored it in between (jsonb reorders keys). */
export function canonical(value: unknown): string {
  // Short texts are codes, of which there are few.
  if (typeof value === 'string') return value.length < 24 ? quotedKey(value) : quoted(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += `${text && ','}${canonical(item)}`;
    return `[${text}]`;
  }
  const object = value as Record<string, unknown>;
  for (const key of sortedKeys(object)) {
    const inner = object[key];
    if (inner !== undefined) text += `${text && ','}${quotedKey(key)}:${canonical(inner)}`;
  }
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

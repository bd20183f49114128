import { invalidRequest } from './errors.ts';

/** A decoded form value: text, a nested object, or a list. Objects have no prototype, so no key of a client can reach one. */
export type FormValue = string | FormObject | FormValue[];
export interface FormObject {
  [key: string]: FormValue | undefined;
}

const MAX_PAIRS = 2_000;
const MAX_DEPTH = 10;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

function emptyObject(): FormObject {
  return Object.create(null) as FormObject;
}

/** `a[b][0][c]` → `['a','b','0','c']`; `a[]` → `['a','']`. */
function splitKey(key: string): string[] {
  const open = key.indexOf('[');
  if (open <= 0) return [key];
  const parts = [key.slice(0, open)];
  const rest = key.slice(open);
  if (!/^(\[[^[\]]*\])+$/.test(rest)) throw invalidRequest(`Invalid parameter name: ${key.slice(0, 80)}`);
  for (const match of rest.matchAll(/\[([^[\]]*)\]/g)) parts.push(match[1]!);
  if (parts.length > MAX_DEPTH || parts.some((part) => FORBIDDEN.has(part)))
    throw invalidRequest(`Invalid parameter name: ${key.slice(0, 80)}`);
  return parts;
}

/** Objects whose keys are 0…n-1 become lists, deepest first. */
function listify(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const keys = Object.keys(value);
  for (const key of keys) value[key] = listify(value[key]!);
  const isList =
    keys.length > 0 &&
    keys.every((key) => /^\d+$/.test(key)) &&
    keys
      .map(Number)
      .sort((a, b) => a - b)
      .every((n, i) => n === i);
  return isList
    ? keys
        .map(Number)
        .sort((a, b) => a - b)
        .map((n) => value[String(n)]!)
    : value;
}

/**
 * Decodes `application/x-www-form-urlencoded` text with bracketed keys, as the API's clients send it, for bodies
 * and query strings alike. Throws a 400 for malformed or oversized input.
 */
export function decodeForm(text: string): FormObject {
  const root = emptyObject();
  let pairs = 0;
  for (const [rawKey, value] of new URLSearchParams(text)) {
    if (++pairs > MAX_PAIRS) throw invalidRequest('Too many parameters');
    const path = splitKey(rawKey);
    if (path.some((part) => FORBIDDEN.has(part))) throw invalidRequest('Invalid parameter name');
    let node: FormObject = root;
    path.slice(0, -1).forEach((part, depth) => {
      const name = part === '' ? String(Object.keys(node).length) : part;
      const existing = node[name];
      if (existing === undefined) node[name] = emptyObject();
      else if (typeof existing === 'string') throw invalidRequest(`Invalid object: ${path.slice(0, depth + 1).join('.')}`);
      node = node[name] as FormObject;
    });
    const last = path[path.length - 1]!;
    node[last === '' ? String(Object.keys(node).length) : last] = value;
  }
  for (const key of Object.keys(root)) root[key] = listify(root[key]!);
  return root;
}

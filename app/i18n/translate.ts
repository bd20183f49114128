import type { Locale } from '#app/core/vocabulary.ts';

/** One file of texts: texts by name, in groups. */
export type Namespace = Readonly<Record<string, unknown>>;

/**
 * Translates a key (`namespace:path.to.text`; `common` when no namespace is named; of several keys the first there is) with values for its
 * `{{places}}`. With a `count` the text of that number is taken (`key_one`, `key_other`). A text there is not is `defaultValue`, or else its path,
 * so that it shows.
 */
export interface Translate {
  (key: string | readonly string[], values?: Readonly<Record<string, unknown>>): string;
  /** Texts that stand in a list; empty where there is no such list. */
  list(key: string, values?: Readonly<Record<string, unknown>>): string[];
}

const DEFAULT = 'common';

type Texts = Readonly<Record<string, Namespace | undefined>>;

function find(texts: Texts, key: string): unknown {
  const colon = key.indexOf(':');
  let at: unknown = texts[colon < 0 ? DEFAULT : key.slice(0, colon)];
  for (const name of key.slice(colon + 1).split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return null;
    at = (at as Namespace)[name];
  }
  return at;
}

const PLACE = /\{\{\s*([^}\s]+)\s*\}\}/g;

/** How a value is written into a text; what is not given leaves nothing behind. */
function written(value: unknown): string {
  return value === undefined || value === null ? '' : typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value as number | boolean);
}

const filled = (text: string, values: Readonly<Record<string, unknown>> | undefined): string => (
  values && text.includes('{{') ? text.replace(PLACE, (_place, name: string) => written(values[name])) : text);

/**
 * A translator over texts of one language. `texts` may grow later (the browser loads them by page): what was not found is looked for again.
 */
export function translatorOf(locale: Locale, texts: Texts): Translate {
  const known = new Map<string, string>();
  const look = (key: string): string | null => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const text = find(texts, key);
    if (typeof text !== 'string') return null;
    known.set(key, text);
    return text;
  };
  const textOf = (key: string, count: unknown): string | null => (
    typeof count === 'number' ? look(`${key}_${locale === 'en' && count === 1 ? 'one' : 'other'}`) : null) ?? look(key);
  const translate = (key: string | readonly string[], values?: Readonly<Record<string, unknown>>): string => {
    const keys = typeof key === 'string' ? [key] : key;
    for (const one of keys) {
      const text = textOf(one, values?.count);
      if (text !== null) return filled(text, values);
    }
    if (typeof values?.defaultValue === 'string') return values.defaultValue;
    const last = keys.at(-1) ?? '';
    return last.slice(last.indexOf(':') + 1);
  };
  const list = (key: string, values?: Readonly<Record<string, unknown>>): string[] => {
    const found = find(texts, key);
    return Array.isArray(found) ? found.filter((text): text is string => typeof text === 'string').map((text) => filled(text, values)) : [];
  };
  return Object.assign(translate, { list });
}

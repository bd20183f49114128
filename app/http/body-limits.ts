import { AppError } from '#app/core/errors.ts';
import { isStorable } from '#app/core/storable.ts';

/**
 * What a body may ask of the server before anything looks at what it says. Measured by what our own forms and clients send, with
 * room: the largest form of the product has some 120 fields, the largest JSON document 1,000 patent ids.
 * `slots` are the places of all arrays that names speak of together: a thousand names with `[500]` each would make half a million.
 * `piece` bounds how small the pieces of a body may be on average, bytes: each costs a turn, however little is in it.
 */
export const BODY = {
  form: { bytes: 256 * 1024, fields: 1_000, name: 120, depth: 8, index: 500, slots: 2_000, value: 40_000 },
  json: { bytes: 1_000_000, depth: 32, tokens: 10_000 },
  upload: { fields: 50, value: 64 * 1024 },
  query: { bytes: 8_192, params: 200 },
  piece: { least: 256, free: 256 },
} as const;

/** `256 kB`, for people who are told what was too much. */
export const inWords = (bytes: number) => (bytes >= 1_000_000 ? `${Math.round(bytes / 1_000_000)} MB` : `${Math.round(bytes / 1024)} kB`);

export const bodyTooLarge = (bytes: number) => new AppError('body_too_large', { max: inWords(bytes) });
/** Which rule of a form was broken is for the log and the developer; a person who fills in forms never sees it. */
export const badForm = (reason: string) => new AppError('bad_form', { reason });

/** Names our forms use: words joined by dots, with whole numbers in brackets. Whatever else a name says, no parser gets to read it. */
const NAME = /^[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[\d{0,3}\])*$/;
/** Commands of the form library, which takes them as instructions about the form, and words every object knows already: none of our forms sends them. */
const RESERVED = /(?:^|\.)(?:__\w+__|constructor|prototype)(?:$|[.[])/;

/**
 * Checks fields before they are made into objects, where `a[9999999]` or a thousand dots would cost out of all proportion.
 * Throws `bad_form`; nothing is corrected or left out, so that what is validated is what was sent.
 */
export function checkFields(entries: Iterable<readonly [string, string]>, limits: { fields: number; value: number } = BODY.form): void {
  let count = 0;
  const arrays = new Map<string, number>();
  let slots = 0;
  for (const [name, value] of entries) {
    if (++count > limits.fields) throw badForm('too_many_fields');
    checkName(name);
    for (const found of name.matchAll(/\[(\d+)\]/g)) {
      const array = name.slice(0, found.index);
      const [size, needed] = [arrays.get(array) ?? 0, Number(found[1]) + 1];
      if (needed <= size) continue;
      arrays.set(array, needed);
      slots += needed - size;
      if (slots > BODY.form.slots) throw badForm('index');
    }
    if (value.length > limits.value) throw badForm('value_too_long');
    if (value.includes('\0')) throw badForm('nul');
  }
}

function checkName(name: string): void {
  if (name.length > BODY.form.name) throw badForm('name_too_long');
  if (!NAME.test(name) || RESERVED.test(name)) throw badForm('name');
  let depth = 1;
  for (const char of name) if (char === '.' || char === '[') depth += 1;
  if (depth > BODY.form.depth) throw badForm('too_deep');
  for (const [, index] of name.matchAll(/\[(\d+)\]/g)) if (Number(index) > BODY.form.index) throw badForm('index');
}

const BACKSLASH = 0x5c, QUOTE = 0x22, COMMA = 0x2c, COLON = 0x3a, OPEN = 0x5b, CLOSE = 0x5d, BRACE = 0x7b, UNBRACE = 0x7d;

/**
 * Walks JSON text once, without building anything, and throws `bad_form` when it is nested too deep or holds too many values.
 * Whether it is JSON at all is for the parser to say.
 */
export function checkJson(text: string): void {
  let depth = 0;
  let tokens = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === QUOTE) {
      for (i++; i < text.length; i++) {
        const inside = text.charCodeAt(i);
        if (inside === BACKSLASH) i++;
        else if (inside === QUOTE) break;
      }
    } else if (c === OPEN || c === BRACE) {
      if (++depth > BODY.json.depth) throw badForm('too_deep');
      tokens += 1;
    } else if (c === CLOSE || c === UNBRACE) depth -= 1;
    else if (c === COMMA || c === COLON) tokens += 1;
    if (tokens > BODY.json.tokens) throw badForm('too_many_values');
  }
}

/** NUL, or half of a pair of surrogates: what no text in the database can hold. */
const unstorable = (text: string) => !isStorable(text);

/** Does any text in a parsed document hold a character no database text can? Asked only when the raw text may. */
export function holdsUnstorable(value: unknown): boolean {
  if (typeof value === 'string') return unstorable(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => unstorable(key) || holdsUnstorable(inner));
}

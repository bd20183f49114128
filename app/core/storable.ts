/** Characters no database text holds: NUL and half a surrogate pair (what is left where a text was cut inside a character). */
const UNSTORABLE = /[\0\p{Surrogate}]/u;
const EACH = new RegExp(UNSTORABLE, 'gu');

/** Does the text hold a character no database text can? Pure. */
export function isStorable(text: string): boolean { return !UNSTORABLE.test(text); }

/** A value as the database can keep it: characters it cannot hold are left out of every text and key within. Pure; what needs no change is handed back as it is. */
export function storable<T>(value: T): T {
  if (typeof value === 'string') return (isStorable(value) ? value : value.replace(EACH, '')) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((inner: unknown) => storable(inner)) as T;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storable(key), storable(inner as unknown)])) as T;
}

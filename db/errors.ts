/** What a database error says of itself, through the wrappers of the query builder: the first cause that has a string there, or undefined. */
function said(error: unknown, key: 'code' | 'constraint_name', like: RegExp): string | undefined {
  for (let e: unknown = error; e && typeof e === 'object'; e = (e as { cause?: unknown }).cause) {
    const value = (e as Record<string, unknown>)[key];
    if (typeof value === 'string' && like.test(value)) return value;
  }
  return undefined;
}

/** SQLSTATE of a database error; undefined for anything else. */
export const sqlState = (error: unknown): string | undefined => said(error, 'code', /^[0-9A-Z]{5}$/);

/** Name of the constraint a database error is about, to map unique and foreign-key errors to words. */
export const constraintOf = (error: unknown): string | undefined => said(error, 'constraint_name', /./);

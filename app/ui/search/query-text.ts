/** Query strings of the search page, handled as text: the page must not carry the schema that reads them. */

/** A form's entries as a query string: empty ones, the default order and the page number left out. */
export function queryOfForm(entries: Iterable<[string, FormDataEntryValue]>): string {
  const out = new URLSearchParams();
  for (const [name, value] of entries) {
    if (typeof value !== 'string' || !value.trim() || name === 'page' || (name === 'sort' && value === 'relevance')) continue;
    out.append(name, value.trim());
  }
  return out.toString();
}

/** A query with one value of one name taken out, back on its first page. Without `value` the whole name goes. */
export function queryWithout(query: string, name: string, value?: string): string {
  const before = new URLSearchParams(query);
  const out = new URLSearchParams();
  for (const [k, v] of before) if (k !== 'page' && !(k === name && (value === undefined || v === value))) out.append(k, v);
  return out.toString();
}

/** A query with one name set to another value (none: taken out), back on its first page. */
export function queryWith(query: string, name: string, value: string): string {
  const out = new URLSearchParams(queryWithout(query, name));
  if (value) out.set(name, value);
  return out.toString();
}

/** Is this value chosen in this query? */
export function isChosen(query: string, name: string, value: string): boolean {
  return new URLSearchParams(query).getAll(name).some((v) => v === value);
}

/** Columns a reader may show or hide, in the order of the table. */
export const COLUMNS = ['status', 'ownership', 'filing', 'grant', 'life', 'fee', 'dormancy', 'value', 'advice', 'high_value', 'listing', 'assigned', 'changed'] as const;
export type ColumnKey = (typeof COLUMNS)[number];
export const USUAL_COLUMNS: readonly ColumnKey[] = ['status', 'life', 'fee', 'dormancy', 'value', 'advice', 'listing'];

/** Columns of an address (`life.fee`); the usual ones where it names none. */
export function columnsOf(text: string | undefined): readonly ColumnKey[] {
  const named = new Set((text ?? '').split('.'));
  const known = COLUMNS.filter((c) => named.has(c));
  return known.length ? known : USUAL_COLUMNS;
}

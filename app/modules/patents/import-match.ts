import type { PatentRecord } from './contract.ts';
import { ownNumber, sameRight, type RightNumbers } from './right-identity.ts';
import { rightKeysOf } from './right-key.ts';

/** A right as an import knows it: a stored row, or one the import itself has brought. */
export interface Known<Row> { row?: Row; record: PatentRecord | null; keys: string[]; numbers: RightNumbers; label: string }

/** What a record means to an organisation's patents. `contradicts`: it shares a number with a right that has another application or grant; `several`: it names numbers of rights that are known apart; `rows`, where they may be one, the stored ones. */
export type Match<Row> = { kind: 'none' } | { kind: 'one'; known: Known<Row>; others: Known<Row>[] } | { kind: 'contradicts'; labels: string[] } | { kind: 'several'; labels: string[]; rows: Row[] };

/** Numbers of a stored row, as its columns keep them. */
export interface StoredNumbers { authority: string; number: string; applicationNumber: string | null; grantNumber: string | null }

export function keysOfRecord(record: PatentRecord): string[] {
  return rightKeysOf({ authority: record.authority, number: record.docdb, applicationNumber: record.applicationNumber, grantNumber: record.grantNumber, publicationNumber: record.publicationNumber });
}

function numbersOfRecord(record: PatentRecord): RightNumbers {
  const read = (text: string | undefined, type: 'application' | 'publication' | 'grant') => (text ? ownNumber(text, type, record.authority) : undefined);
  return { application: read(record.applicationNumber, 'application'), publication: read(record.publicationNumber, 'publication'), grant: read(record.grantNumber, 'grant') };
}

function numbersOfRow(row: StoredNumbers): RightNumbers {
  const read = (text: string | null, type: 'application' | 'grant') => (text ? ownNumber(text, type, row.authority) : undefined);
  return { application: read(row.applicationNumber, 'application'), grant: read(row.grantNumber, 'grant') };
}

/** Do two stored rows speak of one right beyond doubt? */
export function sameStoredRight(a: StoredNumbers & { record: unknown }, b: StoredNumbers & { record: unknown }): boolean {
  const numbers = (row: StoredNumbers & { record: unknown }) => (row.record ? numbersOfRecord(row.record as PatentRecord) : numbersOfRow(row));
  return sameRight(numbers(a), numbers(b)) === 'same';
}

/**
 * The rights of one organisation that a batch may meet, by the keys of their numbers. Two documents of one right meet however
 * they are written and in whatever order they come; two rights never merge.
 */
export class KnownRights<Row extends StoredNumbers & { id: string; rightKeys: string[]; record: unknown }> {
  private readonly byKey = new Map<string, Set<Known<Row>>>();

  constructor(rows: readonly Row[]) {
    for (const row of rows) this.store(row);
  }

  private store(row: Row): Known<Row> {
    const record = row.record as PatentRecord | null;
    const known: Known<Row> = { row, record, keys: row.rightKeys.length ? row.rightKeys : rightKeysOf(row), numbers: record ? numbersOfRecord(record) : numbersOfRow(row), label: row.number };
    this.index(known);
    return known;
  }

  /** Takes a stored row in the place of those that were merged into it (`gone`: the ids of all of them, its own as it was included). */
  replace(row: Row, gone: ReadonlySet<string | undefined>): Known<Row> {
    const keys = row.rightKeys.length ? row.rightKeys : rightKeysOf(row);
    for (const key of keys) for (const known of [...this.byKey.get(key) ?? []]) if (gone.has(known.row?.id)) this.forget(known);
    return this.store(row);
  }

  /** The right a record speaks of. `others`: rights of this very import that turn out to be the same one. */
  find(record: PatentRecord): Match<Row> {
    const met = new Set(keysOfRecord(record).flatMap((key) => [...this.byKey.get(key) ?? []]));
    if (met.size === 0) return { kind: 'none' };
    const numbers = numbersOfRecord(record);
    const same = [...met].filter((k) => sameRight(k.numbers, numbers) !== 'different');
    if (same.length === 0) return { kind: 'contradicts', labels: [record.docdb, ...[...met].map((k) => k.label)] };
    // Rights the office counted apart stay apart, whatever one record says of both: there is no row to make of them.
    if (same.some((a, i) => same.slice(i + 1).some((b) => sameRight(a.numbers, b.numbers) === 'different'))) return { kind: 'several', labels: same.map((k) => k.label), rows: [] };
    const stored = same.filter((k) => k.row);
    if (stored.length > 1) return { kind: 'several', labels: stored.map((k) => k.label), rows: stored.map((k) => k.row!) };
    const known = stored[0] ?? same[0]!;
    return { kind: 'one', known, others: same.filter((k) => k !== known) };
  }

  /** A right the import brings. */
  add(record: PatentRecord): Known<Row> {
    const known: Known<Row> = { record, keys: keysOfRecord(record), numbers: numbersOfRecord(record), label: record.docdb };
    this.index(known);
    return known;
  }

  /** The right as it is known now: later rows meet it under its new numbers too. */
  learn(known: Known<Row>, record: PatentRecord): void {
    known.record = record;
    known.keys = [...new Set([...known.keys, ...keysOfRecord(record)])];
    known.numbers = numbersOfRecord(record);
    known.label = record.docdb;
    this.index(known);
  }

  /** Forgets a right that was folded into another. */
  forget(known: Known<Row>): void {
    for (const key of known.keys) this.byKey.get(key)?.delete(known);
  }

  private index(known: Known<Row>): void {
    for (const key of known.keys) {
      const at = this.byKey.get(key);
      if (at) at.add(known);
      else this.byKey.set(key, new Set([known]));
    }
  }
}

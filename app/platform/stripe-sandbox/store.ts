import { appendFileSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Kind, Kinds } from './types.ts';

interface Row {
  scope: string;
  value: Kinds[Kind];
}
/** A line of the log: the rows one request changed (`null` = removed). A torn last line is a request that never happened. */
type LogEntry = [kind: Kind, id: string, scope: string, value: Kinds[Kind] | null];

/**
 * Everything the sandbox knows, in memory, with an append-only log beside it. A request's changes are written as
 * one line before its answer is sent, so a killed sandbox forgets nothing it has said. The log is rewritten
 * compactly when it is opened.
 */
export class Store {
  private readonly tables = new Map<Kind, Map<string, Row>>();
  private dirty = new Map<string, LogEntry>();
  private readonly file: string | undefined;

  constructor(file?: string) {
    this.file = file;
    if (file && existsSync(file)) this.load(readFileSync(file, 'utf8'));
    else if (file) mkdirSync(dirname(file), { recursive: true });
  }

  /** Adds or replaces a row. The value is kept by reference: call `put` again after changing it. */
  put<K extends Kind>(kind: K, scope: string, value: Kinds[K]): Kinds[K] {
    const id = (value as { id: string }).id;
    this.table(kind).set(id, { scope, value });
    this.dirty.set(`${kind} ${id}`, [kind, id, scope, value]);
    return value;
  }

  remove(kind: Kind, id: string): void {
    const row = this.table(kind).get(id);
    if (!row) return;
    this.table(kind).delete(id);
    this.dirty.set(`${kind} ${id}`, [kind, id, row.scope, null]);
  }

  /** The row of this id; with `scope`, only if it belongs to that account. */
  find<K extends Kind>(kind: K, id: string, scope?: string): Kinds[K] | undefined {
    const row = this.table(kind).get(id);
    return row && (scope === undefined || row.scope === scope) ? (row.value as Kinds[K]) : undefined;
  }

  scopeOf(kind: Kind, id: string): string | undefined {
    return this.table(kind).get(id)?.scope;
  }

  /** Rows of a kind in the order they were first added; with `scope`, of that account only. */
  all<K extends Kind>(kind: K, scope?: string): Kinds[K][] {
    const out: Kinds[K][] = [];
    for (const row of this.table(kind).values()) if (scope === undefined || row.scope === scope) out.push(row.value as Kinds[K]);
    return out;
  }

  count(kind: Kind): number {
    return this.table(kind).size;
  }

  /** Writes what has changed since the last call. */
  commit(): void {
    if (this.dirty.size === 0) return;
    const entries = [...this.dirty.values()];
    this.dirty = new Map();
    if (this.file) appendFileSync(this.file, `${JSON.stringify(entries)}\n`);
  }

  /** Forgets everything, on disk too. */
  clear(): void {
    this.tables.clear();
    this.dirty = new Map();
    this.compact();
  }

  /** Rewrites the log with the present rows only: a new file, synced, then renamed over the old one. */
  compact(): void {
    if (!this.file) return;
    const temporary = `${this.file}.tmp`;
    const handle = openSync(temporary, 'w');
    try {
      for (const [kind, rows] of this.tables) {
        for (const [id, row] of rows) writeSync(handle, `${JSON.stringify([[kind, id, row.scope, row.value]])}\n`);
      }
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, this.file);
    this.dirty = new Map();
  }

  private table(kind: Kind): Map<string, Row> {
    let table = this.tables.get(kind);
    if (!table) this.tables.set(kind, (table = new Map()));
    return table;
  }

  private load(content: string): void {
    const lines = content.split('\n');
    lines.forEach((line, index) => {
      if (line === '') return;
      let entries: LogEntry[];
      try {
        entries = JSON.parse(line) as LogEntry[];
      } catch (error) {
        if (index >= lines.length - 1) return; // cut off while being written: never acknowledged
        throw new Error(`payment sandbox: line ${index + 1} of the state file is damaged`, { cause: error });
      }
      for (const [kind, id, scope, value] of entries) {
        if (value === null) this.table(kind).delete(id);
        else this.table(kind).set(id, { scope, value });
      }
    });
  }
}

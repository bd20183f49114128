/**
 * Lays chosen pairs on slots and tables. Nobody is at two tables in one slot and no table has two talks; every pair finds a place as long as nobody has
 * more pairs than there are slots and there are at most tables × slots of them. Pure, and the same for the same input.
 */
export interface Laid<P> { pair: P; slot: number; table: number }
interface Edge { guest: number; host: number }

/** Slots count from 0, tables from 1. Throws when there are more pairs of one than slots, or more than there is room for: the chooser never asks that. */
export function laySlots<P extends Edge>(pairs: readonly P[], slots: number, tables: number): Laid<P>[] {
  if (pairs.length > slots * tables) throw new Error(`${pairs.length} talks do not fit ${slots} slots of ${tables} tables`);
  const colours = new Colouring(pairs, slots);
  pairs.forEach((_, at) => { colours.place(at); });
  colours.level(tables);
  return seat(pairs.map((pair, at) => ({ pair, slot: colours.of[at]!, table: 0 })), slots, tables);
}

class Colouring<P extends Edge> {
  /** Slot of every pair; −1 before it has one. */
  readonly of: Int32Array;
  /** Pair of a guest or host in a slot. */
  private readonly guests = new Map<number, Int32Array>();
  private readonly hosts = new Map<number, Int32Array>();
  private readonly counts: number[];

  constructor(private readonly pairs: readonly P[], private readonly slots: number) {
    this.of = new Int32Array(pairs.length).fill(-1);
    this.counts = new Array<number>(slots).fill(0);
    for (const p of pairs) {
      if (!this.guests.has(p.guest)) this.guests.set(p.guest, new Int32Array(slots).fill(-1));
      if (!this.hosts.has(p.host)) this.hosts.set(p.host, new Int32Array(slots).fill(-1));
    }
  }

  private set(at: number, slot: number): void {
    const p = this.pairs[at]!;
    this.of[at] = slot;
    this.counts[slot]! += 1;
    this.guests.get(p.guest)![slot] = at;
    this.hosts.get(p.host)![slot] = at;
  }

  private clear(at: number): void {
    const p = this.pairs[at]!;
    const slot = this.of[at]!;
    this.counts[slot]! -= 1;
    this.of[at] = -1;
    if (this.guests.get(p.guest)![slot] === at) this.guests.get(p.guest)![slot] = -1;
    if (this.hosts.get(p.host)![slot] === at) this.hosts.get(p.host)![slot] = -1;
  }

  /** Gives a pair a slot both are free in; where there is none, slots change hands along a way of two slots until there is. */
  place(at: number): void {
    const p = this.pairs[at]!;
    const [guest, host] = [this.guests.get(p.guest)!, this.hosts.get(p.host)!];
    const order = Array.from({ length: this.slots }, (_, s) => s).sort((a, b) => this.counts[a]! - this.counts[b]! || a - b);
    const both = order.find((s) => guest[s] === -1 && host[s] === -1);
    if (both !== undefined) { this.set(at, both); return; }
    const [a, b] = [order.find((s) => guest[s] === -1), order.find((s) => host[s] === -1)];
    if (a === undefined || b === undefined) throw new Error('somebody has more talks than there are slots');
    // From the host on: its talk in slot a, that guest's in slot b, … The way never comes back to this guest, which is free in a.
    this.swap(this.way(host[a]!, a, b, 'guest'), a, b);
    this.set(at, a);
  }

  /** Pairs along a way of slots a and b that begins with a pair in a; `side` is the end it goes on from. */
  private way(from: number, a: number, b: number, side: 'guest' | 'host'): number[] {
    const out: number[] = [];
    for (let at = from, slot = a, next = side; at !== -1;) {
      out.push(at);
      slot = slot === a ? b : a;
      const p = this.pairs[at]!;
      at = next === 'guest' ? this.guests.get(p.guest)![slot]! : this.hosts.get(p.host)![slot]!;
      next = next === 'guest' ? 'host' : 'guest';
      if (at === from) break;
    }
    return out;
  }

  private swap(way: readonly number[], a: number, b: number): void {
    const to = way.map((at) => (this.of[at] === a ? b : a));
    for (const at of way) this.clear(at);
    way.forEach((at, i) => { this.set(at, to[i]!); });
  }

  /** Takes talks out of slots that have more than there are tables, into slots with room, along ways with one more talk in the full slot. */
  level(tables: number): void {
    for (;;) {
      const full = this.counts.findIndex((n) => n > tables);
      if (full === -1) return;
      const roomy = this.counts.reduce((best, n, s) => (n < this.counts[best]! ? s : best), 0);
      const way = this.surplus(full, roomy);
      this.swap(way, full, roomy);
    }
  }

  /** A whole way of two slots that has one talk more in the full one; there is one, because the full slot has more talks. */
  private surplus(full: number, roomy: number): number[] {
    const seen = new Set<number>();
    for (let at = 0; at < this.pairs.length; at++) {
      if (this.of[at] !== full || seen.has(at)) continue;
      const there = this.way(at, full, roomy, 'guest');
      const back = this.way(at, full, roomy, 'host');
      const whole = [...new Set([...there, ...back])];
      for (const w of whole) seen.add(w);
      if (whole.filter((w) => this.of[w] === full).length > whole.filter((w) => this.of[w] === roomy).length) return whole;
    }
    throw new Error('no way leads out of a slot that is too full');
  }
}

/** Tables of each slot: a host keeps the table it last sat at where that is free, so that guests do the walking. */
function seat<P extends Edge>(laid: readonly Laid<P>[], slots: number, tables: number): Laid<P>[] {
  const last = new Map<number, number>();
  const out: Laid<P>[] = [];
  for (let slot = 0; slot < slots; slot++) {
    const here = laid.filter((l) => l.slot === slot).sort((a, b) => a.pair.host - b.pair.host);
    const free = new Set(Array.from({ length: tables }, (_, i) => i + 1));
    const own = here.filter((l) => { const table = last.get(l.pair.host); return table !== undefined && free.delete(table); });
    const taken = new Set(own);
    const rest = [...free];
    // Tables nobody has sat at come first, so that the next slot's hosts find theirs.
    const known = new Set(last.values());
    rest.sort((a, b) => Number(known.has(a)) - Number(known.has(b)) || a - b);
    for (const l of here) {
      const table = taken.has(l) ? last.get(l.pair.host)! : rest.shift()!;
      last.set(l.pair.host, table);
      out.push({ ...l, table });
    }
  }
  return out;
}

/** What a talk put or moved by hand would collide with: a table or a person twice in one slot, a slot or table that is not there. Null when it fits. */
export function clashOf(talk: { slot: number; table: number; guest: string; host: string }, others: readonly { slot: number; table: number; guest: string; host: string }[], room: { slots: number; tables: number }): 'no_such_slot' | 'no_such_table' | 'table_taken' | 'guest_busy' | 'host_busy' | 'met_already' | null {
  if (talk.slot < 0 || talk.slot >= room.slots) return 'no_such_slot';
  if (talk.table < 1 || talk.table > room.tables) return 'no_such_table';
  const here = others.filter((o) => o.slot === talk.slot);
  if (here.some((o) => o.table === talk.table)) return 'table_taken';
  if (here.some((o) => o.guest === talk.guest || o.host === talk.guest)) return 'guest_busy';
  if (here.some((o) => o.host === talk.host || o.guest === talk.host)) return 'host_busy';
  return others.some((o) => o.guest === talk.guest && o.host === talk.host) ? 'met_already' : null;
}

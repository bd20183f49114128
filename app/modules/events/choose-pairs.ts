/**
 * Which guest meets which host, so that the sum of fits is the largest there is. Every slot is alike, so the question has two halves that do not
 * disturb each other: choose the pairs (here), then lay them on slots and tables (`lay-slots.ts`), which is always possible (König 1916: the edges
 * of a bipartite graph whose busiest node has n of them take n colours). Choosing is a flow of least cost over guest → host, solved by successive
 * shortest paths with potentials (Edmonds and Karp 1972), so the answer is the optimum and not an estimate. Pure.
 */

/** Someone who takes part: meets at least `least` (as far as that is possible) and at most `most` others. */
export interface Participant { id: string; least: number; most: number }
/** How well a guest and a host fit, as a whole number from 0; 0 is neutral: met only where somebody's minimum asks for it. */
export interface PairFit { guest: number; host: number; fit: number }
export interface PairRule { guest: number; host: number; rule: 'force' | 'bar' }
export interface PairsAsked { guests: readonly Participant[]; hosts: readonly Participant[]; fits: readonly PairFit[]; rules: readonly PairRule[]; /** Meetings there is room for: tables in use × slots. */ room: number }
export type PairsRefused = { code: 'forced_and_barred' | 'forced_over_most'; id: string } | { code: 'forced_over_room'; count: number };
/** `unmet`: whose minimum could not be reached, and by how many. `bound`: no choice of pairs has a larger sum of fits while as many minimums are met. */
export interface PairsChosen { pairs: PairFit[]; total: number; unmet: { id: string; missing: number }[] }

/** Above this many possible pairs, the best are tried first; whether the rest could better the answer is then checked by their prices. */
const WHOLE = 6_000;
/** Worth of one minimum that is met; above any sum of fits. */
const MINIMUM = 1e9;

const key = (guest: number, host: number) => guest * 1_000_003 + host;

/** What contradicts itself before anything is planned: a pair both forced and barred, more forced pairs than somebody may have, or than there is room for. */
export function refusePairs({ guests, hosts, rules, room }: PairsAsked): PairsRefused | null {
  const forced = new Set(rules.filter((r) => r.rule === 'force').map((r) => key(r.guest, r.host)));
  const both = rules.find((r) => r.rule === 'bar' && forced.has(key(r.guest, r.host)));
  if (both) return { code: 'forced_and_barred', id: guests[both.guest]!.id };
  if (forced.size > room) return { code: 'forced_over_room', count: forced.size };
  for (const [side, list] of [['guest', guests], ['host', hosts]] as const) {
    const counts = new Map<number, Set<number>>();
    for (const r of rules) if (r.rule === 'force') counts.set(r[side], (counts.get(r[side]) ?? new Set()).add(side === 'guest' ? r.host : r.guest));
    for (const [at, others] of counts) if (others.size > list[at]!.most) return { code: 'forced_over_most', id: list[at]!.id };
  }
  return null;
}

/** Chooses the pairs: forced ones first, barred ones never, as many minimums met as can be, then the largest sum of fits. Call {@link refusePairs} before. */
export function choosePairs(asked: PairsAsked): PairsChosen {
  const { guests, hosts, room } = asked;
  const barred = new Set(asked.rules.filter((r) => r.rule === 'bar').map((r) => key(r.guest, r.host)));
  const forced = new Map(asked.rules.filter((r) => r.rule === 'force').map((r) => [key(r.guest, r.host), { guest: r.guest, host: r.host, fit: 0 }]));
  const free: PairFit[] = [];
  for (const pair of asked.fits) {
    const at = key(pair.guest, pair.host);
    const must = forced.get(at);
    if (must) must.fit = pair.fit;
    else if (!barred.has(at)) free.push(pair);
  }
  const left = (list: readonly Participant[], side: 'guest' | 'host') => {
    const rest = list.map(({ least, most }) => ({ least, most }));
    for (const f of forced.values()) { const p = rest[f[side]]!; p.most -= 1; p.least -= 1; }
    return rest.map((p) => ({ least: Math.max(0, Math.min(p.least, p.most)), most: p.most }));
  };
  const chosen = [...forced.values(), ...flow(left(guests, 'guest'), left(hosts, 'host'), free, room - forced.size)];
  const met = (side: 'guest' | 'host') => { const n = new Map<number, number>(); for (const c of chosen) n.set(c[side], (n.get(c[side]) ?? 0) + 1); return n; };
  const [byGuest, byHost] = [met('guest'), met('host')];
  const missing = (list: readonly Participant[], n: Map<number, number>) => list.flatMap((p, i) => ((n.get(i) ?? 0) < p.least ? [{ id: p.id, missing: p.least - (n.get(i) ?? 0) }] : []));
  return { pairs: chosen, total: chosen.reduce((sum, c) => sum + c.fit, 0), unmet: [...missing(guests, byGuest), ...missing(hosts, byHost)] };
}

interface Limits { least: number; most: number }

/** The flow over the most promising pairs, then over those the prices say could better it, until none could: the answer for all of them. */
function flow(guests: readonly Limits[], hosts: readonly Limits[], pairs: readonly PairFit[], room: number): PairFit[] {
  if (room <= 0 || pairs.length === 0) return [];
  if (pairs.length <= WHOLE) return solve(guests, hosts, pairs, room).chosen;
  const used = promising(guests, hosts, pairs, room);
  for (;;) {
    const among: PairFit[] = [];
    for (let i = 0; i < pairs.length; i++) if (used[i]) among.push(pairs[i]!);
    const { chosen, price, spare } = solve(guests, hosts, among, room);
    let added = 0;
    for (let i = 0; i < pairs.length; i++) {
      const p = pairs[i]!;
      if (used[i] || !(spare || p.fit > price.guest[p.guest]! + price.host[p.host]! + 1e-9)) continue;
      used[i] = 1;
      added += 1;
    }
    if (added === 0) return chosen;
  }
}

/** Marks the pairs above the fit that some three times the room reach, and of everybody with a minimum all of theirs. */
function promising(guests: readonly Limits[], hosts: readonly Limits[], pairs: readonly PairFit[], room: number): Uint8Array {
  const fits = new Float64Array(pairs.length);
  for (let i = 0; i < pairs.length; i++) fits[i] = pairs[i]!.fit;
  fits.sort();
  const from = fits[Math.max(0, fits.length - Math.max(WHOLE / 4, 4 * room))]!;
  const used = new Uint8Array(pairs.length);
  for (let i = 0; i < pairs.length; i++) {
    const p = pairs[i]!;
    if (p.fit >= from || guests[p.guest]!.least > 0 || hosts[p.host]!.least > 0) used[i] = 1;
  }
  return used;
}

interface Solved { chosen: PairFit[]; /** What one more meeting of each would be worth. */ price: { guest: Float64Array; host: Float64Array }; /** Room was left over: any further pair might fill it. */ spare: boolean }

/**
 * Successive shortest paths. Nodes: 0 source, 1 sink, then guests, then hosts. Arcs come in twos, an arc and its way back; one of cost −MINIMUM
 * carries what somebody has to have, one of cost 0 what they may have beyond.
 */
function solve(guests: readonly Limits[], hosts: readonly Limits[], pairs: readonly PairFit[], room: number): Solved {
  const [G, H] = [guests.length, hosts.length];
  const net = new Net(2 + G + H, 2 * (2 * (G + H) + pairs.length));
  const ends = (limits: Limits, from: number, to: number) => {
    if (limits.least > 0) net.arc(from, to, limits.least, -MINIMUM);
    if (limits.most > limits.least) net.arc(from, to, limits.most - limits.least, 0);
  };
  guests.forEach((g, i) => { ends(g, 0, 2 + i); });
  hosts.forEach((h, i) => { ends(h, 2 + G + i, 1); });
  const first = net.arcs;
  for (const p of pairs) net.arc(2 + p.guest, 2 + G + p.host, 1, -p.fit);
  net.layered(G, H);
  let sent = 0;
  while (sent < room && net.augment()) sent += 1;
  const price = { guest: new Float64Array(G), host: new Float64Array(H) };
  const chosen = pairs.filter((_, i) => net.left[first + 2 * i] === 0);
  // By the potentials p of the last path: an arc guest → host betters nothing while −fit + p(guest) − p(host) ≥ 0. Whoever has no talk has no price
  // beyond source's or sink's, whatever the paths that missed them left behind.
  for (let i = 0; i < G; i++) price.guest[i] = net.potential[0]!;
  for (let i = 0; i < H; i++) price.host[i] = -net.potential[1]!;
  for (const c of chosen) { price.guest[c.guest] = net.potential[2 + c.guest]!; price.host[c.host] = -net.potential[2 + G + c.host]!; }
  return { chosen, price, spare: sent < room };
}

class Net {
  readonly head: Int32Array;
  readonly next: Int32Array;
  readonly to: Int32Array;
  readonly left: Int32Array;
  readonly cost: Float64Array;
  readonly potential: Float64Array;
  arcs = 0;
  private readonly dist: Float64Array;
  private readonly via: Int32Array;
  private readonly done: Uint8Array;
  private readonly heap = new Heap();

  constructor(nodes: number, arcs: number) {
    this.head = new Int32Array(nodes).fill(-1);
    [this.next, this.to, this.left] = [new Int32Array(arcs), new Int32Array(arcs), new Int32Array(arcs)];
    this.cost = new Float64Array(arcs);
    [this.potential, this.dist] = [new Float64Array(nodes), new Float64Array(nodes)];
    this.via = new Int32Array(nodes);
    this.done = new Uint8Array(nodes);
  }

  arc(from: number, to: number, capacity: number, cost: number): void {
    for (const [a, b, c, w] of [[from, to, capacity, cost], [to, from, 0, -cost]] as const) {
      this.to[this.arcs] = b; this.left[this.arcs] = c; this.cost[this.arcs] = w; this.next[this.arcs] = this.head[a]!;
      this.head[a] = this.arcs++;
    }
  }

  /** First potentials, layer by layer: source, guests, hosts, sink. */
  layered(guests: number, hosts: number): void {
    const p = this.potential.fill(Infinity);
    p[0] = 0;
    const relax = (node: number) => { for (let e = this.head[node]!; e >= 0; e = this.next[e]!) if (this.left[e]! > 0) p[this.to[e]!] = Math.min(p[this.to[e]!]!, p[node]! + this.cost[e]!); };
    relax(0);
    for (let i = 0; i < guests + hosts; i++) if (p[2 + i]! < Infinity) relax(2 + i);
    // What nothing leads to costs nothing to pass: no arc out of it is ever taken.
    const most = Math.max(0, ...[...p].filter((x) => x < Infinity));
    for (let i = 0; i < p.length; i++) if (p[i] === Infinity) p[i] = most;
  }

  /** Sends one along the cheapest way from source to sink; false when there is none, or none that gains. */
  augment(): boolean {
    const { dist, via, done, heap, potential: p } = this;
    dist.fill(Infinity); done.fill(0); via.fill(-1); heap.clear();
    dist[0] = 0;
    heap.push(0, 0);
    while (heap.size > 0) {
      const node = heap.pop();
      if (done[node]) continue;
      done[node] = 1;
      if (node === 1) break;
      for (let e = this.head[node]!; e >= 0; e = this.next[e]!) {
        const to = this.to[e]!;
        if (this.left[e]! === 0 || done[to]) continue;
        const d = dist[node]! + Math.max(0, this.cost[e]! + p[node]! - p[to]!);
        if (d < dist[to]! - 1e-12) { dist[to] = d; via[to] = e; heap.push(to, d); }
      }
    }
    if (!done[1]) return false;
    const most = dist[1]!;
    if (most + p[1]! - p[0]! >= 0) return false;
    for (let i = 0; i < p.length; i++) p[i] = p[i]! + Math.min(dist[i]!, most);
    for (let node = 1; node !== 0;) {
      const e = via[node]!;
      this.left[e] = this.left[e]! - 1;
      this.left[e ^ 1] = this.left[e ^ 1]! + 1;
      node = this.to[e ^ 1]!;
    }
    return true;
  }
}

/** A binary heap of nodes by distance; a node may lie in it more than once. */
class Heap {
  private nodes: number[] = [];
  private keys: number[] = [];
  get size(): number { return this.nodes.length; }
  clear(): void { this.nodes.length = 0; this.keys.length = 0; }
  push(node: number, at: number): void {
    let i = this.nodes.length;
    this.nodes.push(node); this.keys.push(at);
    for (; i > 0;) {
      const up = (i - 1) >> 1;
      if (this.keys[up]! <= at) break;
      this.nodes[i] = this.nodes[up]!; this.keys[i] = this.keys[up]!;
      i = up;
    }
    this.nodes[i] = node; this.keys[i] = at;
  }
  pop(): number {
    const top = this.nodes[0]!;
    const [node, at] = [this.nodes.pop()!, this.keys.pop()!];
    const n = this.nodes.length;
    if (n === 0) return top;
    let i = 0;
    for (;;) {
      let down = 2 * i + 1;
      if (down >= n) break;
      if (down + 1 < n && this.keys[down + 1]! < this.keys[down]!) down += 1;
      if (this.keys[down]! >= at) break;
      this.nodes[i] = this.nodes[down]!; this.keys[i] = this.keys[down]!;
      i = down;
    }
    this.nodes[i] = node; this.keys[i] = at;
    return top;
  }
}

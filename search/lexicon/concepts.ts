import { phraseKey, stem } from '../model/stem.ts';
import { fold } from '../query/fold.ts';
import type { Concept } from './parse.ts';
import { Trie } from './trie.ts';

/** A concept found in a text: offsets are UTF-16 places in the folded text. */
export interface ConceptHit { id: number; start: number; end: number }

/** How near two concepts are when one leads to the other: broader, narrower and related names are weaker words for the same wish. */
const STEP = { broader: 0.35, narrower: 0.35, related: 0.25 } as const;

/** Finds concepts in texts of either language and knows their neighbours. Built once from the lexicon. */
export class ConceptFinder {
  readonly concepts: readonly Concept[];
  /** Chinese names by character, English ones by stem. */
  private readonly zh = new Trie<number>();
  private readonly en = new Trie<string>();
  private readonly near: readonly ReadonlyMap<number, number>[];

  constructor(concepts: readonly Concept[]) {
    this.concepts = concepts;
    for (const c of concepts) {
      // The first concept that claims a name keeps it: preferred names before the others'.
      for (const name of c.zh.slice(0, 1)) this.claim(name, c.id);
    }
    for (const c of concepts) {
      for (const name of c.zh.slice(1)) this.claim(name, c.id);
      for (const name of c.en) this.claim(name, c.id);
    }
    this.near = neighboursOf(concepts);
  }

  private claim(name: string, id: number): void {
    const folded = fold(name);
    if (/[\u3400-\u9fff]/.test(folded)) {
      // Texts whose places are kept have no space at a border between scripts.
      for (const form of new Set([folded, folded.replace(/(?<=[\u3400-\u9fff]) (?=[a-z0-9])|(?<=[a-z0-9]) (?=[\u3400-\u9fff])/g, '')])) if (form.length >= 2) this.zh.add(charCodes(form), id);
      return;
    }
    const key = phraseKey(folded);
    // A single letter or a two-letter word is an abbreviation of too many things.
    if (key.length >= 2) this.en.add(key.split(' '), id);
  }

  /** Concepts one step away with their nearness (0 to 1), itself not among them. */
  neighbours(id: number): ReadonlyMap<number, number> { return this.near[id] ?? new Map(); }

  /** All concepts in a text that is already folded, the longest at each place, in order. */
  find(folded: string): ConceptHit[] {
    return [...this.findHan(folded), ...this.findLatin(folded)].sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** Ids of every concept a folded text names, also those inside longer names: what a text is found by. Each once. */
  all(folded: string): number[] {
    const ids = new Set<number>();
    const codeAt = (i: number) => (i < folded.length ? folded.charCodeAt(i) : undefined);
    for (let i = 0; i < folded.length; i++) for (const id of this.zh.every(i, codeAt)) ids.add(id);
    const stems = Array.from(folded.matchAll(/[a-z0-9]+/g), (m) => stem(m[0]));
    for (let i = 0; i < stems.length; i++) for (const id of this.en.every(i, (k) => stems[k])) ids.add(id);
    return [...ids];
  }

  private findHan(folded: string): ConceptHit[] {
    const found: ConceptHit[] = [];
    const codeAt = (i: number) => (i < folded.length ? folded.charCodeAt(i) : undefined);
    for (let i = 0; i < folded.length; i++) {
      const name = this.zh.longest(i, codeAt);
      if (!name) continue;
      found.push({ id: name.value, start: i, end: i + name.length });
      i += name.length - 1;
    }
    return found;
  }

  private findLatin(folded: string): ConceptHit[] {
    const found: ConceptHit[] = [];
    const words = [...folded.matchAll(/[a-z0-9]+/g)].map((m) => ({ stem: stem(m[0]), start: m.index, end: m.index + m[0].length }));
    const stemAt = (i: number) => words[i]?.stem;
    for (let i = 0; i < words.length; i++) {
      const name = this.en.longest(i, stemAt);
      if (!name) continue;
      found.push({ id: name.value, start: words[i]!.start, end: words[i + name.length - 1]!.end });
      i += name.length - 1;
    }
    return found;
  }
}

function* charCodes(text: string): Generator<number> { for (let i = 0; i < text.length; i++) yield text.charCodeAt(i); }

function neighboursOf(concepts: readonly Concept[]): Map<number, number>[] {
  const byName = new Map<string, number>();
  for (const c of concepts) for (const name of c.zh) if (!byName.has(name)) byName.set(name, c.id);
  const near = concepts.map(() => new Map<number, number>());
  const link = (from: number, to: number, weight: number) => {
    if (from !== to) near[from]!.set(to, Math.max(weight, near[from]!.get(to) ?? 0));
  };
  for (const c of concepts) {
    for (const name of c.broader) {
      const up = byName.get(name);
      if (up !== undefined) { link(c.id, up, STEP.broader); link(up, c.id, STEP.narrower); }
    }
    for (const name of c.related) {
      const other = byName.get(name);
      if (other !== undefined) { link(c.id, other, STEP.related); link(other, c.id, STEP.related); }
    }
  }
  return near;
}

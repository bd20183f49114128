import { AskedChannel } from './asked-channel.ts';
import { ClassLists } from './class-lists.ts';
import { latentVector, wordDirection, wordPlace, wordSimilarity, type CorpusModel, type Term } from './corpus-model.ts';
import { documentUnits, type DocumentUnits, type ModelDocument } from './document.ts';
import { AT, FEATURES, type FeatureVector } from './features.ts';
import { bytes8, floats32, Lists, signed16, words16, words32, bytesOf } from './growing.ts';
import { bm25Part, heldCount, lengthNorm, rareFirst } from './inverted.ts';
import { largest } from './largest.ts';
import { BUCKETS, bucketsOf, pairRarity, pairScore } from './phrases.ts';
import { profileOf, type AskTexts } from './profile.ts';
import { itemIpc, termWeight, weighQuery, type WeighedQuery } from './query-terms.ts';
import type { RankerModel } from './ranker/ranker.ts';
import { rerank, type Ranked } from './rerank.ts';
import { Scratch } from './scratch.ts';
import { SIMILAR_ENOUGH } from './title-reader.ts';

/** A demand with its texts. */
export type AskDocument = AskTexts & { id: string };

/** Demands looked at by every feature per listing. */
const CANDIDATES = 400;
/** Postings read per channel before candidates are chosen. */
const BUDGET = { fine: 250_000, words: 150_000, concepts: 75_000 } as const;
/** Parts of a latent direction are kept in sixteen bits. */
const LATENT_ONE = 32_767;
/** A pair's weight by place and repetition in sixteen bits; none is above sixteen. */
const PAIR_STEPS = 4_096;
const MOST_STEPS = 65_535;

const SLOTS = ['fine', 'fineTitle', 'words', 'concepts', 'nearConcepts', 'first'] as const;
type Sums = Record<(typeof SLOTS)[number], Float32Array>;

/**
 * Open demands in memory, each read and weighed once, so that a listing finds those it answers by the sums that rank listings for
 * each of them: what is a query in one direction is what is kept here. `MatchIndex` turned round; a test holds the two together.
 */
export class DemandIndex {
  readonly model: CorpusModel;
  private readonly fine = new AskedChannel();
  private readonly words = new AskedChannel();
  private readonly concepts = new AskedChannel();
  private readonly nearConcepts = new AskedChannel();
  private readonly ids: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly alive = bytes8();
  /** The scale of the whole demand's characters over that of its title's. */
  private readonly titleScale = floats32();
  private readonly classes = new ClassLists();
  /** Directions one after another, `dims` numbers a demand; all zero for one that is nowhere. */
  private readonly latent = signed16();
  /** Telling words by number, heaviest first, and the roots of their shares. */
  private readonly top = new Lists(words32());
  private readonly roots = floats32();
  private readonly topNames: string[] = [];
  private readonly topNumbers = new Map<string, number>();
  private readonly pairs = new Lists(words16());
  private readonly pairCounts = words16();
  private readonly pairScale = floats32();
  private readonly rarity: Float32Array;
  private readonly unsaid: number;
  private readonly scratch = new Scratch(SLOTS);

  constructor(model: CorpusModel) {
    this.model = model;
    this.unsaid = termWeight(model, 'words', '');
    this.rarity = Float32Array.from({ length: BUCKETS }, (_, h) => pairRarity(model.phrases, model.items, h));
  }

  /** Demands that can be found. */
  get size(): number { return this.numbers.size; }

  /** Share of dead weight: removed or replaced demands that still take room. */
  get wasted(): number { return this.ids.length === 0 ? 0 : 1 - this.numbers.size / this.ids.length; }

  /** Adds or replaces a demand. */
  put(ask: AskDocument): void {
    this.remove(ask.id);
    const n = this.ids.length;
    this.ids.push(ask.id);
    this.numbers.set(ask.id, n);
    this.alive.push(1);
    this.keep(n, weighQuery(this.model, profileOf(ask)));
  }

  /** Takes a demand out; no error when it is not there. */
  remove(id: string): void {
    const n = this.numbers.get(id);
    if (n === undefined) return;
    this.numbers.delete(id);
    this.alive.data[n] = 0;
  }

  private keep(n: number, q: WeighedQuery): void {
    const { profile, scale } = q;
    const titled = (t: Term) => profile.titleFine.has(t as string) || profile.foreign.titleFine.has(t as string);
    for (const [t, w] of q.fine) this.fine.add(n, t, w / scale.fine, titled(t));
    for (const t of new Set([...profile.titleFine, ...profile.foreign.titleFine])) if (!q.fine.has(t)) this.fine.add(n, t, 0, true);
    for (const [t, w] of q.words) this.words.add(n, t, w / scale.words, false);
    for (const t of new Set([...profile.words.keys(), ...profile.foreign.words.keys()])) if (!q.words.has(t)) this.words.add(n, t, 0, false);
    for (const [t, w] of q.concepts) this.concepts.add(n, t, w / scale.concepts, false);
    for (const [t, w] of q.nearConcepts) this.nearConcepts.add(n, t, w / scale.concepts, false);
    this.titleScale.push(scale.fine / scale.fineTitle);
    this.classes.add(q.ipc);
    this.latent.append(q.latent ? q.latent.map((x) => Math.round(x * LATENT_ONE)) : new Int16Array(this.model.vectors.dims));
    this.top.add(q.top.map(({ word }) => this.topNumber(word)));
    this.roots.append(q.top.map(({ share }) => Math.sqrt(share)));
    this.pairs.add([...profile.phrases.keys()]);
    this.pairCounts.append(Array.from(profile.phrases.values(), (count) => Math.min(MOST_STEPS, Math.round(count * PAIR_STEPS))));
    this.pairScale.push(q.phrases.scale);
  }

  private topNumber(word: string): number {
    let n = this.topNumbers.get(word);
    if (n === undefined) { this.topNumbers.set(word, n = this.topNames.length); this.topNames.push(word); }
    return n;
  }

  /** The demands a listing answers best, best first, at most `limit` of at most 400; ties go to the smaller id. */
  rank(document: ModelDocument, ranker: RankerModel, limit: number): Ranked[] {
    const units = documentUnits(document);
    const s = this.scratch.cleared(this.ids.length);
    const chosen = this.firstStage(units, s).sort((a, b) => a - b);
    const offer = offerOf(this.model, units, this.unsaid);
    const candidates = this.features(chosen, units, offer, s).map((features, i) => ({ n: chosen[i]!, features }));
    return rerank(candidates, ranker, limit, { id: (n) => this.ids[n]!, explained: (n) => this.explained(n, offer), explainedAtMost: () => offer.explainedAtMost });
  }

  /** Fills in the sums for a listing and gives the numbers of the demands worth a closer look. */
  private firstStage(units: DocumentUnits, s: Sums): number[] {
    const { averageLength } = this.model;
    const parts = (counts: ReadonlyMap<Term, number>, norm: number) => new Map([...counts].map(([t, n]) => [t, bm25Part(heldCount(n), norm)] as const));
    const concepts = parts(units.concepts, lengthNorm(units.conceptsLength / averageLength.concepts));
    const later = [
      ...this.runRare(this.fine, parts(units.fine, lengthNorm(units.fineLength / averageLength.fine)), BUDGET.fine, s.fine, s.fineTitle),
      ...this.runRare(this.words, parts(units.words, lengthNorm(units.wordsLength / averageLength.words)), BUDGET.words, s.words),
      ...this.runRare(this.concepts, concepts, BUDGET.concepts, s.concepts),
      ...this.runRare(this.nearConcepts, concepts, BUDGET.concepts, s.nearConcepts),
    ];
    for (let i = 0; i < this.ids.length; i++) s.first[i] = s.fine[i]! + s.words[i]! + 0.5 * (s.concepts[i]! + s.nearConcepts[i]!);
    const best = largest(s.first, this.ids.length, CANDIDATES, (i) => this.alive.data[i] === 1);
    if (later.length > 0) { const rising = [...best].sort((a, b) => a - b); for (const run of later) run(rising); }
    return best;
  }

  private runRare(channel: AskedChannel, parts: ReadonlyMap<Term, number>, budget: number, into: Float32Array, titled?: Float32Array): ((demands: readonly number[]) => void)[] {
    const { now, later } = rareFirst(parts, (term) => channel.frequency(term), budget);
    for (const [term, part] of now) channel.accumulate(term, part, into, titled);
    return later.map(([term, part]) => (demands) => channel.accumulateFor(demands, term, part, into, titled));
  }

  /** All features but `explained` of each demand (numbers rising) and the listing. */
  private features(chosen: readonly number[], units: DocumentUnits, offer: Offer, s: Sums): FeatureVector[] {
    this.classes.load(offer.classes);
    const out = chosen.map((n) => {
      const f = new Float64Array(FEATURES.length);
      f[AT.characters] = s.fine[n]!;
      f[AT.title_characters] = s.fineTitle[n]! * this.titleScale.data[n]!;
      f[AT.concepts] = s.concepts[n]!;
      f[AT.near_concepts] = s.nearConcepts[n]!;
      f[AT.latent] = offer.latent ? Math.max(0, this.alongLatent(n, offer.latent)) : 0;
      // Words typical of what was found first are, for a listing alone, its own.
      f[AT.feedback] = 1;
      f[AT.classes] = this.classes.agreement(n);
      return f;
    });
    for (const part of offer.parts) this.titleFeatures(chosen, part, out);
    this.pairFeatures(chosen, units, offer, out);
    return out;
  }

  private alongLatent(n: number, direction: Float32Array): number {
    const { data } = this.latent;
    let sum = 0;
    for (let k = 0, p = n * direction.length; k < direction.length; k++, p++) sum += data[p]! * direction[k]!;
    return sum / LATENT_ONE;
  }

  /** What one title says to the demands, as `TitleReader` reads it the other way round. */
  private titleFeatures(chosen: readonly number[], part: OfferPart, out: readonly FeatureVector[]): void {
    const named = new Float64Array(chosen.length);
    const rarest = new Float64Array(chosen.length);
    const covered = new Float64Array(chosen.length);
    for (const { term, weight } of part.words) this.words.holders(chosen, term, (at) => { named[at]! += weight; if (weight > rarest[at]!) rarest[at] = weight; });
    for (const [term, weight] of part.fine) this.fine.holders(chosen, term, (at, titled) => { if (titled) covered[at]! += weight; });
    out.forEach((f, at) => {
      f[AT.named] = Math.max(f[AT.named]!, named[at]! / (part.wordsAll + this.unsaid));
      f[AT.rarest] = Math.max(f[AT.rarest]!, rarest[at]! / 8);
      f[AT.covered_by_title] = Math.max(f[AT.covered_by_title]!, covered[at]! / (part.fineAll + this.unsaid));
    });
  }

  /** Pairs of the titles and of the body, each demand's list gone through once. */
  private pairFeatures(chosen: readonly number[], units: DocumentUnits, offer: Offer, out: readonly FeatureVector[]): void {
    const inBody = new Uint8Array(BUCKETS);
    const inTitles = new Uint8Array(BUCKETS);
    for (const h of units.phrases) inBody[h] = 1;
    for (const part of offer.parts) for (const h of part.pairs.keys()) inTitles[h] = 1;
    const { starts, values } = this.pairs;
    const sums = new Float64Array(offer.parts.length);
    out.forEach((f, at) => {
      const n = chosen[at]!;
      let body = 0;
      sums.fill(0);
      for (let i = starts.data[n]!; i < starts.data[n + 1]!; i++) {
        const h = values.data[i]!;
        if (inBody[h] === 1) body += this.pairCounts.data[i]! * this.rarity[h]!;
        if (inTitles[h] === 1) offer.parts.forEach((part, k) => { sums[k]! += part.pairs.get(h) ?? 0; });
      }
      f[AT.phrases] = units.phrases.length === 0 ? 0 : (pairScore(body / PAIR_STEPS, units.phrases.length, this.model.phrases.average) / this.pairScale.data[n]!) ** 2;
      offer.parts.forEach((part, k) => { if (part.pairsAll > 0) f[AT.pairs] = Math.max(f[AT.pairs]!, sums[k]! / (part.pairsAll + 2 * this.unsaid)); });
    });
  }

  /** Share of the titles, by weight, that a demand's telling words explain. */
  private explained(n: number, offer: Offer): number {
    const { starts, values } = this.top;
    const said = new Float64Array(offer.words.length);
    for (let i = starts.data[n]!; i < starts.data[n + 1]!; i++) {
      const root = this.roots.data[i]!;
      const likeness = this.likeness(values.data[i]!, offer);
      for (let w = 0; w < said.length; w++) if (likeness[w]! * root > said[w]!) said[w] = likeness[w]! * root;
    }
    let best = 0;
    for (const part of offer.parts) {
      const sum = part.words.reduce((total, { at, weight }) => total + weight * said[at]!, 0);
      if (part.wordsAll > 0) best = Math.max(best, sum / (part.wordsAll + this.unsaid));
    }
    return best;
  }

  /** How like an asked word each word of the listing is: 1 for itself, 0 below what counts. Demands near a listing ask for the same words. */
  private likeness(asked: number, offer: Offer): Float64Array {
    let row = offer.likeness.get(asked);
    if (!row) {
      const name = this.topNames[asked]!;
      const place = wordPlace(this.model, name);
      row = Float64Array.from(offer.words, (word, i) => {
        if (word === name) return 1;
        const direction = place === undefined ? null : (offer.directions[i] ??= wordDirection(this.model, word));
        const near = direction ? wordSimilarity(this.model, direction, place!) : 0;
        return near > SIMILAR_ENOUGH ? near : 0;
      });
      offer.likeness.set(asked, row);
    }
    return row;
  }

  /** Bytes of what is kept in long arrays; terms by name and ids come on top. */
  get bytes(): number {
    return bytesOf([this.fine, this.words, this.concepts, this.nearConcepts, this.alive, this.titleScale, this.classes, this.latent, this.top, this.roots, this.pairs, this.pairCounts, this.pairScale]);
  }
}

/** One title of the listing, its terms with their weights: words once each, units as often as they stand there. */
interface OfferPart { words: { term: string; at: number; weight: number }[]; wordsAll: number; fine: ReadonlyMap<string, number>; fineAll: number; pairs: ReadonlyMap<number, number>; pairsAll: number }

/** A listing as demands are asked about it. `words`: of all titles, each once; the rest is worked out as it is needed. */
interface Offer {
  parts: OfferPart[]; words: string[]; classes: ReturnType<typeof itemIpc>; latent: Float32Array | null; explainedAtMost: number;
  directions: (Float32Array | null | undefined)[]; likeness: Map<number, Float64Array>;
}

function offerOf(model: CorpusModel, units: DocumentUnits, unsaid: number): Offer {
  const words = [...units.titleWords];
  const parts = units.titles.map((title): OfferPart => {
    const weights = title.fine.map((t) => termWeight(model, 'fine', t));
    const fine = new Map<string, number>();
    title.fine.forEach((t, i) => fine.set(t, (fine.get(t) ?? 0) + weights[i]!));
    const pairs = new Map<number, number>();
    bucketsOf(title.fine).forEach((h, i) => pairs.set(h, (pairs.get(h) ?? 0) + weights[i]! + weights[i + 1]!));
    const named = title.words.map((term) => ({ term, at: words.indexOf(term), weight: termWeight(model, 'words', term) }));
    return { words: named, wordsAll: named.reduce((sum, w) => sum + w.weight, 0), fine, fineAll: sum(fine.values()), pairs, pairsAll: sum(pairs.values()) };
  });
  const once = (channel: 'words' | 'fine') => new Map(units.titles.flatMap((t) => t[channel]).map((t) => [t, 1] as const));
  return {
    parts, words, classes: itemIpc(model, units), latent: latentVector(model, { words: once('words'), fine: once('fine') }),
    explainedAtMost: Math.max(0, ...parts.filter((p) => p.wordsAll > 0).map((p) => p.wordsAll / (p.wordsAll + unsaid))), directions: [], likeness: new Map(),
  };
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const x of values) total += x;
  return total;
}

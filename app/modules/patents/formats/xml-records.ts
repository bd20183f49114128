import type { AppError } from '#app/core/errors.ts';
import { byMark, decoded } from './bytes.ts';
import { fileError, type Limits } from './limits.ts';
import type { Chunks } from './result.ts';
import { SafeXml, isDocumentProblem } from './xml.ts';

/** An element with what was kept of it. Strings and elements stand in document order. */
export interface XmlNode { name: string; attrs: Record<string, string>; children: (XmlNode | string)[] }

export type XmlRecord = { index: number; node: XmlNode } | { index: number; error: AppError };

export interface RecordPlan {
  /** Elements that are one record each, wherever they stand. */
  records: ReadonlySet<string>;
  /** Elements dropped with all they contain (drawings, tables, formulas). */
  skip: ReadonlySet<string>;
  /** Formulas: their text stays where it stands, their elements are not kept (they would outnumber all others). */
  flat?: ReadonlySet<string>;
  /** Element whose text stops being kept after `max` characters: long descriptions are cut, not refused. */
  cut: { name: string | RegExp; max: number };
}

/**
 * Records of an XML stream, one document at a time in memory. Bulk files are many documents one after the other, each
 * with its own `<?xml`; a broken one becomes an error and the next one is read. Wrappers around records are walked through.
 */
export async function* xmlRecords(chunks: Chunks, plan: RecordPlan, limits: Limits): AsyncGenerator<XmlRecord> {
  const state: State = { builder: null, skipping: false, index: 0, out: [] };
  let carry = '';
  const encoding = await firstEncoding(chunks);
  for await (const piece of decoded(encoding.chunks, encoding.label)) {
    const text = carry + piece;
    // A declaration may be cut by the piece's end: its possible beginning waits for the next piece.
    const keep = heldBack(text);
    carry = text.slice(text.length - keep);
    feed(state, text.slice(0, text.length - keep), plan, limits);
    yield* state.out.splice(0);
  }
  feed(state, carry, plan, limits);
  finish(state);
  yield* state.out.splice(0);
}

interface State { builder: Builder | null; skipping: boolean; index: number; out: XmlRecord[] }

const DECLARATION = /<\?xml(?=[\s])/g;

function feed(state: State, piece: string, plan: RecordPlan, limits: Limits): void {
  // Files joined by hand carry byte-order marks in the middle.
  const text = piece.replaceAll('\ufeff', '');
  let from = 0;
  for (const match of text.matchAll(DECLARATION)) {
    push(state, text.slice(from, match.index), plan, limits);
    finish(state);
    from = match.index;
    state.skipping = false;
  }
  push(state, text.slice(from), plan, limits);
}

function push(state: State, text: string, plan: RecordPlan, limits: Limits): void {
  if (state.skipping || !text || (!state.builder && !text.trim())) return;
  state.builder ??= new Builder(plan, limits, (node) => state.out.push({ index: ++state.index, node }));
  try {
    state.builder.write(text);
  } catch (error) {
    refuse(state, error);
  }
}

function finish(state: State): void {
  const { builder } = state;
  state.builder = null;
  if (!builder) return;
  try {
    builder.end();
  } catch (error) {
    refuse(state, error);
  }
}

function refuse(state: State, error: unknown): void {
  if (!isDocumentProblem(error)) throw error;
  state.out.push({ index: ++state.index, error });
  state.builder = null;
  state.skipping = true;
}

/** How many characters at the end might be the start of `<?xml `. */
function heldBack(text: string): number {
  const tail = text.slice(-6);
  for (let i = 0; i < tail.length; i++) if ('<?xml'.startsWith(tail.slice(i)) ) return tail.length - i;
  return 0;
}

/** Builds pruned trees of record elements; everything outside them is only walked through. */
class Builder {
  private readonly xml: SafeXml;
  private stack: XmlNode[] = [];
  private skipDepth: number | null = null;
  private flatDepth: number | null = null;
  private cutDepth: number | null = null;
  private cutText = 0;
  private nodes = 0;
  private chars = 0;

  constructor(private readonly plan: RecordPlan, private readonly limits: Limits, private readonly emit: (node: XmlNode) => void) {
    this.xml = new SafeXml({ open: (n, a, d) => this.open(n, a, d), text: (t) => this.text(t), close: (n, d) => this.close(n, d) }, limits);
  }

  write(text: string): void { this.xml.write(text); }
  end(): void { this.xml.end(); }

  private open(name: string, attrs: Record<string, string>, depth: number): void {
    if (this.skipDepth !== null) return;
    if (!this.stack.length && !this.plan.records.has(name)) return;
    if (this.plan.skip.has(name)) {
      this.skipDepth = depth;
      // A gap, so that the words around a formula or picture do not run together.
      this.stack.at(-1)?.children.push(' ');
      return;
    }
    if (this.flatDepth !== null) return;
    if (this.stack.length && this.plan.flat?.has(name)) { this.flatDepth = depth; return; }
    if (!this.stack.length) { this.nodes = 0; this.chars = 0; }
    if (this.cutDepth === null && (typeof this.plan.cut.name === 'string' ? name === this.plan.cut.name : this.plan.cut.name.test(name))) { this.cutDepth = depth; this.cutText = 0; }
    if (this.cutDepth !== null && this.cutText > this.plan.cut.max) { this.skipDepth = depth; return; }
    this.nodes += 1;
    if (this.nodes > this.limits.nodes) throw fileError('document_too_large');
    const node: XmlNode = { name, attrs: { ...attrs }, children: [] };
    this.stack.at(-1)?.children.push(node);
    this.stack.push(node);
  }

  private text(text: string): void {
    const top = this.stack.at(-1);
    if (!top || this.skipDepth !== null) return;
    let kept = text;
    if (this.cutDepth !== null) {
      // One character over the cap is kept so that the cut shows and is reported.
      kept = text.slice(0, Math.max(0, this.plan.cut.max + 1 - this.cutText));
      this.cutText += kept.length;
    }
    this.chars += kept.length;
    if (this.chars > this.limits.documentText) throw fileError('document_too_large');
    if (kept) top.children.push(kept);
  }

  private close(_name: string, depth: number): void {
    if (this.skipDepth !== null) {
      if (depth === this.skipDepth) this.skipDepth = null;
      return;
    }
    if (this.flatDepth !== null) {
      if (depth === this.flatDepth) this.flatDepth = null;
      return;
    }
    const node = this.stack.pop();
    if (depth === this.cutDepth) this.cutDepth = null;
    if (node && !this.stack.length) this.emit(node);
  }
}

/** Encoding by byte-order mark or the declaration of the first document; the read piece is put back in front. */
async function firstEncoding(chunks: Chunks): Promise<{ label: string; chunks: Chunks }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  const bytes = first.done ? new Uint8Array() : first.value;
  const declared = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(Buffer.from(bytes.subarray(0, 400)).toString('latin1').replace(/^\u00ef\u00bb\u00bf/, ''))?.[1];
  const wide = bytes[0] === 0x3c && bytes[1] === 0 ? 'utf-16le' : bytes[0] === 0 && bytes[1] === 0x3c ? 'utf-16be' : null;
  const label = byMark(bytes) ?? wide ?? known(declared) ?? 'utf-8';
  async function* all() {
    try {
      if (!first.done) yield first.value;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { label, chunks: all() };
}

function known(label: string | undefined): string | null {
  if (!label) return null;
  try {
    const decoder = new TextDecoder(/^gb/i.test(label) ? 'gb18030' : label);
    // A declaration that says UTF-16 in a file whose first bytes are single ones is wrong.
    return decoder.encoding.startsWith('utf-16') ? 'utf-8' : decoder.encoding;
  } catch {
    throw fileError('encoding_unknown', { encoding: label });
  }
}

/** First child element of a name, walking down the given names. */
export function child(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  let at = node;
  for (const name of path) at = at?.children.find((c): c is XmlNode => typeof c !== 'string' && c.name === name);
  return at;
}

/** Child elements with one of the names. */
export function children(node: XmlNode | undefined, ...names: string[]): XmlNode[] {
  return (node?.children ?? []).filter((c): c is XmlNode => typeof c !== 'string' && (names.length === 0 || names.includes(c.name)));
}

/** All elements of the names below a node, in document order; does not look inside a match. */
export function descendants(node: XmlNode | undefined, ...names: string[]): XmlNode[] {
  const found: XmlNode[] = [];
  const walk = (n: XmlNode) => { for (const c of children(n)) { if (names.includes(c.name)) found.push(c); else walk(c); } };
  if (node) walk(node);
  return found;
}

/** Everything written inside a node, in order, without added spaces (sub- and superscripts stay attached). */
export function textOf(node: XmlNode | string | undefined): string {
  if (node === undefined) return '';
  if (typeof node === 'string') return node;
  return node.name === 'br' ? ' ' : node.children.map(textOf).join('');
}

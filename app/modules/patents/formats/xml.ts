import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { fileError, type FileProblem, type Limits } from './limits.ts';
import { AppError } from '#app/core/errors.ts';

/** What a reader wants to hear of an XML stream. Names come without their namespace prefix. */
export interface XmlEvents {
  open(name: string, attrs: Record<string, string>, depth: number): void;
  text(text: string): void;
  close(name: string, depth: number): void;
}

/** Named characters old patent DTDs declare; everything else must be numeric. None of them expands to markup or to more than one character. */
const NAMED: Record<string, string> = {
  nbsp: '\u00a0', middot: '·', times: '×', divide: '÷', plusmn: '±', deg: '°', micro: 'µ', mu: 'μ', alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', lambda: 'λ',
  omega: 'ω', Omega: 'Ω', theta: 'θ', pi: 'π', sigma: 'σ', phi: 'φ', rho: 'ρ', tau: 'τ', Delta: 'Δ', le: '≤', ge: '≥', ne: '≠', asymp: '≈', infin: '∞', hellip: '…', ndash: '–', mdash: '—',
  lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', bull: '•', reg: '®', copy: '©', trade: '™', Aring: 'Å', sect: '§', para: '¶', prime: '′', Prime: '″', rarr: '→', larr: '←',
};

/**
 * A SAX parser that cannot be made to expand, fetch or hoard: entity declarations are refused (unparsed image entities of
 * old USPTO files excepted), external DTDs are never read, and depth, attributes and the text between two tags are
 * capped. Feed it with {@link SafeXml.write}; every refusal is an AppError.
 */
export class SafeXml {
  private readonly parser = new SaxesParser({ xmlns: false, position: false });
  private depth = 0;
  private attributes = 0;
  private silent = 0;

  constructor(private readonly events: XmlEvents, private readonly limits: Limits) {
    const p = this.parser;
    Object.assign(p.ENTITIES, NAMED);
    p.on('error', (error) => this.onError(error));
    p.on('doctype', (doctype) => { this.silent = 0; checkDoctype(doctype); });
    p.on('opentagstart', () => { this.silent = 0; this.attributes = 0; });
    p.on('attribute', () => {
      this.attributes += 1;
      if (this.attributes > limits.attributes) throw fileError('xml_too_many_attributes');
    });
    p.on('opentag', (tag: SaxesTagPlain) => this.onOpen(tag));
    p.on('closetag', (tag) => { this.silent = 0; this.depth -= 1; events.close(localName(tag.name), this.depth); });
    p.on('text', (text) => { this.silent = 0; events.text(text); });
    p.on('cdata', (text) => { this.silent = 0; events.text(text); });
    p.on('comment', () => { this.silent = 0; });
    p.on('processinginstruction', () => { this.silent = 0; });
  }

  /** Feeds a piece of text. Throws the first problem it meets. */
  write(text: string): void {
    // Small bites, so that a run without any tag is noticed before it has grown by more than a bite.
    for (let at = 0; at < text.length; at += 65_536) {
      const bite = text.slice(at, at + 65_536);
      this.silent += bite.length;
      this.parser.write(bite);
      if (this.silent > this.limits.run) throw fileError('xml_text_too_long');
    }
  }

  /** Ends the document; an unfinished one is `xml_broken`. */
  end(): void {
    this.parser.close();
  }

  private onOpen(tag: SaxesTagPlain): void {
    this.silent = 0;
    if (this.depth >= this.limits.depth) throw fileError('xml_too_deep');
    this.events.open(localName(tag.name), tag.attributes, this.depth);
    this.depth += 1;
  }

  private onError(error: Error): void {
    // An entity only the external DTD knows stays in the text as written: the DTD is not read, and nothing is expanded.
    if (/undefined entity/i.test(error.message)) return;
    // Thrown from inside the parser: nothing after the fault is reported, so a broken record is never taken for a whole one.
    throw fileError('xml_broken', { message: error.message.slice(0, 160) });
  }
}

/** True when a problem concerns one document only, so that the next one in a bulk file is worth reading. */
export function isDocumentProblem(error: unknown): error is AppError {
  const reasons: FileProblem[] = ['xml_broken', 'xml_too_deep', 'xml_too_many_attributes', 'xml_entities_refused', 'document_too_large', 'xml_text_too_long'];
  return error instanceof AppError && error.code === 'bad_file' && reasons.includes(error.details.reason as FileProblem);
}

/** Name without namespace prefix: offices change prefixes between schema versions, not names. */
export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function checkDoctype(doctype: string): void {
  const body = doctype.replace(/<!--[\s\S]*?-->/g, '');
  for (const match of body.matchAll(/<!ENTITY\s+(%?)[^>]*>?/gi)) {
    const isImage = !match[1] && /^<!ENTITY\s+\S+\s+(?:SYSTEM\s+("[^"]*"|'[^']*')|PUBLIC\s+("[^"]*"|'[^']*')\s+("[^"]*"|'[^']*'))\s+NDATA\s+\S+\s*>$/i.test(match[0]);
    if (!isImage) throw fileError('xml_entities_refused');
  }
}

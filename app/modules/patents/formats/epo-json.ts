import { head } from './bytes.ts';
import { EPO_RECORDS, epoRow } from './epo-xml.ts';
import { fileError, type Limits } from './limits.ts';
import type { Chunks, ParsedRows } from './result.ts';
import { localName } from './xml.ts';
import type { XmlNode } from './xml-records.ts';

/** Answers of OPS are a few documents; anything longer than this comes as XML. Bytes. */
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * OPS answers as JSON: the same elements as in XML, `@name` for attributes, `$` for text. JSON cannot be read in pieces, so
 * its size is capped. Throws `document_too_large`, `json_broken`, `xml_too_deep`.
 */
export async function* readEpoJson(chunks: Chunks, limits: Limits): ParsedRows {
  const bytes = await head(chunks, MAX_BYTES + 1);
  if (bytes.length > MAX_BYTES) throw fileError('document_too_large');
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8').decode(bytes));
  } catch {
    throw fileError('json_broken');
  }
  const walk = new Walk(limits);
  walk.find(value, 0);
  let row = 0;
  for (const node of walk.found) yield epoRow(++row, node);
}

class Walk {
  readonly found: XmlNode[] = [];
  private nodes = 0;

  constructor(private readonly limits: Limits) {}

  find(value: unknown, depth: number): void {
    if (depth > this.limits.depth) throw fileError('xml_too_deep');
    if (Array.isArray(value)) { for (const item of value) this.find(item, depth + 1); return; }
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const name = localName(key);
      if (!EPO_RECORDS.has(name)) { this.find(inner, depth + 1); continue; }
      for (const one of Array.isArray(inner) ? inner : [inner]) {
        this.nodes = 0;
        this.found.push(this.node(name, one, depth + 1));
      }
    }
  }

  private node(name: string, value: unknown, depth: number): XmlNode {
    if (depth > this.limits.depth) throw fileError('xml_too_deep');
    if (++this.nodes > this.limits.nodes) throw fileError('document_too_large');
    const node: XmlNode = { name, attrs: {}, children: [] };
    if (typeof value !== 'object' || value === null) {
      if (value !== null && value !== undefined) node.children.push(String(value));
      return node;
    }
    for (const [key, inner] of Object.entries(value)) {
      if (key.startsWith('@')) node.attrs[localName(key.slice(1))] = String(inner);
      else if (key === '$') node.children.push(String(inner));
      else for (const one of Array.isArray(inner) ? inner : [inner]) node.children.push(this.node(localName(key), one, depth + 1));
    }
    return node;
  }
}

/** Pieces of text work that index, queries and matching share. Pure. */

/** Marks around a hit in texts that come back from the index: private-use characters, which {@link stripMarks} keeps out of documents. */
export const MARK_START = '\ue000';
export const MARK_END = '\ue001';

export interface Segment { text: string; hit: boolean }

/** A marked text as segments. Pages print them as text nodes, so nothing in a document is ever taken for markup. */
export function segmentsOf(marked: string): Segment[] {
  const out: Segment[] = [];
  let hit = false;
  for (const part of marked.split(/([\ue000\ue001])/)) {
    if (part === MARK_START) hit = true;
    else if (part === MARK_END) hit = false;
    else if (part) {
      const last = out.at(-1);
      if (last && last.hit === hit) last.text += part;
      else out.push({ text: part, hit });
    }
  }
  return out;
}

export function stripMarks(text: string): string { return text.replace(/[\ue000\ue001]/g, ''); }

/** Halves of surrogate pairs, which no engine accepts, replaced by the replacement character. */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

/** A typed text reduced to how number keys are written: NFKC, upper case, digits, letters and Han characters only. */
export function numberForm(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(/[^0-9A-Z\u4e00-\u9fff]/g, '');
}

/** Is this query a patent number, whole or begun, in any spelling (`ZL 2012 2 0249767.4`, `us 8,927,118 B2`, `CN114081026A`, `专利号…`)? */
export function looksLikeNumber(query: string): boolean {
  const form = numberForm(query).replace(/^专利号|^申请号|^公开号/, '');
  return form.length <= 24 && /^(?:[A-Z]{2})?(?:ZL)?[A-Z]{0,2}\d{5,14}X?(?:[A-Z]\d?)?$/.test(form);
}

/**
 * Can this be nothing but a patent's number: an office's letters before the digits, a check digit, or as many digits as no grade or
 * model has? Then it is never taken for words.
 */
export function namesAPatent(query: string): boolean {
  const form = numberForm(query);
  return looksLikeNumber(query) && (/^(?:专利号|申请号|公开号)/.test(form) || /^(?:CN|ZL|US|EP|WO|JP|KR|DE|GB|FR|TW|CA|AU|RU)(?:ZL)?[A-Z]{0,2}\d{5,}/.test(form) || /^\d{7,14}X?[A-Z]?\d?$/.test(form));
}

/** The part of a number query that keys are compared with. */
export function numberQuery(query: string): string { return numberForm(query).replace(/^(?:专利号|申请号|公开号)/, ''); }

/**
 * The serial of a Chinese application number typed with its check digit (`201110124687.X` → `201110124687`), else null: the twelve
 * digits name the application by themselves, so a number copied with a wrong check digit still leads to it.
 */
export function serialQuery(query: string): string | null {
  return /^(?:CN)?(?:ZL)?((?:19|20)\d{10})[\dX]$/.exec(numberQuery(query))?.[1] ?? null;
}

/** Han characters in it? */
export function hasHan(text: string): boolean { return /[\u3400-\u9fff\uf900-\ufaff]/.test(text); }

/** Marks every occurrence of the given needles (already lower case) in a text, overlaps joined. */
export function markHits(text: string, needles: readonly string[]): Segment[] {
  const lower = text.toLowerCase();
  // Lower-casing a few letters changes a text's length (İ); then no hit can be placed safely.
  if (lower.length !== text.length) return [{ text, hit: false }];
  const ranges: [number, number][] = [];
  for (const needle of needles) {
    for (let at = needle ? lower.indexOf(needle) : -1; at >= 0; at = lower.indexOf(needle, at + needle.length)) ranges.push([at, at + needle.length]);
  }
  return segmentsOf(markRanges(text, mergeRanges(ranges)));
}

/** Sorted ranges with those that touch or overlap joined. */
export function mergeRanges(ranges: readonly (readonly [number, number])[]): [number, number][] {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const out: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = out.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

function markRanges(text: string, ranges: readonly (readonly [number, number])[]): string {
  let out = '';
  let at = 0;
  for (const [from, to] of ranges) {
    out += `${text.slice(at, from)}${MARK_START}${text.slice(from, to)}${MARK_END}`;
    at = to;
  }
  return out + text.slice(at);
}

/** A window of about `size` characters around the first hit, with ellipses where it was cut. */
export function cropSegments(segments: readonly Segment[], size: number): Segment[] {
  const whole = segments.map((s) => s.text).join('');
  if (whole.length <= size) return [...segments];
  let before = 0;
  for (const s of segments) { if (s.hit) break; before += s.text.length; }
  const from = before >= whole.length ? 0 : Math.max(0, Math.min(before - Math.floor(size / 4), whole.length - size));
  const to = from + size;
  const out: Segment[] = from > 0 ? [{ text: '…', hit: false }] : [];
  let at = 0;
  for (const s of segments) {
    const text = s.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    if (text) out.push({ text, hit: s.hit });
    at += s.text.length;
  }
  return to < whole.length ? [...out, { text: '…', hit: false }] : out;
}

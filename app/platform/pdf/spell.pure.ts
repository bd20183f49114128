/**
 * Every character a document is given gets onto the page: what its face has no glyph for is written in a plain form, and what has none is
 * written by its code, so that a reader sees that something stands there, and which. An empty box says neither.
 */
export interface Spelled { text: string; /** Characters that could only be written by their code. */ lost: string[] }

const SUPER = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ';
const SUB = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₔₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ';
/** Relatives of signs that no decomposition names. */
const RELATIVES: Record<string, string> = { '−': '-', '‐': '-', '‑': '-', '‒': '-', '⁄': '/', '∕': '/', '∙': '·', '⋅': '·', '⟶': '→', '⇀': '→', '⇋': '⇌', '⩽': '≤', '⩾': '≥', 'ℓ': 'l', '⌀': 'Ø', '∅': 'Ø' };
const NO_MARK = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]/gu;

const plainOf = (text: string) => [...text.normalize('NFKD')].map((c) => RELATIVES[c] ?? c).join('');

/** Writes a text with the glyphs a face has. Exponents stay exponents: 10⁻³ becomes 10^-3, never 10-3; an index of digits stands plain, as in CO2. */
export function spell(text: string, has: (codePoint: number) => boolean): Spelled {
  const drawn = (run: string) => [...run].every((c) => has(c.codePointAt(0)!));
  if (drawn(text)) return { text, lost: [] };
  const lost: string[] = [];
  const runs = text.replace(NO_MARK, '')
    .replace(new RegExp(`[${SUPER}]+`, 'gu'), (run) => (drawn(run) ? run : `^${plainOf(run)}`))
    .replace(new RegExp(`[${SUB}]+`, 'gu'), (run) => (drawn(run) ? run : /^[₀-₉]+$/u.test(run) ? plainOf(run) : `_${plainOf(run)}`));
  const spelled = [...runs].map((c) => {
    const point = c.codePointAt(0)!;
    if (has(point) || /[\n\r\t]/.test(c)) return c;
    const plain = RELATIVES[c] ?? plainOf(c);
    if (plain !== c && drawn(plain)) return plain;
    // A letter with a mark the face does not have: better without its mark than not at all.
    const bare = plain.replace(/\p{M}/gu, '');
    if (bare !== '' && bare !== c && drawn(bare)) return bare;
    if (/\p{M}/u.test(c)) return '';
    lost.push(c);
    return `〔U+${point.toString(16).toUpperCase().padStart(4, '0')}〕`;
  }).join('');
  return { text: spelled, lost };
}

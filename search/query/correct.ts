import { CONCEPTS } from '../lexicon/index.ts';

/** Chinese slips of one character (双级板 for 双极板): the notion whose name differs in one place only. */

const BLANK = '\u0000';
interface Name { id: number; name: string }
let patterns: Map<string, Name | null> | null = null;
/** Names by what is left of them when one character is not looked at; a pattern two notions share leads to neither. */
function table(): Map<string, Name | null> {
  if (patterns) return patterns;
  patterns = new Map();
  for (const c of CONCEPTS) {
    for (const name of c.zh) {
      if (name.length < 3 || name.length > 8 || !/^[\u3400-\u9fff]+$/.test(name)) continue;
      for (const p of blanked(name)) { const known = patterns.get(p); patterns.set(p, known === undefined || known?.id === c.id ? { id: c.id, name } : null); }
    }
  }
  return patterns;
}

function blanked(name: string): string[] { return Array.from(name, (_c, i) => name.slice(0, i) + BLANK + name.slice(i + 1)); }

/** The one notion a mistyped Chinese word stands for, else null. For words of three to eight characters that are no name themselves. */
export function corrected(word: string): Name | null {
  if (word.length < 3 || word.length > 8) return null;
  const found = blanked(word).flatMap((p) => table().get(p) ?? []);
  return new Set(found.map((n) => n.id)).size === 1 ? found[0]! : null;
}

import { createHash } from 'node:crypto';
import { CONCEPTS, LEXICON } from '../lexicon/index.ts';
import { stem } from '../model/stem.ts';
import { cutHan, isJoint } from '../model/text.ts';
import { fold, FOLD_VERSION, piecesOf } from '../query/fold.ts';

/**
 * Texts as the search engine is given them: folded, cut into words here and not there, English words also as their stems, and
 * beside them one word for every notion of the lexicon, whichever of its names in whichever language was used. So that index and
 * query are cut by the same knife, and what the engine compares are whole words. Deterministic.
 */

/** Words of a text, one space between them. */
export function tokensOf(text: string): string { return foldedTokens(fold(text)); }

function foldedTokens(folded: string): string {
  const out: string[] = [];
  for (const piece of piecesOf(folded)) {
    if (!piece.han) {
      out.push(piece.text);
      const root = stem(piece.text);
      if (root !== piece.text) out.push(root);
    } else for (const word of cutHan(piece.text, true)) if (word.length > 1 || !isJoint(word)) out.push(word);
  }
  return out.join(' ');
}

/** One notion as a word no text holds: from its preferred name, so that it stays the same while others are added. */
export function notionToken(id: number): string { return (tokens[id] ??= `qz${createHash('sha256').update(CONCEPTS[id]!.zh[0]!).digest('hex').slice(0, 10)}`); }
const tokens: string[] = [];

/** The notions texts name, as words. */
export function notionTokens(...texts: string[]): string {
  return LEXICON.all(texts.map(fold).join('\n')).map(notionToken).join(' ');
}

/** Changes whenever documents would be made otherwise: with the folding, the lexicon, or what is written here. A name a setting can bear. */
export const SHAPE = `shape_${createHash('sha256').update(JSON.stringify([FOLD_VERSION, 3, CONCEPTS.map((c) => [c.zh, c.en])])).digest('hex').slice(0, 12)}`;

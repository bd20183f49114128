import { CONCEPTS, LEXICON } from '#search/lexicon/index.ts';
import { isStopWord, stem } from '#search/model/stem.ts';
import { fold } from '#search/model/text.ts';

/**
 * Texts as terms: Chinese as character bigrams (no dictionary knows the newest words of a field), English as lightly stemmed
 * words, and both as notions of the lexicon (`#双极板`), which are the same in either language. Pure.
 */
export interface Token { term: string; start: number; end: number }

/** Characters that join Chinese words but carry no matter: a run is cut at them, so no bigram reaches across. */
const STOP_HAN = /[的了和与及或在是为对于以将被把从到等其该所之且并而则也又很更最我你他它们这那个种来去上下中内外]/;
/** Bigrams of requests and of patent prose. */
const STOP_BIGRAMS = new Set('需要 希望 要求 能够 可以 进行 实现 采用 具有 提供 公开 涉及 属于 包括 所述 特征 发明 问题 解决 目前 现有 技术 方法 装置 系统 寻求 寻找 企业 公司 项目 一种 通过 利用 使用 由于 因此 以及 用于 相关 领域 方案'.split(' '));

const JOINTS = new RegExp(`${STOP_HAN.source}|${[...STOP_BIGRAMS].join('|')}`);

/** Terms of a text with their places, in order. Places are UTF-16 offsets into `text`; a text whose case folding changes its length is read as it is. */
export function tokenize(text: string): Token[] {
  const folded = fold(text);
  const tokens: Token[] = [];
  for (const match of folded.matchAll(/[\u3400-\u9fff]+|[a-z][a-z0-9]*|\d+(?:\.\d+)?/g)) {
    const start = match.index;
    if (/^[\u3400-\u9fff]/.test(match[0])) tokens.push(...hanTokens(match[0], start));
    else if (/^\d/.test(match[0])) { if (match[0].length >= 2) tokens.push({ term: match[0], start, end: start + match[0].length }); }
    else if (match[0].length >= 2 && !isStopWord(match[0])) tokens.push({ term: stem(match[0]), start, end: start + match[0].length });
  }
  return [...tokens, ...notions(folded)];
}

/** Distinct terms of a text with how often each occurs. */
export function termCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { term } of tokenize(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** Chinese words in a row, cut at joining characters: the pieces a short query is made of. */
export function chunks(text: string): string[] {
  return [...fold(text).matchAll(/[\u3400-\u9fff]+|[a-z][a-z0-9-]*/g)].flatMap((m) => (/^[a-z]/.test(m[0]) ? (isStopWord(m[0]) || m[0].length < 2 ? [] : [m[0]]) : m[0].split(JOINTS).filter((c) => c.length >= 2)));
}

function hanTokens(run: string, at: number): Token[] {
  const tokens: Token[] = [];
  let start = 0;
  for (const piece of run.split(STOP_HAN)) {
    // One character between two joints is a word of its own (酶, 钛); inside longer pieces only bigrams tell anything.
    if (piece.length === 1) tokens.push({ term: piece, start: at + start, end: at + start + 1 });
    for (let i = 0; i + 2 <= piece.length; i++) {
      const term = piece.slice(i, i + 2);
      if (!STOP_BIGRAMS.has(term)) tokens.push({ term, start: at + start + i, end: at + start + i + 2 });
    }
    start += piece.length + 1;
  }
  return tokens;
}

/** Notions of the lexicon in a folded text, the longest at each place (激光焊接, not also 焊接). */
function notions(folded: string): Token[] {
  return LEXICON.find(folded).map((h) => ({ term: `#${CONCEPTS[h.id]!.zh[0]}`, start: h.start, end: h.end }));
}

import { stem } from '../model/stem.ts';
import { fold as inPlace } from '../model/text.ts';
import { mergeRanges, type Segment } from './text.ts';
import type { Term } from './understand.server.ts';

/**
 * Marks in a text the words a search was for, under any of their names: Han forms where they stand, English ones as whole words
 * (robot is not root). What is general or only binds words is not marked while something telling was asked. Pure.
 */
export function marker(terms: readonly Term[]): (text: string) => Segment[] {
  const telling = terms.filter((t) => t.essential);
  const names = [...new Set((telling.length > 0 ? telling : terms).flatMap((t) => [...t.names, ...(t.kind === 'grade' ? [t.text.split(' ')[0]!] : [])]))];
  const han = names.filter((n) => /[\u3400-\u9fff]/.test(n)).map((n) => n.replace(/ /g, ''));
  const words = new Map<string, string[][]>();
  for (const n of names) {
    if (/[\u3400-\u9fff]/.test(n)) continue;
    const sequence = n.replace(/^minus/, '').split(' ');
    words.set(sequence[0]!, [...words.get(sequence[0]!) ?? [], sequence]);
  }
  return (text) => {
    const low = inPlace(text);
    const ranges: [number, number][] = [];
    for (const n of han) for (let at = low.indexOf(n); at >= 0; at = low.indexOf(n, at + n.length)) ranges.push([at, at + n.length]);
    if (words.size > 0) {
      const there = Array.from(low.matchAll(/[a-z0-9]+(?:\.\d+)*/g), (m) => ({ stem: stem(m[0]), start: m.index, end: m.index + m[0].length }));
      there.forEach((w, i) => {
        for (const sequence of words.get(w.stem) ?? []) if (sequence.every((s, k) => there[i + k]?.stem === s)) ranges.push([w.start, there[i + sequence.length - 1]!.end]);
      });
    }
    return segments(text, mergeRanges(ranges));
  };
}

function segments(text: string, ranges: readonly (readonly [number, number])[]): Segment[] {
  const out: Segment[] = [];
  let at = 0;
  for (const [from, to] of ranges) {
    if (from > at) out.push({ text: text.slice(at, from), hit: false });
    out.push({ text: text.slice(from, to), hit: true });
    at = to;
  }
  if (at < text.length || out.length === 0) out.push({ text: text.slice(at), hit: false });
  return out;
}

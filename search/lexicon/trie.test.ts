import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Trie } from './trie.ts';

const found = (trie: Trie<string>, text: string, from = 0) => trie.longest(from, (i) => text[i]);

describe('a tree of keys', () => {
  it('finds the longest key that begins at a place', () => {
    const trie = new Trie<string>();
    ['焊接', '激光焊接', '激光'].forEach((name, value) => trie.add(name, value));
    expect(found(trie, '激光焊接机')).toEqual({ value: 1, length: 4 });
    expect(found(trie, '激光器')).toEqual({ value: 2, length: 2 });
    expect(found(trie, '激光焊接机', 2)).toEqual({ value: 0, length: 2 });
    expect(found(trie, '焊')).toBeNull();
    expect(found(trie, '')).toBeNull();
  });
  it('keeps the first value of a key given twice', () => {
    const trie = new Trie<string>();
    trie.add('阀', 3);
    trie.add('阀', 5);
    expect(found(trie, '阀')).toEqual({ value: 3, length: 1 });
  });
  it('agrees with trying every length', () => {
    const key = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 });
    fc.assert(fc.property(fc.uniqueArray(key, { maxLength: 12 }), fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 }), fc.nat(8), (keys, text, from) => {
      const trie = new Trie<string>();
      keys.forEach((k, i) => trie.add(k, i));
      const best = keys.map((k, value) => ({ value, length: k.length })).filter((k) => text.startsWith(keys[k.value]!, from)).sort((a, b) => b.length - a.length)[0] ?? null;
      expect(found(trie, text, from)).toEqual(best);
    }));
  });
});

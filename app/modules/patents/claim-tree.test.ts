import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimTree, leansOn, type ClaimNode } from './claim-tree.pure.ts';

const claim = (n: number, text: string, independent = false) => ({ n, text, independent });
const shape = (nodes: readonly ClaimNode<{ n: number }>[]): unknown[] => nodes.map((x) => (x.on.length ? [x.claim.n, shape(x.on)] : x.claim.n));

describe('the tree of claims', () => {
  it('hears what a claim leans on, in both languages', () => {
    expect(leansOn('根据权利要求1所述的装置，其特征在于', 2)).toEqual([1]);
    expect(leansOn('如权利要求 2 或 3 所述的方法', 5)).toEqual([2, 3]);
    expect(leansOn('根据权利要求1-3任一项所述的装置', 4)).toEqual([1, 3]);
    expect(leansOn('The plate of claim 3, wherein', 4)).toEqual([3]);
    expect(leansOn('A method according to claims 2 or 4', 6)).toEqual([2, 4]);
    expect(leansOn('The method of any one of the preceding claims', 6)).toEqual([1]);
    expect(leansOn('一种双极板，其特征在于', 1)).toEqual([]);
    expect(leansOn('The plate of claim 9', 4)).toEqual([]); // a later claim holds nothing up
  });

  it('puts dependent claims under the one they lean on', () => {
    const claims = [claim(1, '一种装置', true), claim(2, '根据权利要求1所述的装置'), claim(3, '根据权利要求2所述的装置'), claim(4, '一种采用权利要求1所述装置的方法', true), claim(5, '根据权利要求4所述的方法'), claim(6, '其中')];
    expect(shape(claimTree(claims))).toEqual([[1, [[2, [3]]]], [4, [5]], 6]);
  });

  it('keeps every claim once, whatever the texts say (property)', () => {
    const texts = fc.array(fc.tuple(fc.constantFrom('权利要求', 'claim ', 'x'), fc.nat(12), fc.boolean()), { maxLength: 12 });
    fc.assert(fc.property(texts, (list) => {
      const claims = list.map(([word, k, independent], i) => claim(i + 1, `如${word}${k}所述`, independent));
      const all = (nodes: readonly ClaimNode<{ n: number }>[]): number[] => nodes.flatMap((x) => [x.claim.n, ...all(x.on)]);
      expect(all(claimTree(claims)).sort((a, b) => a - b)).toEqual(claims.map((c) => c.n));
    }));
  });
});

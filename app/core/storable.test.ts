import { expect, it } from 'vitest';
import { isStorable, storable } from './storable.ts';

it('leaves out what no database text holds, at any depth, and nothing else', () => {
  expect(storable({ a: ['x\0y', '字\ud842'], 'k\ud842': { n: 1, none: null, whole: '𠮷' } })).toEqual({ a: ['xy', '字'], k: { n: 1, none: null, whole: '𠮷' } });
  expect(['𠮷', '', 'a\0', '\udfb7'].map(isStorable)).toEqual([true, true, false, false]);
});

import { describe, expect, it } from 'vitest';
import { ipcKey, ipcPrefix } from './ipc.ts';

describe('IPC in the search box', () => {
  it.each([
    ['H01', 'H01', 'H01'], ['h01m', 'H01M', 'H01M'], ['H01M 8', 'H01M 8/', 'H01M0008'], ['H01M 8/', 'H01M 8/', 'H01M0008'], ['H01M8/0258', 'H01M 8/0258', 'H01M00080258'], ['h01m 8/02', 'H01M 8/02', 'H01M000802'],
    ['Ｈ０１Ｍ　８／０２５８', 'H01M 8/0258', 'H01M00080258'], ['IPC: H01M 8/0258', 'H01M 8/0258', 'H01M00080258'], ['Int.Cl. G06F 17/', 'G06F 17/', 'G06F0017'], ['G06F015/16', 'G06F 15/16', 'G06F001516'], ['C07K 1000/02', 'C07K 1000/02', 'C07K100002'],
    ['H01M10/0525(2010.01)I', 'H01M 10/0525', 'H01M00100525'], ['H01M 10/0525 (2010.01)', 'H01M 10/0525', 'H01M00100525'], ['H01M0010052500', 'H01M 10/0525', 'H01M00100525'], ['A45F 504', 'A45F 5/04', 'A45F000504'], ['B03C0003090000', 'B03C 3/09', 'B03C000309'],
  ])('reads %s', (query, symbol, key) => expect(ipcPrefix(query)).toEqual({ symbol, key }));
  it.each(['H', '双极板', 'H01M 双极板', 'CN114081026A', 'H01M/02', 'Z01M', 'H1M', '5G', 'H01M 8/0258 8/0204', 'H01M 12345', '316L', ''])('takes %s for something else', (query) => expect(ipcPrefix(query)).toBeNull());
  it('keys begin as their prefixes do, and as no others', () => {
    expect(ipcKey('H01M 8/0258')).toBe('H01M00080258');
    expect(['H01M 8/0258', 'H01M 80/02', 'H01M 4/88', 'H01L 8/02'].filter((s) => ipcKey(s).startsWith(ipcPrefix('h01m8')!.key))).toEqual(['H01M 8/0258']);
    expect([ipcKey('H01M'), ipcKey('H01')]).toEqual(['H01M', 'H01']);
  });
});

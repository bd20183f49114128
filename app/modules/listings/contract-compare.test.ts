import { describe, expect, it } from 'vitest';
import { idsOf } from './contract-compare.ts';

describe('what a comparison is asked for', () => {
  it('takes commas and repeats alike, each once, in order, four at most', () => {
    expect(idsOf(['lst_aaa,lst_bbb', 'lst_aaa', ' lst_ccc ,lst_ddd,lst_eee'])).toEqual(['lst_aaa', 'lst_bbb', 'lst_ccc', 'lst_ddd']);
  });
  it('leaves out what is no listing’s id', () => expect(idsOf(['dem_aaa', '', 'lst_', "lst_a'; drop", 'lst_ok1'])).toEqual(['lst_ok1']));
});

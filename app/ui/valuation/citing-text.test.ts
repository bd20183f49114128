import { describe, expect, it } from 'vitest';
import { citingDocuments } from './citing-text.ts';

describe('citing documents', () => {
  it('are read one a line, whatever the order, with their day and classes', () => {
    expect(citingDocuments('CN110000001A 2021-03-05 H01M\n2022.7.1\tUS11000000B2\tC23C; H01M\n\n2023年10月12日')).toEqual({
      documents: [{ number: 'CN110000001A', published_on: '2021-03-05', classes: ['H01M'] }, { number: 'US11000000B2', published_on: '2022-07-01', classes: ['C23C', 'H01M'] }, { published_on: '2023-10-12' }], undated: [],
    });
  });

  it('without a day are named, and digits of a number are no day', () => {
    expect(citingDocuments('CN20210305\nEP3000000A1\n20210305')).toEqual({ documents: [{ published_on: '2021-03-05' }], undated: [1, 2] });
  });
});

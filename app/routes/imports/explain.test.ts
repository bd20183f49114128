import { describe, expect, it } from 'vitest';
import { translator } from '#app/i18n/server.ts';
import { explainImport } from './explain.server.ts';

describe('what an import says of a fault', () => {
  it('names the place where there is one', () => {
    expect(explainImport(translator('en')).problem('too_many_columns@3:501')).toBe('Too many columns: 500 at most (row 3, column 501)');
    expect(explainImport(translator('zh')).problem('too_many_columns@3:501')).toBe('列数过多，最多 500 列（第 3 行，第 501 列）');
    expect(explainImport(translator('en')).problem('header_missing')).toBe('No row with column names found');
    expect(explainImport(translator('en')).problem('a_code_without_words')).toBe('a_code_without_words');
  });
});

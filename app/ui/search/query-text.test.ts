import { describe, expect, it } from 'vitest';
import { isChosen, queryOfForm, queryWithout } from './query-text.ts';

describe('the search page’s query', () => {
  it('leaves out what says nothing, so that equal searches have equal addresses', () => {
    expect(queryOfForm([['q', ' 双极板 '], ['sort', 'relevance'], ['trl', '5'], ['trl', '6'], ['org', ''], ['page', '4']])).toBe('q=%E5%8F%8C%E6%9E%81%E6%9D%BF&trl=5&trl=6');
    expect(queryOfForm([['sort', 'newest'], ['q', '']])).toBe('sort=newest');
  });

  it('takes one value or a whole facet out and returns to the first page', () => {
    expect(queryWithout('q=a&trl=5&trl=6&page=3', 'trl', '5')).toBe('q=a&trl=6');
    expect(queryWithout('q=a&trl=5&trl=6&page=3', 'trl')).toBe('q=a');
    expect(queryWithout('q=a', 'q', 'b')).toBe('q=a');
  });

  it('knows what is chosen', () => {
    expect(isChosen('trl=5&trl=6', 'trl', '6')).toBe(true);
    expect(isChosen('trl=5', 'trl', '6')).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { translator } from '#app/i18n/server.ts';
import { errorTitle } from './error-title.ts';

describe('the heading of an error page', () => {
  it('names an address, a size or a form where that is the matter, and calls nothing broken that is not', () => {
    expect([400, 414, 431].map(errorTitle)).toEqual(['badAddress', 'badAddress', 'badAddress']);
    expect([403, 404, 413, 422, 429].map(errorTitle)).toEqual(['forbidden', 'notFound', 'tooLarge', 'notTaken', 'tooMany']);
    expect([500, 503, 418].map(errorTitle)).toEqual(['title', 'title', 'title']);
  });

  it('has words in both languages', () => {
    for (const status of [400, 403, 404, 405, 413, 422, 429, 500]) {
      for (const locale of ['zh', 'en'] as const) expect(translator(locale)(`common:errorPage.${errorTitle(status)}`)).not.toContain('errorPage');
    }
  });
});

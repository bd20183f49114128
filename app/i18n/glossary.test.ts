import { describe, expect, it } from 'vitest';
import { DEAL_KINDS } from '#app/core/vocabulary.ts';
import { GLOSSARY, GLOSSARY_CODES } from './glossary.ts';

describe('the glossary', () => {
  it('explains every word in both languages, each in its own script, and names the same law in both or in none', () => {
    for (const code of GLOSSARY_CODES) {
      const { zh, en } = GLOSSARY[code];
      expect(/\p{Script=Han}/u.test(zh.term + zh.text), code).toBe(true);
      expect(/\p{Script=Han}/u.test(en.term + en.text + en.law), code).toBe(false);
      expect([zh.text, en.text].every((x) => x.length > 10 && x.length < 260), code).toBe(true);
      expect(zh.law === '', code).toBe(en.law === '');
    }
    for (const kind of DEAL_KINDS) expect(GLOSSARY_CODES, kind).toContain(kind);
  });
});

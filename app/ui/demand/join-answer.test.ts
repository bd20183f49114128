import { expect, it } from 'vitest';
import { joinAnswer } from './join-answer.ts';

it('adds a suggestion to what was typed, once, with the language’s comma', () => {
  expect(joinAnswer('', '不锈钢', 'zh')).toBe('不锈钢');
  expect(joinAnswer('钛板，', '不锈钢', 'zh')).toBe('钛板，不锈钢');
  expect(joinAnswer('titanium', 'stainless steel', 'en')).toBe('titanium, stainless steel');
  expect(joinAnswer('Titanium, Steel', 'steel', 'en')).toBe('Titanium, Steel');
});

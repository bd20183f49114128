import { expect, it } from 'vitest';
import { translatorOf } from './translate.ts';

const texts = { common: { yes: 'Yes', nested: { deep: 'Deep {{ who }}' }, rows_one: 'one row', rows_other: '{{count}} rows', plain: '{{count}} of {{all}}', many: ['a {{x}}', 'b'], group: { a: 'A' } }, errors: { gone: 'Gone: {{name}}' } };
const en = translatorOf('en', texts);
const zh = translatorOf('zh', { common: { rows_other: '{{count}} 行' } });

it('finds texts by namespace and path, the default namespace without one, and of several keys the first there is', () => {
  expect([en('yes'), en('common:yes'), en('nested.deep', { who: 'us' }), en(['errors:none', 'errors:gone'], { name: 'x' })]).toEqual(['Yes', 'Yes', 'Deep us', 'Gone: x']);
});

it('writes values as they are, once, and nothing for what is not given', () => {
  expect(en('errors:gone', { name: '{{count}} $& <b>' })).toBe('Gone: {{count}} $& <b>');
  expect([en('errors:gone', {}), en('errors:gone', { name: 0 }), en('plain', { count: 1, all: 2 })]).toEqual(['Gone: ', 'Gone: 0', '1 of 2']);
});

it('chooses by number as the language does', () => {
  expect([1, 0, 2].map((count) => en('rows', { count }))).toEqual(['one row', '0 rows', '2 rows']);
  expect([1, 2].map((count) => zh('rows', { count }))).toEqual(['1 行', '2 行']);
});

it('shows the path of what is missing, or what is said instead; a group and a name of every object are no texts', () => {
  expect([en('errors:none.at.all'), en('none'), en('errors:none', { defaultValue: 'x' }), en('errors:none', { defaultValue: '' }), en('group'), en('constructor'), en('errors:gone.length')]).toEqual(['none.at.all', 'none', 'x', '', 'group', 'constructor', 'gone.length']);
});

it('gives lists, and finds what is loaded later', () => {
  expect([en.list('many', { x: 1 }), en.list('yes'), en.list('none')]).toEqual([['a 1', 'b'], [], []]);
  const growing: Record<string, Record<string, unknown>> = {};
  const t = translatorOf('en', growing);
  expect(t('later:text')).toBe('text');
  growing.later = { text: 'there' };
  expect(t('later:text')).toBe('there');
});

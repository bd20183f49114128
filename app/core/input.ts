import type { z } from 'zod';
import type { $ZodErrorMap, $ZodRawIssue } from 'zod/v4/core';
import { AppError, type FieldError } from './errors.ts';

/** Codes of a size that is missed, by what was measured: characters, choices, or a number. `one` is said where the least is one. */
const SIZES = {
  string: { one: 'required', less: 'too_short', more: 'too_long' },
  array: { one: 'choose_one', less: 'too_few_items', more: 'too_many_items' },
  number: { one: 'too_small', less: 'too_small', more: 'too_large' },
};

function sizeCode(issue: Extract<$ZodRawIssue, { code: 'too_small' | 'too_big' }>): string {
  const codes = issue.origin === 'string' ? SIZES.string : issue.origin === 'array' || issue.origin === 'set' ? SIZES.array : SIZES.number;
  if (issue.code === 'too_big') return codes.more;
  return Number(issue.minimum) === 1 ? codes.one : codes.less;
}

/**
 * Codes for what a contract leaves to the library's own English, in the browser and on the server alike: what is missing is
 * `required`, a choice that does not exist `not_an_option`, anything else of the wrong kind `invalid`. Codes a contract names
 * itself win. The texts are `errors:field.<code>`.
 */
export const issueCode: $ZodErrorMap = (issue) => {
  if (issue.input === undefined || issue.input === null) return 'required';
  if (issue.code === 'too_small' || issue.code === 'too_big') return sizeCode(issue);
  if (issue.code === 'invalid_value') return 'not_an_option';
  return issue.code === 'unrecognized_keys' ? 'unknown_field' : 'invalid';
};

/** Reads untrusted input by a contract: the value, or one field error (dotted path, code) per problem. */
export function checkInput<S extends z.ZodType>(schema: S, input: unknown): { ok: true; data: z.output<S> } | { ok: false; fields: FieldError[] } {
  const result = schema.safeParse(input, { error: issueCode });
  if (result.success) return { ok: true, data: result.data };
  return { ok: false, fields: result.error.issues.map((i) => ({ path: i.path.join('.'), code: /^[a-z0-9_]+$/.test(i.message) ? i.message : 'invalid' })) };
}

/** {@link checkInput} for use cases: throws `validation` with the field errors. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = checkInput(schema, input);
  if (result.ok) return result.data;
  throw new AppError('validation', {}, result.fields);
}

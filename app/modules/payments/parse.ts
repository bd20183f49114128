import type { z } from 'zod';
import { AppError } from '#app/core/errors.ts';

/** Reads untrusted input by a contract; throws `validation` with one field error per problem. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields = result.error.issues.map((i) => ({ path: i.path.join('.'), code: /^[a-z0-9_]+$/.test(i.message) ? i.message : i.code }));
  throw new AppError('validation', {}, fields);
}

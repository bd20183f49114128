import type { z } from 'zod';
import { AppError } from './errors.ts';

/** Reads untrusted input by a contract; throws `validation` with one field error (dotted path, code) per problem. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new AppError('validation', {}, result.error.issues.map((i) => ({ path: i.path.join('.'), code: /^[a-z0-9_]+$/.test(i.message) ? i.message : i.code })));
}

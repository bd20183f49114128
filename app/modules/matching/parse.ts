import type { z } from 'zod';
import { AppError } from '#app/core/errors.ts';

/** Reads an input by its contract; throws `validation` with one field error per problem (the form's own check may be skipped, this one not). */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new AppError('validation', {}, result.error.issues.map((issue) => ({ path: issue.path.join('.'), code: /^[a-z0-9_]+$/.test(issue.message) ? issue.message : issue.code })));
}

import { useForm, type DefaultValue } from '@conform-to/react';
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4';
import type { ZodType, input, output } from 'zod';
import { issueCode } from '#app/core/input.ts';
import type { Answer } from './notices.tsx';

/**
 * A form checked by its contract in the browser and on the server alike. Errors appear on submit and leave while typing: never
 * on blur, where they would move the button under the pointer. `answer` is the action's (`useActionData`, `fetcher.data`).
 */
export function useAppForm<S extends ZodType<unknown, Record<string, unknown>>>(options: { schema: S; answer?: Answer | null; id?: string; defaultValue?: DefaultValue<input<S>> }) {
  return useForm<input<S>, output<S>, string[]>({
    id: options.id,
    lastResult: (options.answer?.result ?? undefined) as never,
    defaultValue: options.defaultValue as never,
    constraint: getZodConstraint(options.schema) as never,
    shouldValidate: 'onSubmit',
    shouldRevalidate: 'onInput',
    onValidate: ({ formData }) => parseWithZod(formData, { schema: options.schema, error: issueCode }) as never,
  });
}

/**
 * The answer if it is about the form with this `intent`, else null: several forms of a page share one action, and each shows
 * only what was said to it. An action says which form it did by returning `{ intent }` among its `done`.
 */
export function answerFor(answer: Answer | null | undefined, intent: string): Answer | null {
  const initial = (answer?.result as { initialValue?: { intent?: unknown } } | null | undefined)?.initialValue;
  return answer && (initial?.intent === intent || answer.done?.intent === intent) ? answer : null;
}

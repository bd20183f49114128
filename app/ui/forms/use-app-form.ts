import { useForm, type DefaultValue } from '@conform-to/react';
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4';
import type { ZodType, input, output } from 'zod';
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
    onValidate: ({ formData }) => parseWithZod(formData, { schema: options.schema }) as never,
  });
}

import { useTranslation } from '#app/i18n/react.tsx';

/** The part of conform's field metadata the inputs read; any field of `useForm` fits. */
export interface Field {
  id: string;
  name: string;
  formId: string;
  initialValue?: unknown;
  errors?: string[] | undefined;
  errorId: string;
  descriptionId: string;
  required?: boolean | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
}

/** Codes become words of the page's language; what already is words (the server's) stays. */
export function useFieldErrorText(): (codeOrText: string) => string {
  const { t } = useTranslation();
  return (codeOrText) => (/^[a-z0-9_]+$/.test(codeOrText) ? t(`errors:field.${codeOrText}`, { defaultValue: t('errors:field.invalid') }) : codeOrText);
}

/** First error of a field in words, or undefined. */
export function useFieldError(field: Field): string | undefined {
  const text = useFieldErrorText();
  return field.errors?.length ? text(field.errors[0]!) : undefined;
}

/** Initial value as text, for text-like inputs. */
export function textValue(field: Field): string | undefined {
  return field.initialValue === undefined || field.initialValue === null ? undefined : String(field.initialValue);
}

/** Initial values of a group of checkboxes. */
export function listValue(field: Field): string[] {
  const value = field.initialValue;
  return Array.isArray(value) ? value.map(String) : value === undefined || value === null || value === '' ? [] : [String(value)];
}

/** Label with "optional" behind it: most fields are required, so the exception is marked. */
export function useLabel(label: string, field: Field, optional: boolean | undefined): string {
  const { t } = useTranslation();
  return optional ?? field.required === false ? t('ui:optionalLabel', { label }) : label;
}

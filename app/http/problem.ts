import type { AppError, FieldError } from '#app/core/errors.ts';
import type { Translate } from '#app/i18n/server.ts';

/** Seconds to wait, as an error says them: rounded up, and a minute where it names none. Null: this error is not about waiting. */
export function waitOf(error: Pick<AppError, 'code' | 'details'>): number | null {
  const wait = error.details.retry_after;
  if (typeof wait === 'number') return Math.max(1, Math.ceil(wait));
  return error.code === 'rate_limited' ? 60 : null;
}

/** What an error says to people, in their language; how long to wait is said in words. */
export function explain(error: Pick<AppError, 'code' | 'details'>, t: Translate): string {
  const wait = error.code === 'rate_limited' ? waitOf(error) : null;
  if (wait === null) return t(`errors:${error.code}`, error.details);
  return t('errors:rate_limited_wait', { wait: wait < 90 ? t('errors:wait.seconds', { count: wait }) : t('errors:wait.minutes', { count: Math.ceil(wait / 60) }) });
}

/** RFC 9457 problem details in the reader's language, with one entry per field. */
export function problem(status: number, code: string, t: Translate, fields: readonly FieldError[] = [], details: Record<string, unknown> = {}) {
  return {
    type: `/api/docs#error-${code}`,
    title: code,
    status,
    detail: explain({ code, details } as AppError, t),
    errors: fields.map((f) => ({ path: f.path, code: f.code, message: f.message ?? t(`errors:field.${f.code}`, { defaultValue: t('errors:field.invalid') }) })),
    ...(status === 409 ? { state: details } : {}),
  };
}

import { AppError } from '#app/core/errors.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { translator } from '#app/i18n/server.ts';

/** Errors a person can do something about, or must know of, where a file was asked for and there is no page to show them on. */
const SAID = new Set(['busy', 'unavailable', 'content_altered']);

/** The answer of a route that gives files; when there is none to give, one sentence in the reader's language instead of data. */
export async function fileOrWords(locale: Locale, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof AppError) || !SAID.has(error.code)) throw error;
    const { retry_after: wait } = error.details;
    return new Response(`${translator(locale)(`errors:${error.code}`, error.details)}\n`, {
      status: error.status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...(typeof wait === 'number' ? { 'retry-after': String(wait) } : {}) },
    });
  }
}

import type { Request as HttpRequest, Response as HttpResponse } from 'express';
import { errorTitle } from '#app/core/error-title.ts';
import { AppError } from '#app/core/errors.ts';
import { htmlLang, LOCALE_COOKIE, pickLocale } from '#app/i18n/config.ts';
import { translator } from '#app/i18n/server.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { cookieOf } from '../cookies.server.ts';
import { explain, problem, waitOf } from '../problem.ts';
import { leaveUnread } from './finish.ts';

/** The language of a request, as far as its head tells. */
export function localeOf(req: HttpRequest): Locale {
  const lang = /[?&]lang=(zh|en)(?:&|$)/.exec(req.originalUrl)?.[1] ?? null;
  return pickLocale({ query: lang, cookie: cookieOf(req.headers.cookie, LOCALE_COOKIE), acceptLanguage: req.headers['accept-language'] ?? null });
}

/** Is it a person's browser that asks for a page? Scripts, data addresses and the API are told in JSON. */
const wantsPage = (req: HttpRequest) => !req.originalUrl.startsWith('/api/') && !/\.data(?:\?|$)/.test(req.originalUrl) && (req.headers.accept ?? '').includes('text/html');

/**
 * Refuses before any page or endpoint is asked: a short page of our own in the reader's language, or problem details for programs.
 * Nothing is read, looked up or rendered for it, whatever was sent.
 */
export function refuse(req: HttpRequest, res: HttpResponse, error: AppError | { status: number; code: 'internal' }): void {
  if (res.headersSent) { res.end(); return; }
  const known = error instanceof AppError ? error : { code: error.code, details: {} } as never;
  const locale = localeOf(req);
  const t = translator(locale);
  leaveUnread(req, res);
  const wait = error instanceof AppError ? waitOf(error) : null;
  if (wait !== null) res.set('retry-after', String(wait));
  if (error.code === 'token_on_page') res.set('www-authenticate', 'Cookie');
  res.status(error.status).set('content-language', htmlLang(locale));
  const requestId = res.locals.requestId as string | undefined;
  if (!wantsPage(req)) {
    res.type('application/problem+json').send(JSON.stringify({ ...problem(error.status, error.code, t, [], (known as AppError).details), request_id: requestId }));
    return;
  }
  res.type('html').send(page({ locale, nonce: res.locals.nonce as string, status: error.status, title: t(`common:errorPage.${errorTitle(error.status)}`), text: explain(known, t), home: t('common:errorPage.home'), brand: t('common:brand'), id: requestId ? t('common:errorPage.requestId', { id: requestId }) : '' }));
}

const escape = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

interface Words { locale: Locale; nonce: string; status: number; title: string; text: string; home: string; brand: string; id: string }

/** Looks like the error page of the product (`app/ui/error-page.tsx`), in 2 kB and without a script. */
function page(w: Words): string {
  return `<!doctype html><html lang="${htmlLang(w.locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(`${w.title} · ${w.brand}`)}</title>
<style nonce="${escape(w.nonce)}">:root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-items:center;background:#f7f6f2;color:#14211c;font:16px/1.6 'Inter Variable',-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Segoe UI',sans-serif}
main{max-width:36rem;padding:2rem 1.25rem;overflow-wrap:anywhere}.brand{font-weight:600;color:inherit;text-decoration:none}.status{color:#55635b;font-variant-numeric:tabular-nums;margin:2rem 0 0}h1{font-size:1.6rem;line-height:1.3;margin:.25rem 0 .75rem}
.home{display:inline-block;margin-top:.75rem;padding:.55rem 1.1rem;border-radius:4px;background:#1e5b49;color:#fff;text-decoration:none}.home:focus-visible{outline:3px solid #e59a2f;outline-offset:2px}small{display:block;margin-top:1.5rem;color:#55635b}
@media (prefers-color-scheme:dark){body{background:#101814;color:#ecebe3}.status,small{color:#a9b5ae}.home{background:#83c5a8;color:#0b1a13}}</style></head>
<body><main><a class="brand" href="/">${escape(w.brand)}</a><p class="status">${w.status}</p><h1>${escape(w.title)}</h1><p>${escape(w.text)}</p><a class="home" href="/">${escape(w.home)}</a>${w.id ? `<small>${escape(w.id)}</small>` : ''}</main></body></html>`;
}

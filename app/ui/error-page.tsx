import { useTranslation } from '#app/i18n/react.tsx';
import { isRouteErrorResponse, Link, useLocation } from 'react-router';
import { errorTitle } from '#app/core/error-title.ts';
import { paths } from '#app/http/paths.ts';
import { useRootData } from './hooks.ts';
import { LinkButton } from './kit/button.tsx';
import { SleepingSeed } from './kit/empty-state.tsx';
import classes from './error-page.module.css';

interface Body { code?: string; message?: string; requestId?: string }

/**
 * What an answer says of itself: an object of ours, or the problem details that are sent before any page is asked, which the router
 * hands on as text. Nothing where it says nothing we know. Pure.
 */
export function bodyOf(data: unknown): Body {
  if (data && typeof data === 'object') return data;
  if (typeof data !== 'string' || !data.startsWith('{')) return {};
  try {
    const told = JSON.parse(data) as { title?: unknown; detail?: unknown; request_id?: unknown };
    const text = (value: unknown, name: keyof Body) => (typeof value === 'string' ? { [name]: value } : {});
    return { ...text(told.title, 'code'), ...text(told.detail, 'message'), ...text(told.request_id, 'requestId') };
  } catch {
    return {};
  }
}

/** Texts (of `errors:`) for answers given before any page could say why: limits, size, a service that is down. */
const BY_STATUS: Record<number, string> = { 400: 'bad_address', 401: 'unauthenticated', 403: 'forbidden', 404: 'not_found', 405: 'method_not_allowed', 409: 'conflict', 413: 'payload_too_large', 414: 'bad_address', 415: 'unsupported_media', 422: 'bad_form', 429: 'rate_limited', 431: 'bad_address', 503: 'unavailable' };

/** What an error boundary shows: what happened, what to do, and the number to quote. Never a stack, never an internal text. */
export function ErrorPage({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const body = isRouteErrorResponse(error) ? bodyOf(error.data) : {};
  const loaded = useRootData()?.request;
  const here = useLocation().pathname;
  const requestId = body.requestId ?? (loaded?.path === here ? loaded.id : undefined);
  const title = t(`errorPage.${errorTitle(status)}`);
  const help = status === 404 ? t('errorPage.notFoundHelp') : status >= 500 ? t('errorPage.help') : null;
  return (
    <div className={classes.page}>
      <title>{`${title} · ${t('brand')}`}</title>
      <SleepingSeed />
      <p className={`${classes.status} jz-num`}>{status}</p>
      <h1>{title}</h1>
      <p>{body.message ?? t(`errors:${BY_STATUS[status] ?? 'internal'}`)}</p>
      {help ? <p className="jz-muted">{help}</p> : null}
      <div className="jz-row">
        <LinkButton to={paths.landing()}>{t('errorPage.home')}</LinkButton>
        {status >= 500 ? <Link to="." reloadDocument>{t('errorPage.retry')}</Link> : null}
      </div>
      {requestId ? <p className="jz-muted jz-small jz-num">{t('errorPage.requestId', { id: requestId })}</p> : null}
    </div>
  );
}

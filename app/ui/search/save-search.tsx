import { useEffect, useRef } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Link, useFetcher } from 'react-router';
import { paths } from '#app/http/paths.ts';
import { Button, SubmitButton } from '../index.ts';
import type { SearchPageData } from './types.ts';
import classes from './search.module.css';

/** Written out: the contract’s schema is not worth its bytes on this page. */
const DIGESTS = ['weekly', 'daily', 'off'] as const;

interface SavedAnswer { error: { message: string } | null; result: { error?: Record<string, string[] | null> | null } | null; done: Record<string, unknown> | null }

/** Keeps the present search under a name. Native dialog; nothing is loaded for it. */
export function SaveSearch({ data }: { data: SearchPageData }) {
  const { t } = useTranslation();
  const fetcher = useFetcher<SavedAnswer>();
  const dialog = useRef<HTMLDialogElement>(null);
  const done = Boolean(fetcher.data?.done) && fetcher.state === 'idle';
  useEffect(() => { if (done) dialog.current?.close(); }, [done]);
  if (!data.canSave || !data.query) return null;
  const error = Object.values(fetcher.data?.result?.error ?? {}).flat().find(Boolean) ?? fetcher.data?.error?.message;
  const suggestion = data.q || data.facets.flatMap((g) => g.options.filter((o) => o.on).map((o) => o.label)).slice(0, 3).join(' ');
  return (
    <>
      {done ? <span role="status"><Link to={paths.saved()}>{t('search:save.done')}</Link></span> : <Button small aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>{t('search:save.open')}</Button>}
      <dialog ref={dialog} className={classes.dialog} aria-labelledby="jz-save-search">
        <fetcher.Form data-no-draft="1" method="post" action={paths.saved()}>
          <h2 id="jz-save-search">{t('search:save.title')}</h2>
          <p className="jz-muted jz-small">{t('search:save.hint')}</p>
          <label htmlFor="jz-save-name">{t('search:save.name')}</label>
          <input id="jz-save-name" name="name" key={data.query} defaultValue={suggestion.slice(0, 100)} maxLength={100} required autoComplete="off" aria-describedby={error ? 'jz-save-error' : undefined} />
          <fieldset aria-describedby="jz-save-digest-hint">
            <legend>{t('search:save.digest')}</legend>
            {DIGESTS.map((d) => <label key={d}><input type="radio" name="digest" value={d} defaultChecked={d === 'weekly'} /> {t(`search:save.often.${d}`)}</label>)}
          </fieldset>
          <p id="jz-save-digest-hint" className="jz-muted jz-small">{t('search:save.digestHint')}</p>
          <input type="hidden" name="query" value={data.query} />
          {error ? <p id="jz-save-error" role="alert" className={classes.error}>{error}</p> : null}
          <div className={classes.dialogActions}>
            <SubmitButton name="intent" value="save-search" pending={fetcher.state !== 'idle'}>{t('action.save')}</SubmitButton>
            <Button tone="quiet" onClick={() => dialog.current?.close()}>{t('action.cancel')}</Button>
          </div>
        </fetcher.Form>
      </dialog>
    </>
  );
}

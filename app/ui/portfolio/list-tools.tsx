import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link, useSearchParams } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { ViewResource } from '#app/modules/portfolio/contract.ts';
import { Button, SubmitButton } from '../index.ts';
import { COLUMNS, type ColumnKey } from './column-keys.ts';
import classes from './portfolio.module.css';

export const PAGE_SIZES = ['50', '100', '200'] as const;

/** The address of the list without where in it one is. */
function useAddress(): URLSearchParams {
  const [search] = useSearchParams();
  return new URLSearchParams([...search].filter(([name]) => name !== 'cursor' && name !== 'view'));
}

/** Which columns, how close together, how many a page. */
export function LookForm({ columns, dense, limit }: { columns: readonly ColumnKey[]; dense: boolean; limit: number }) {
  const { t } = useTranslation();
  const [, setSearch] = useSearchParams();
  const address = useAddress();
  return (
    <details>
      <summary>{t('portfolio:look.title')}</summary>
      <form
        method="get" onSubmit={(event) => {
          event.preventDefault();
          const data = new FormData(event.currentTarget);
          const next = new URLSearchParams(address);
          next.set('cols', data.getAll('col').map(String).join('.'));
          for (const name of ['density', 'limit']) next.set(name, String(data.get(name)));
          setSearch(next, { preventScrollReset: true });
        }}
      >
        {COLUMNS.map((c) => <label key={c}><input type="checkbox" name="col" value={c} defaultChecked={columns.includes(c)} />{t(`portfolio:col.${c}`)}</label>)}
        <label>{t('portfolio:look.density')}<select name="density" defaultValue={dense ? 'dense' : 'roomy'}><option value="roomy">{t('portfolio:look.roomy')}</option><option value="dense">{t('portfolio:look.dense')}</option></select></label>
        <label>{t('portfolio:look.limit')}<select name="limit" defaultValue={String(limit)}>{PAGE_SIZES.map((n) => <option key={n} value={n}>{n}</option>)}</select></label>
        <Button type="submit" small>{t('portfolio:look.go')}</Button>
      </form>
    </details>
  );
}

/** Ways to look at the portfolio, kept under a name: one's own, and those colleagues share. */
export function Views({ views }: { views: readonly ViewResource[] }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const address = useAddress();
  const open = search.get('view');
  const current = views.find((v) => v.id === open);
  return (
    <>
      {views.length ? (
        <ul className={classes.chips} aria-label={t('portfolio:views.title')}>
          {views.map((v) => <li key={v.id}><Link to={`${paths.portfolio()}?${v.query ? `${v.query}&` : ''}view=${v.id}`} aria-current={open === v.id ? 'true' : undefined}>{v.name}{v.is_default ? ` · ${t('portfolio:views.default')}` : ''}{v.mine ? '' : ` · ${v.by}`}</Link></li>)}
          <li><Link to={`${paths.portfolio()}?view=all`}>{t('portfolio:views.all')}</Link></li>
        </ul>
      ) : null}
      <details>
        <summary>{t('portfolio:views.keep')}</summary>
        <Form method="post" preventScrollReset>
          <input type="hidden" name="query" value={address.toString()} />
          <label>{t('portfolio:views.name')}<input type="text" name="name" required maxLength={60} defaultValue={current?.mine ? current.name : ''} key={current?.id} /></label>
          <label><input type="checkbox" name="shared" value="true" defaultChecked={current?.shared} />{t('portfolio:views.shared')}</label>
          <label><input type="checkbox" name="is_default" value="true" defaultChecked={current?.is_default} />{t('portfolio:views.asDefault')}</label>
          <SubmitButton small tone="secondary" name="intent" value="keep_view">{t('portfolio:views.go')}</SubmitButton>
        </Form>
        {current?.mine ? (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="view_id" value={current.id} />
            <SubmitButton small tone="quiet" name="intent" value="drop_view">{t('portfolio:views.drop', { name: current.name })}</SubmitButton>
          </Form>
        ) : null}
      </details>
    </>
  );
}

/** The list as a file, behind the same filter and in the same order. */
export function Exports({ formats }: { formats: readonly ('xlsx' | 'csv' | 'jsonl')[] }) {
  const { t } = useTranslation();
  const address = Object.fromEntries(useAddress());
  return (
    <details>
      <summary>{t('portfolio:export.title')}</summary>
      <p className="jz-row">
        {formats.map((format) => <a key={format} href={paths.portfolioExport({ ...address, format })} download>{t(`portfolio:export.${format}`)}</a>)}
        <span className="jz-small jz-muted">{t('portfolio:export.hint')}</span>
      </p>
    </details>
  );
}

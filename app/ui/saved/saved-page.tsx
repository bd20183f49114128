import { useTranslation } from '#app/i18n/react.tsx';
import { Link, useFetcher } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { SavedListing, SavedSearch } from '#app/modules/saved/contract.ts';
import { EmptyState, LinkButton, Page, Pager, Section, SubmitButton, useCan, useFormat } from '../index.ts';
import { ListingRow } from '../listing/listing-row.tsx';
import { SaveButton } from '../listing/save-button.tsx';
import classes from './saved.module.css';

export interface SavedSearchView extends SavedSearch { words: { q: string; filters: string[]; sort: string | null } }
export interface SavedData { listings: SavedListing[]; next_cursor: string | null; /** Of the list's pages the first. */ first: boolean; searches: SavedSearchView[]; today: string }

/** What a person keeps in view: searches to run again, and listings as they are now. */
export function SavedPage({ data }: { data: SavedData }) {
  const { t } = useTranslation();
  const nothing = data.first && data.listings.length === 0 && data.searches.length === 0;
  return (
    <Page title={t('saved:title')} lead={t('saved:lead')}>
      {nothing ? (
        <EmptyState title={t('saved:emptyTitle')} action={<LinkButton to={paths.search()}>{t('saved:emptyAction')}</LinkButton>}><p>{t('saved:emptyText')}</p></EmptyState>
      ) : (
        <>
          {data.first ? (
            <Section title={t('saved:searches')} hint={data.searches.length ? t('saved:searchesHint') : undefined}>
              {data.searches.length ? <ul className={classes.searches}>{data.searches.map((s) => <SearchLine key={s.id} search={s} />)}</ul> : <p className="jz-muted">{t('saved:emptySearches')}</p>}
            </Section>
          ) : null}
          <Section look="plain" title={t('saved:listings')}>
            {data.listings.length ? <ol className={classes.listings}>{data.listings.map((l) => <li key={l.listing_id}><ListingLine saved={l} today={data.today} /></li>)}</ol> : <p className="jz-muted">{t('saved:emptyText')}</p>}
          </Section>
          <Pager nextCursor={data.next_cursor} />
        </>
      )}
    </Page>
  );
}

function SearchLine({ search }: { search: SavedSearchView }) {
  const { t } = useTranslation();
  const can = useCan();
  const fetcher = useFetcher();
  const { day } = useFormat();
  const { q, filters, sort } = search.words;
  if (fetcher.formData?.get('intent') === 'delete-search') return null;
  return (
    <li>
      <div className={classes.what}>
        <Link to={paths.search(search.query)} className={classes.name}>{search.name}</Link>
        <span className={classes.chips}>
          {q && q !== search.name ? <span>{t('search:titleFor', { q })}</span> : null}
          {filters.map((f) => <span key={f} className={classes.chip}>{f}</span>)}
          {sort ? <span>{t('saved:sort', { sort })}</span> : null}
          <span>{t('saved:since', { day: day(search.created_at) })}</span>
          {search.last_digest_at ? <span>{t('saved:digest.last', { day: day(search.last_digest_at) })}</span> : null}
        </span>
      </div>
      <div className={classes.lineActions}>
        {can('saved.write') ? <DigestChoice search={search} /> : null}
        <LinkButton tone="secondary" small to={paths.search(search.query)} aria-label={t('saved:runOf', { name: search.name })}>{t('saved:run')}</LinkButton>
        {can('saved.write') ? (
          <fetcher.Form method="post" action={paths.saved()}>
            <input type="hidden" name="id" value={search.id} />
            <SubmitButton tone="quiet" small name="intent" value="delete-search" pending={false} aria-label={t('saved:removeOf', { name: search.name })}>{t('saved:remove')}</SubmitButton>
          </fetcher.Form>
        ) : null}
      </div>
    </li>
  );
}

/** How often this search tells of news. Changes at once; without scripts a button sends it. */
function DigestChoice({ search }: { search: SavedSearchView }) {
  const { t } = useTranslation();
  const fetcher = useFetcher<{ done: unknown }>();
  const shown = fetcher.formData?.get('digest') ?? search.digest;
  return (
    <fetcher.Form method="post" action={paths.saved()} className={classes.digest} onChange={(event) => void fetcher.submit(event.currentTarget)}>
      <input type="hidden" name="intent" value="digest" />
      <input type="hidden" name="id" value={search.id} />
      <span aria-hidden="true">{t('saved:digest.label')}</span>
      <select name="digest" value={String(shown)} onChange={() => undefined} aria-label={t('saved:digest.of', { name: search.name })}>
        {(['off', 'daily', 'weekly'] as const).map((d) => <option key={d} value={d}>{t(`saved:digest.${d}`)}</option>)}
      </select>
      <noscript><button type="submit">{t('action.save')}</button></noscript>
      <span role="status" className="jz-only-screen-reader">{fetcher.data?.done && fetcher.state === 'idle' ? t('saved:digest.saved') : ''}</span>
    </fetcher.Form>
  );
}

function ListingLine({ saved, today }: { saved: SavedListing; today: string }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const can = useCan();
  const button = can('saved.write') ? <SaveButton id={saved.listing_id} saved /> : null;
  if (saved.card) return <ListingRow card={saved.card} today={today} level={3} aside={<>{button}<span className="jz-small jz-muted">{t('saved:savedOn', { day: day(saved.saved_at) })}</span></>} />;
  return (
    <div className={classes.gone}>
      <p><strong>{t('saved:gone')}</strong> <span className="jz-muted">{t('saved:goneText', { day: day(saved.saved_at) })}</span></p>
      {button}
    </div>
  );
}

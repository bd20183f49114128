import { useEffect, useRef, type FormEvent, type RefObject } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Link, useNavigate, useNavigation } from 'react-router';
import { paths } from '#app/http/paths.ts';
import { CompareTick, CompareTray } from '../compare/compare-tray.tsx';
import { Badge, Button, EmptyState, LinkButton, Pager, useCan, useFormat } from '../index.ts';
import { ListingRow } from '../listing/listing-row.tsx';
import { SaveButton } from '../listing/save-button.tsx';
import { FacetForm } from './facet-form.tsx';
import { queryOfForm, queryWith, queryWithout } from './query-text.ts';
import { Understanding } from './understanding.tsx';
import { SaveSearch } from './save-search.tsx';
import type { SearchPageData } from './types.ts';
import { useSearchKeys } from './use-search-keys.ts';
import classes from './search.module.css';

const FORM = 'jz-search-form';
const SORTS = ['relevance', 'newest', 'price_asc', 'price_desc', 'life_desc'] as const;

/** The search page: one box, facets with counts, dense rows. Its address is its whole state; without scripts it is a GET form. */
export function SearchPage({ data }: { data: SearchPageData }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const navigate = useNavigate();
  const navigation = useNavigation();
  const form = useRef<HTMLFormElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLOListElement>(null);
  useSearchKeys(box, list);
  // Going back changes the search under the box; what stands in it must follow without losing the focus.
  useEffect(() => { if (box.current) box.current.value = data.q; }, [data.q]);
  const going = navigation.location?.pathname === paths.search() ? navigation.location.search.slice(1) : null;
  // The tick a reader has just set is in the form's own state: the form, not React, is asked what the search now is.
  const go = (event?: FormEvent) => {
    event?.preventDefault();
    if (form.current) void navigate(paths.search(queryOfForm(new FormData(form.current))), { preventScrollReset: event === undefined });
  };
  return (
    <div className={classes.page} aria-busy={going !== null || undefined}>
      <title>{`${data.q ? t('search:titleFor', { q: data.q }) : t('search:title')} · ${t('brand')}`}</title>
      <h1 className="jz-only-screen-reader">{t('search:title')}</h1>
      <form id={FORM} ref={form} method="get" action={paths.search()} role="search" className={classes.bar} onSubmit={go}>
        <label htmlFor="jz-q" className="jz-only-screen-reader">{t('search.label')}</label>
        <input ref={box} id="jz-q" name="q" type="search" defaultValue={data.q} placeholder={t('search:placeholder')} maxLength={300} autoComplete="off" enterKeyHint="search" aria-keyshortcuts="/" aria-describedby="jz-q-help" />
        <Button tone="primary" type="submit">{t('action.search')}</Button>
      </form>
      <p id="jz-q-help" className={classes.help}>{t('search:help')}</p>
      <div className={classes.grid}>
        {data.facets.length ? (
          <details className={classes.filters}>
            <summary>{t('search:filters')}</summary>
            <FacetForm groups={data.facets} form={FORM} query={going ?? data.query} onChange={() => go()} />
          </details>
        ) : <div />}
        <div className={classes.results}>
          <div className={classes.tools}>
            <p role="status" className="jz-num">{data.reduced && data.total === 0 ? t('search:notSearched.short') : t('search:total', { count: data.total, total: number(data.total) })}</p>
            <div className={classes.order}>
              <label htmlFor="jz-sort">{t('ui:sort')}</label>
              <select id="jz-sort" name="sort" form={FORM} value={going === null ? data.sort : new URLSearchParams(going).get('sort') ?? 'relevance'} onChange={() => go()}>{SORTS.map((s) => <option key={s} value={s}>{t(`search:sort.${s}`)}</option>)}</select>
              <SaveSearch data={data} />
            </div>
          </div>
          <Chosen data={data} />
          <Understanding understood={data.understood} reduced={false} href={(words) => paths.search(queryWith(data.query, 'q', words))} />
          {data.reduced ? <p className={classes.reduced}><strong>{t('search:reduced.title')}</strong> {t('search:reduced.text')}</p> : null}
          {data.items.length ? <Results data={data} list={list} /> : <NothingFound data={data} />}
          <Pager page={data.page} pages={data.pages} />
          {data.items.length ? <p className={classes.keys}>{t('search:keys')}</p> : null}
          <p className={classes.how}><Link to={paths.quality()}>{t('search:quality')}</Link></p>
          {data.items.length ? <CompareTray /> : null}
        </div>
      </div>
    </div>
  );
}

function Results({ data, list }: { data: SearchPageData; list: RefObject<HTMLOListElement | null> }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <ol ref={list} className={classes.list}>
      {data.items.map((item) => (
        <li key={item.id}>
          {item.id === data.explore ? <p className={classes.explore}><Badge>{t('search:explore')}</Badge> <span>{t('search:exploreHint')}</span></p> : null}
          <ListingRow card={item} today={data.today} scale={data.priceScale} aside={<span className={classes.rowTools}><CompareTick choice={{ id: item.id, title: pick(item.title_zh, item.title_en) }} />{data.canSave ? <SaveButton id={item.id} saved={data.saved.includes(item.id)} /> : null}</span>} />
        </li>
      ))}
    </ol>
  );
}

/** What narrows the search, each with a way to take it back. */
function Chosen({ data }: { data: SearchPageData }) {
  const { t } = useTranslation();
  const chosen = data.facets.flatMap((g) => g.options.filter((o) => o.on).map((o) => ({ facet: g.facet, ...o })));
  if (!chosen.length) return null;
  return (
    <ul className={classes.chosen} aria-label={t('search:chosen')}>
      {chosen.map((c) => (
        <li key={`${c.facet}:${c.value}`}><Link to={paths.search(queryWithout(data.query, c.facet, c.value))} preventScrollReset aria-label={t('search:remove', { label: c.label })}>{c.label}<span aria-hidden="true">×</span></Link></li>
      ))}
      <li><Link to={paths.search(data.q ? `q=${encodeURIComponent(data.q)}` : undefined)} className={classes.clear}>{t('search:clear')}</Link></li>
    </ul>
  );
}

/** Nothing found is a fork, not a wall: one word less, fewer filters, asking the universities themselves, or being told later. A search that was not done in full never says that there is nothing. */
function NothingFound({ data }: { data: SearchPageData }) {
  const { t } = useTranslation();
  const can = useCan();
  const filtered = data.facets.some((g) => g.options.some((o) => o.on));
  const examples = t.list('search:examples');
  const title = data.reduced ? 'notSearched.title' : data.q ? (data.number ? 'empty.titleNumber' : 'empty.titleFor') : 'empty.title';
  const text = data.reduced ? 'notSearched.text' : filtered ? 'empty.filtered' : data.number ? 'empty.number' : 'empty.words';
  const shorter = data.number ? [] : (data.understood?.terms ?? []).filter((term) => term.without).sort((a, b) => Number(a.found) - Number(b.found)).slice(0, 3);
  return (
    <EmptyState
      title={t(`search:${title}`, { q: data.q })}
      action={can('demand.write') ? <LinkButton to={`${paths.demandNew()}${data.q && !data.number ? `?${new URLSearchParams({ title: data.q })}` : ''}`}>{t('search:empty.demand')}</LinkButton> : null}
    >
      <p>{t(`search:${text}`)}</p>
      {shorter.length ? <p className={classes.examples}>{shorter.map((term) => <Link key={term.text} to={paths.search(queryWith(data.query, 'q', term.without))}>{t('search:understood.drop', { word: term.text })}</Link>)}</p> : null}
      {data.q && data.canSave && !data.reduced ? <p>{t('search:empty.alert')}</p> : null}
      <p className={classes.examples}>
        {filtered && data.q ? <Link to={paths.search(`q=${encodeURIComponent(data.q)}`)}>{t('search:clear')}</Link> : null}
        {examples.map((q) => <Link key={q} to={paths.search(`q=${encodeURIComponent(q)}`)}>{q}</Link>)}
      </p>
    </EmptyState>
  );
}

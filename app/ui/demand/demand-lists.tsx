import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import { ELEMENTS } from '#app/core/vocabulary.ts';
import { paths } from '#app/http/paths.ts';
import type { DemandResource } from '#app/modules/demands/contract.ts';
import { Button, DataTable, DateText, StatusBadge } from '../index.ts';
import { DemandCompany, TierBadge } from './demand-facts.tsx';
import { useDemandWords } from './words.ts';
import classes from './demand.module.css';

/** An organisation's own demands: where each stands and what it still leaves unsaid. */
export function OwnDemands({ demands }: { demands: readonly DemandResource[] }) {
  const { t } = useTranslation();
  const words = useDemandWords();
  return (
    <DataTable rows={demands} rowKey={(d) => d.id} caption={t('demand:list.captionOwn')} columns={[
      { key: 'title', label: t('demand:list.name'), phone: null, cell: (d) => <Link to={paths.demand(d.id)} lang={d.lang === 'zh' ? 'zh-CN' : 'en'}><strong>{d.title}</strong></Link> },
      { key: 'status', label: t('demand:list.status'), shrink: true, cell: (d) => <span><StatusBadge kind="demand" status={d.status} /></span> },
      { key: 'stated', label: t('demand:list.stated'), cell: (d) => <span><span className="jz-num jz-nowrap">{t('demand:list.statedOf', { n: ELEMENTS.length - d.missing.length })}</span>{d.missing.length && d.status !== 'closed' ? <span className={classes.needs}>{t('demand:list.missing', { elements: words.elements(d.missing) })}</span> : null}</span> },
      { key: 'budget', label: t('demand:list.budget'), align: 'end', cell: (d) => <span className="jz-num">{words.budget(d)}</span> },
      { key: 'deadline', label: t('demand:list.deadline'), cell: (d) => (d.deadline ? <DateText value={d.deadline} /> : t('demand:fact.open')) },
      { key: 'updated', label: t('demand:list.updated'), cell: (d) => <DateText value={d.updated_at} /> },
    ]}
    />
  );
}

/** What companies look for, dense enough to skim; who wishes not to be named is not. */
export function OpenDemands({ demands }: { demands: readonly DemandResource[] }) {
  const { t } = useTranslation();
  const words = useDemandWords();
  return (
    <ol className={classes.open}>
      {demands.map((d) => {
        const lang = d.lang === 'zh' ? 'zh-CN' : 'en';
        return (
          <li key={d.id}>
            <h2 lang={lang}><Link to={paths.demand(d.id)}>{d.title}</Link></h2>
            <p className={classes.excerpt} lang={lang}>{d.problem}</p>
            <dl className={classes.facts}>
              <div><dt>{t('demand:fact.company')}</dt><dd><DemandCompany demand={d} /></dd></div>
              <div><dt>{t('demand:fact.budget')}</dt><dd className="jz-num">{words.budget(d)}</dd></div>
              <div><dt>{t('demand:fact.kinds')}</dt><dd>{words.kinds(d)}</dd></div>
              <div><dt>{t('demand:fact.territories')}</dt><dd>{words.territories(d)}</dd></div>
              <div><dt>{t('demand:fact.trl')}</dt><dd>{words.trl(d)}</dd></div>
              <div><dt>{t('demand:fact.deadline')}</dt><dd>{d.deadline ? <DateText value={d.deadline} /> : t('demand:fact.open')}</dd></div>
              <div><dt className="jz-only-screen-reader">{t('demand:fact.tier')}</dt><dd><TierBadge tier={d.tier} /></dd></div>
            </dl>
          </li>
        );
      })}
    </ol>
  );
}

/** A plain GET form: the words stand in the address. */
export function FindDemands({ q, view }: { q: string; view: string | null }) {
  const { t } = useTranslation();
  return (
    <form method="get" role="search" className={classes.find}>
      {view ? <input type="hidden" name="view" value={view} /> : null}
      <label htmlFor="jz-demand-q" className="jz-only-screen-reader">{t('demand:list.q')}</label>
      <input id="jz-demand-q" key={q} type="search" name="q" defaultValue={q} maxLength={200} placeholder={t('demand:list.q')} enterKeyHint="search" />
      <Button type="submit">{t('demand:list.go')}</Button>
    </form>
  );
}

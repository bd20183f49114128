import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { ComparedListing, Comparison } from '#app/modules/listings/contract-compare.ts';
import { DateText, EmptyState, LifeBar, LinkButton, Money, Page, WideBox, useFormat } from '../index.ts';
import { VerificationLine } from '../identity/badges.tsx';
import { monthsUntil, termScale } from '../listing/life.ts';
import { LiveStamp } from '../listing/listing-row.tsx';
import { comparedRows, type ComparedFact } from './rows.ts';
import classes from './compare.module.css';

export interface CompareData { comparison: Comparison; today: string }

/** Listings side by side: one table with row headers; what differs is marked by word and edge, and the address is the state. */
export function ComparePage({ data: { comparison, today } }: { data: CompareData }) {
  const { t } = useTranslation();
  const { items, missing } = comparison;
  return (
    <Page title={t('compare:title')} lead={t('compare:lead')} crumbs={[{ label: t('listing:crumbs.search'), to: paths.search() }]}>
      {missing.length ? <p role="status" className={classes.missing}>{t('compare:missing', { count: missing.length })}</p> : null}
      {items.length === 0 ? (
        <EmptyState title={t('compare:emptyTitle')} action={<LinkButton to={paths.search()}>{t('compare:emptyAction')}</LinkButton>}><p>{t('compare:emptyText')}</p></EmptyState>
      ) : (
        <>
          {items.length === 1 ? <p className="jz-muted">{t('compare:onlyOne')} <Link to={paths.search()}>{t('compare:emptyAction')}</Link></p> : null}
          <Table items={items} today={today} />
          <p className="jz-small jz-muted">{t('compare:note')}</p>
        </>
      )}
    </Page>
  );
}

function Table({ items, today }: { items: readonly ComparedListing[]; today: string }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const ids = items.map((l) => l.id);
  const cell = useCell(today);
  return (
    <WideBox label={t('compare:caption')} className={classes.box}>
      <table className={classes.table} data-columns={items.length}>
        <caption className="jz-only-screen-reader">{t('compare:caption')}</caption>
        <thead>
          <tr>
            <td />
            {items.map((l) => {
              const title = pick(l.title_zh, l.title_en);
              return (
                <th key={l.id} scope="col">
                  <Link to={paths.listing(l.id)}>{title}</Link>
                  <span className={classes.out}><Link to={paths.compare(ids.filter((id) => id !== l.id))} preventScrollReset aria-label={t('compare:removeOf', { title })}>{t('compare:remove')}</Link></span>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {comparedRows(items).map(({ fact, differs }) => (
            <tr key={fact} data-differs={differs || undefined}>
              <th scope="row">{t(`compare:fact.${fact}`)}{differs ? <span className={classes.differs}>{t('compare:differs')}</span> : null}</th>
              {items.map((l) => <td key={l.id}>{cell(fact, l)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </WideBox>
  );
}

/** Words of a cell; what an owner does not say is said to be not said. */
function useCell(today: string): (fact: ComparedFact, l: ComparedListing) => ReactNode {
  const { t } = useTranslation();
  const { pick, bps } = useFormat();
  const silent = <span className="jz-muted">{t('ui:notGiven')}</span>;
  const words = (list: readonly string[]) => (list.length ? list.join(t('card:list')) : silent);
  return (fact, l) => {
    switch (fact) {
      case 'benefit': return pick(l.benefit_zh, l.benefit_en) || silent;
      case 'problem': return pick(l.problem_zh, l.problem_en) || silent;
      case 'org': return <>{pick(l.org.name_zh, l.org.name_en)} <VerificationLine verification={l.verification} /></>;
      case 'kind': return t(`ui:vocab.patentKind.${l.patent_kind}`);
      case 'number': return <span className="jz-num">{l.patent_number}</span>;
      case 'status': return <LiveStamp card={l} />;
      case 'life': return <LifeBar months={monthsUntil(l.expiry_date, today)} termMonths={termScale(l.patent_kind)} expiry={l.expiry_date} />;
      case 'verified': return <DateText value={l.verified_live_at} />;
      case 'trl': return l.trl ? <span className="jz-num">{t('ui:vocab.trl', { level: l.trl })}</span> : silent;
      case 'deal_kinds': return words(l.deal_kinds.map((k) => t(`ui:vocab.dealKind.${k}`)));
      case 'ask': return l.ask ? <Money value={l.ask} /> : l.deal_kinds.includes('transfer') ? t('card:price.open') : t('compare:notOffered');
      case 'entry_fee': return l.entry_fee ? <Money value={l.entry_fee} /> : silent;
      case 'royalty': return l.royalty_bps !== null ? <span className="jz-num">{bps(l.royalty_bps)}</span> : silent;
      case 'equity': return l.equity_valuation ? <Money value={l.equity_valuation} /> : silent;
      case 'territories': return words(l.territories.map((x) => t(`ui:vocab.territory.${x}`)));
      case 'field': return l.field_of_use === '*' ? t('listing:ofAllFields') : l.field_of_use;
      case 'rights': return <Rights l={l} />;
      case 'ipc': return l.ipc_symbols.length ? <span className="jz-num">{l.ipc_symbols.slice(0, 4).join(t('card:list'))}{l.ipc_symbols.length > 4 ? ` +${l.ipc_symbols.length - 4}` : ''}</span> : silent;
      case 'claims': return <span className="jz-num">{t('compare:claims', { count: l.claim_count, independent: l.independent_claims })}</span>;
      case 'next_annuity': return l.annuities?.next_due ? <><DateText value={l.annuities.next_due} /> {l.annuities.next_amount ? <Money value={l.annuities.next_amount} style="exact" /> : null}</> : silent;
      case 'annuities': return l.annuities?.total ? <Money value={l.annuities.total} style="exact" /> : silent;
      case 'granted': return <DateText value={l.grant_date} />;
    }
  };
}

function Rights({ l }: { l: ComparedListing }) {
  const { t } = useTranslation();
  const burdens = [
    ...l.rights.filter((k) => !(k === 'pledge' && l.pledged) && !(k === 'freeze' && l.frozen)).map((k) => t(`listing:rights.kinds.${k}`, { defaultValue: k })),
    ...(l.frozen ? [t('listing:rights.frozen')] : []), ...(l.pledged ? [t('listing:rights.pledged')] : []), ...(l.co_owned ? [t('listing:rights.coOwned')] : []), ...(l.government_rights ? [t('listing:rights.government')] : []),
  ];
  return burdens.length ? <>{burdens.join(t('card:list'))}</> : <>{t('compare:unburdened')}</>;
}


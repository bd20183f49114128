import { useRef } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import { ELEMENTS } from '#app/core/vocabulary.ts';
import { paths } from '#app/http/paths.ts';
import type { DemandResource } from '#app/modules/demands/contract.ts';
import { EmptyState, LinkButton, Section, useCan, useFormat } from '../index.ts';
import { ListingRow } from '../listing/listing-row.tsx';
import { Constraints, ElementTable, WhatWouldChange } from './match-table.tsx';
import { answersAnElement, type MatchesView, type MatchView } from './match-view.ts';
import { useMatchKeys } from './use-match-keys.ts';
import { Verdict } from './verdict.tsx';
import classes from './demand.module.css';

/** Matches unfolded from the start; the others are one click away. */
const UNFOLDED = 3;

/** Everything that answers a demand, and apart from it what comes near. The owner's view. */
export function MatchList({ demand, matches, today }: { demand: DemandResource; matches: MatchesView; today: string }) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useMatchKeys(list);
  // While a demand states no element, the problem is all there is to answer.
  const byElement = demand.missing.length < ELEMENTS.length;
  const strong = byElement ? matches.items.filter(answersAnElement) : matches.items;
  const weak = matches.items.filter((m) => !strong.includes(m));
  const count = strong.length;
  return (
    <div ref={list} className="jz-stack">
      {matches.reduced ? <p className={classes.reduced} role="status"><strong>{t('demand:match.reduced.title')}</strong> {t('demand:match.reduced.text')}</p> : null}
      <Section look="plain" id="matches" title={count ? t('demand:match.titleCount', { count }) : t('demand:match.title')} hint={count ? t('demand:match.hint') : undefined}>
        {count ? <p className={classes.keys}>{t('demand:match.keys')}</p> : null}
        {count ? <Matches demand={demand} items={strong} today={today} /> : (
          <EmptyState title={t('demand:match.none')} action={<LinkButton tone="secondary" to={paths.search(new URLSearchParams({ q: demand.title }).toString())}>{t('demand:match.noneSearch')}</LinkButton>}>
            <p>{t('demand:match.noneText')}</p>
          </EmptyState>
        )}
        {count ? <p className="jz-small"><Link to={paths.quality()}>{t('demand:match.quality')}</Link></p> : null}
        {weak.length ? (
          <details className={classes.weak}>
            <summary>{t('demand:match.weak', { count: weak.length })}</summary>
            <Matches demand={demand} items={weak} today={today} folded />
          </details>
        ) : null}
      </Section>
      {matches.apart.length ? (
        <Section look="plain" title={t('demand:match.apart')} hint={t('demand:match.apartHint')}>
          <Matches demand={demand} items={matches.apart} today={today} apart />
        </Section>
      ) : null}
    </div>
  );
}

function Matches({ demand, items, today, apart = false, folded = apart }: { demand: DemandResource; items: readonly MatchView[]; today: string; apart?: boolean; folded?: boolean }) {
  return <ol className={classes.matches}>{items.map((match, i) => <li key={match.listing_id} data-match><MatchItem demand={demand} match={match} today={today} apart={apart} open={!folded && i < UNFOLDED} /></li>)}</ol>;
}

function MatchItem({ demand, match, today, apart, open }: { demand: DemandResource; match: MatchView; today: string; apart: boolean; open: boolean }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const can = useCan();
  const title = pick(match.card.title_zh, match.card.title_en);
  const passed = match.my_feedback?.verdict === 'pass';
  const offer = can('offer.make') && demand.status !== 'closed' && match.card.status === 'published' && !passed;
  return (
    <div className={classes.match} data-passed={passed || undefined}>
      <ListingRow card={match.card} today={today} level={3} aside={offer ? <Link to={paths.listingOffer(match.listing_id)} className="jz-nowrap" aria-label={t('demand:match.offerFor', { title })}>{t('demand:match.offer')}</Link> : null} />
      {match.family.length ? <p className={classes.family}>{t('demand:match.family')} {match.family.map((f) => <Link key={f.listing_id} to={paths.listing(f.listing_id)} className="jz-nowrap">{f.patent_number}</Link>)}</p> : null}
      {apart ? <WhatWouldChange reader="asker" constraints={match.constraints} /> : null}
      <Constraints reader="asker" constraints={match.constraints} />
      {match.lowered.map((l) => <p key={l.reason} className={classes.lowered}>{t('demand:match.loweredBy', { reason: t(`ui:vocab.passReason.${l.reason}`) })}</p>)}
      <ElementTable reader="asker" match={match} asked={demand} open={open && !passed} />
      {can('match.feedback') && demand.status !== 'closed' ? <Verdict listingId={match.listing_id} feedback={match.my_feedback} title={title} /> : null}
    </div>
  );
}

import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import { VerificationBadge } from '../identity/badges.tsx';
import { ELEMENTS } from '#app/core/vocabulary.ts';
import { paths } from '#app/http/paths.ts';
import type { DemandMatch } from '#app/modules/matching/contract.ts';
import { WhatWouldChange } from '../demand/match-table.tsx';
import { Badge, Section, useFormat } from '../index.ts';
import classes from './listing.module.css';

type Match = Pick<DemandMatch, 'demand_id' | 'demand' | 'reasons' | 'constraints'>;

/** Demands shown on a listing's own page, and of those that only a condition keeps apart. */
const SHOWN = 5;
const SHOWN_APART = 3;

/** Of a listing's demands those it answers by at least one element asked for by name (any, where none is named): what is only near in its subject is nobody to call. Pure. */
export function demandsShown({ items, apart }: { items: readonly Match[]; apart: readonly Match[] }): { fit: Match[]; close: Match[] } {
  const answering = (list: readonly Match[], most: number) => list.filter((m) => m.reasons.some((r) => r.element !== 'problem' || m.demand.missing.length === ELEMENTS.length)).slice(0, most);
  return { fit: answering(items, SHOWN), close: answering(apart, SHOWN_APART) };
}

/** Open demands a listing may answer, with the elements it answers: whom it could be shown to, and what stands between it and others. */
export function DemandsFor({ fit, close }: { fit: readonly Match[]; close: readonly Match[] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('listing:form.matches')} hint={t('listing:form.matchesHint')}>
      {fit.length ? <ol className={classes.demands}>{fit.map((m) => <li key={m.demand_id}><DemandLine match={m} /></li>)}</ol> : <p className="jz-muted">{t('listing:form.matchesNone')}</p>}
      {close.length ? (
        <>
          <h3 className={classes.closeDemands}>{t('demand:match.apart')}</h3>
          <ol className={classes.demands}>{close.map((m) => <li key={m.demand_id}><DemandLine match={m} /><WhatWouldChange reader="owner" constraints={m.constraints} /></li>)}</ol>
        </>
      ) : null}
    </Section>
  );
}

function DemandLine({ match: m }: { match: Match }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <>
      <p><Link to={paths.demand(m.demand_id)}>{m.demand.title}</Link></p>
      <p className="jz-small jz-muted jz-row">
        <span>{m.demand.org ? pick(m.demand.org.name_zh, m.demand.org.name_en) : t('listing:form.anonymous')}</span>
        <VerificationBadge verification={m.demand.verification} />
        <Badge tone={m.demand.tier === 'unverified' ? 'wait' : 'good'}>{t(`ui:vocab.tier.${m.demand.tier}`)}</Badge>
        <span>{t('listing:form.matchAnswers', { elements: m.reasons.map((r) => (r.element === 'problem' ? t('listing:form.wholeProblem') : t(`ui:vocab.element.${r.element}`))).join(t('card:list')) })}</span>
      </p>
    </>
  );
}

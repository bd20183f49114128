import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { DemandMatch } from '#app/modules/matching/contract.ts';
import { Badge, Section, useFormat } from '../index.ts';
import classes from './listing.module.css';

/** Open demands a listing may answer, with the elements it answers: whom it could be shown to. */
export function DemandsFor({ matches }: { matches: readonly DemandMatch[] }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <Section title={t('listing:form.matches')} hint={t('listing:form.matchesHint')}>
      {matches.length ? (
        <ol className={classes.demands}>
          {matches.map((m) => (
            <li key={m.demand_id}>
              <p><Link to={paths.demand(m.demand_id)}>{m.demand.title}</Link></p>
              <p className="jz-small jz-muted jz-row">
                <span>{m.demand.org ? pick(m.demand.org.name_zh, m.demand.org.name_en) : t('listing:form.anonymous')}</span>
                <Badge tone={m.demand.tier === 'unverified' ? 'wait' : 'good'}>{t(`ui:vocab.tier.${m.demand.tier}`)}</Badge>
                <span>{t('listing:form.matchAnswers', { elements: m.reasons.map((r) => (r.element === 'problem' ? t('listing:form.wholeProblem') : t(`ui:vocab.element.${r.element}`))).join(t('card:list')) })}</span>
              </p>
            </li>
          ))}
        </ol>
      ) : <p className="jz-muted">{t('listing:form.matchesNone')}</p>}
    </Section>
  );
}

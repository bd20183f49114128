import { useTranslation } from '#app/i18n/react.tsx';
import { ELEMENTS } from '#app/core/vocabulary.ts';
import type { DemandResource } from '#app/modules/demands/contract.ts';
import { VerificationLine } from '../identity/badges.tsx';
import { Badge, DateText, KeyValue, useFormat } from '../index.ts';
import { useDemandWords } from './words.ts';
import classes from './demand.module.css';

/** How much the platform has seen of what the company says. */
export function TierBadge({ tier }: { tier: DemandResource['tier'] }) {
  const { t } = useTranslation();
  return <Badge tone={tier === 'unverified' ? 'neutral' : 'good'}>{t(`ui:vocab.tier.${tier}`)}</Badge>;
}

/** The company's name, or that it wishes not to be named; either way where its identity stands. */
export function DemandCompany({ demand }: { demand: DemandResource }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return <>{demand.org ? pick(demand.org.name_zh, demand.org.name_en) : t('demand:list.anonymous')} <VerificationLine verification={demand.verification} /></>;
}

/** Everything a demand says: the problem, the five elements one by one, the conditions. */
export function DemandText({ demand }: { demand: DemandResource }) {
  const { t } = useTranslation();
  const words = useDemandWords();
  const lang = demand.lang === 'zh' ? 'zh-CN' : 'en';
  return (
    <div className={classes.full}>
      <div className="jz-stack">
        <div>
          <h3>{t('demand:problem')}</h3>
          <p className={classes.text} lang={lang}>{demand.problem}</p>
        </div>
        <div>
          <h3>{t('demand:elements')}</h3>
          <dl className={classes.elements}>
            {ELEMENTS.map((e) => (
              <div key={e}>
                <dt>{t(`demand:element.${e}.label`)}</dt>
                <dd>{demand.missing.includes(e) ? <span className="jz-muted">{t('demand:notStated')}</span> : <span className={classes.text} lang={lang}>{demand[e]}</span>}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
      <KeyValue items={[
        { key: t('demand:fact.company'), value: demand.org ? <DemandCompany demand={demand} /> : <>{t('demand:fact.withheld')} <VerificationLine verification={demand.verification} /></> },
        { key: t('demand:fact.tier'), value: <TierBadge tier={demand.tier} /> },
        { key: t('demand:fact.budget'), value: <span className="jz-num">{words.budget(demand)}</span> },
        { key: t('demand:fact.kinds'), value: words.kinds(demand) },
        { key: t('demand:fact.territories'), value: words.territories(demand) },
        { key: t('demand:fact.trl'), value: words.trl(demand) },
        { key: t('demand:fact.deadline'), value: demand.deadline ? <DateText value={demand.deadline} /> : t('demand:fact.open') },
        demand.ipc.length > 0 && { key: t('demand:fact.ipc'), value: <span className="jz-num">{demand.ipc.join(' ')}</span> },
        demand.mine && { key: t('demand:fact.visibility'), value: t(demand.visibility === 'named' ? 'demand:fact.named' : 'demand:fact.anonymousOwn') },
        { key: t('demand:fact.updated'), value: <DateText value={demand.updated_at} /> },
      ]}
      />
    </div>
  );
}

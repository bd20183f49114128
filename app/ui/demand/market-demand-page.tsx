import { useTranslation } from '#app/i18n/react.tsx';
import { paths } from '#app/http/paths.ts';
import type { DemandResource } from '#app/modules/demands/contract.ts';
import type { ListingCard } from '#app/modules/listings/contract.ts';
import { LinkButton, Page, Section, StatusBadge, useCan, useViewer } from '../index.ts';
import { ListingRow } from '../listing/listing-row.tsx';
import { ResponseNote } from '../listing/response-note.tsx';
import { DemandText } from './demand-facts.tsx';
import { Constraints, ElementTable, WhatWouldChange } from './match-table.tsx';
import type { MatchView } from './match-view.ts';
import classes from './demand.module.css';

type OwnAnswer = Omit<MatchView, 'my_feedback' | 'family' | 'card'> & { card: ListingCard };
export interface MarketDemandData { demand: DemandResource; today: string; /** How the company answers; null for one that is not named. */ response: { share: number | null; days: number } | null; answers: { items: OwnAnswer[]; apart: OwnAnswer[] } | null }

/** Another company's open demand: what it needs, which of the reader's listings answer it, and how to answer. */
export function MarketDemandPage({ data }: { data: MarketDemandData }) {
  const { t } = useTranslation();
  const can = useCan();
  const { demand, answers } = data;
  return (
    <Page
      title={demand.title} heading={<span lang={demand.lang === 'zh' ? 'zh-CN' : 'en'}>{demand.title}</span>}
      crumbs={[{ label: t('demand:list.title'), to: paths.demands() }]}
      lead={<StatusBadge kind="demand" status={demand.status} date={demand.updated_at} />}
      actions={can('listing.write') ? <LinkButton to={paths.listingNew()}>{t('demand:other.answer')}</LinkButton> : null}
    >
      <HowToAnswer demand={demand} />
      <Section><DemandText demand={demand} />{data.response ? <ResponseNote response={data.response} /> : null}</Section>
      {answers ? <OwnAnswers data={data} answers={answers} /> : null}
    </Page>
  );
}

function OwnAnswers({ data: { demand, today }, answers }: { data: MarketDemandData; answers: NonNullable<MarketDemandData['answers']> }) {
  const { t } = useTranslation();
  const list = (items: OwnAnswer[], apart: boolean) => (
    <ol className={classes.matches}>
      {items.map((m, i) => (
        <li key={m.listing_id}>
          <div className={classes.match}>
            <ListingRow card={m.card} today={today} level={3} />
            {apart ? <WhatWouldChange reader="owner" constraints={m.constraints} /> : null}
            <Constraints reader="owner" constraints={m.constraints} />
            <ElementTable reader="owner" match={m} asked={demand} open={!apart && i === 0} />
          </div>
        </li>
      ))}
    </ol>
  );
  return (
    <>
      <Section look="plain" title={t('demand:other.ownTitle')} hint={t('demand:other.ownHint')}>
        {answers.items.length ? list(answers.items, false) : <p className="jz-muted">{t('demand:other.ownNone')}</p>}
      </Section>
      {answers.apart.length ? <Section look="plain" title={t('demand:other.ownApart')}>{list(answers.apart, true)}</Section> : null}
    </>
  );
}

/** How this reader reaches the company: by listing, by pointing an owner to it, or by signing in first. */
function HowToAnswer({ demand }: { demand: DemandResource }) {
  const { t } = useTranslation();
  const { user, org } = useViewer();
  if (!user) return <p className="jz-row"><span>{t('demand:other.visitor')}</span> <LinkButton small to={paths.login(paths.demand(demand.id))}>{t('demand:other.signIn')}</LinkButton></p>;
  const words = org?.kind === 'university' ? 'answerText' : org?.kind === 'broker' ? 'broker' : org?.kind === 'company' ? 'company' : null;
  return (
    <p className="jz-row">
      {words ? <span className="jz-muted">{t(`demand:other.${words}`)}</span> : null}
      {org?.kind === 'university' ? null : <LinkButton tone="secondary" small to={paths.search(new URLSearchParams({ q: demand.title }).toString())}>{t('demand:other.search')}</LinkButton>}
    </p>
  );
}

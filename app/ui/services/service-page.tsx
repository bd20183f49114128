import { Link } from 'react-router';
import { useTranslation } from '#app/i18n/react.tsx';
import { paths } from '#app/http/paths.ts';
import type { ServiceCaseResource } from '#app/modules/services/contract.ts';
import { ErrorNotice, Notice, type Answer } from '../forms/index.ts';
import { Badge, DateText, DeadlineText, KeyValue, Money, Page, Section, useFormat } from '../index.ts';
import classes from '../brokerage/brokerage.module.css';
import { DeliverForm, PayForm, QuoteForm, StepForm } from './steps.tsx';

export interface ServiceData { service: ServiceCaseResource; outcome: 'done' | 'cancelled' | null; today: string; until: string }

/** One service case: what is asked, the quotes, the money, what was handed in, and what the reader can do now. */
export function ServicePage({ service: s, outcome, today, until, answer }: ServiceData & { answer: Answer | undefined }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const name = (o: { name_zh: string; name_en: string }) => pick(o.name_zh, o.name_en);
  const blocks = (answer?.error?.details.blocked_by as { code: string }[] | undefined) ?? [];
  const steps = s.moves.filter((m) => m.name !== 'deliver' && m.name !== 'choose');
  const choose = s.moves.find((m) => m.name === 'choose');
  const deliver = s.moves.find((m) => m.name === 'deliver');
  const nothing = !s.may_quote && !deliver && steps.length === 0 && !s.fee?.due && !(choose && s.quotes.length);
  return (
    <Page title={s.title} crumbs={[{ label: t('services:title'), to: paths.services() }]} heading={<>{s.title} <Badge tone={s.tone as never}>{t(`services:state.${s.state}`)}</Badge></>} lead={t(`services:kind.${s.kind}`)}>
      <Section title={t('services:next')} look={nothing ? 'card' : 'wake'}>
        <div className={classes.moves}>
          <ErrorNotice answer={answer}>{blocks.length ? <ul>{blocks.map((b) => <li key={b.code}>{t(`services:block.${b.code}`, { defaultValue: t('services:block.other') })}</li>)}</ul> : <></>}</ErrorNotice>
          {answer?.done ? <Notice tone="good" title={t('services:done')} /> : null}
          {outcome ? <Notice tone="neutral" title={t(outcome === 'done' ? 'services:paidBack' : 'services:payCancelled')} /> : null}
          {s.due_at && !s.closed_at ? <p className="jz-muted">{t('services:due')} <DeadlineText value={s.due_at} /></p> : null}
          {choose && s.quotes.some((q) => q.state === 'open') ? <p>{t('services:chooseBelow')}</p> : null}
          {s.may_quote ? <QuoteForm answer={answer} today={today} until={until} /> : null}
          {s.fee?.due ? <PayForm due={s.fee.due} /> : null}
          {deliver ? <DeliverForm version={s.version} answer={answer} /> : null}
          {steps.map((m) => <StepForm key={m.name} move={m} version={s.version} />)}
          {nothing ? <p className="jz-muted">{t('services:waiting')}</p> : null}
        </div>
      </Section>
      <Section title={t('services:request')}>
        <KeyValue items={[
          { key: t('services:client'), value: name(s.client) }, s.agency ? { key: t('services:agency'), value: name(s.agency) } : { key: t('services:asked'), value: s.asked.map(name).join(t('services:list')) },
          s.patent_number ? { key: t('services:patent'), value: s.patent_known ? <Link to={paths.patent(s.patent_number)}>{s.patent_number}</Link> : s.patent_number } : null,
          { key: t('services:quotesUntil'), value: <DateText value={s.quotes_until} /> }, { key: t('services:brief'), value: <span className={classes.text}>{s.brief}</span> },
        ]} />
      </Section>
      <Section title={t('services:quotes')}>
        {s.quotes.length === 0 ? <p className="jz-muted">{t('services:noQuotes')}</p> : (
          <ul className={classes.list}>{s.quotes.map((q) => (
            <li key={q.id}>
              <span className={classes.main}><strong>{name(q.agency)}</strong> · <Money value={q.price} style="exact" /> · {t('services:inDays', { count: q.days })}
                <small>{t('services:validUntil')} <DateText value={q.valid_until} />{q.note ? ` · ${q.note}` : ''}</small></span>
              {choose && q.state === 'open' ? <StepForm move={choose} version={s.version} quote={q.id} /> : <Badge tone={q.state === 'chosen' ? 'good' : 'neutral'}>{t(`services:quote.${q.state}`)}</Badge>}
            </li>
          ))}</ul>
        )}
      </Section>
      {s.fee ? (
        <Section title={t('services:money')}>
          <KeyValue items={[{ key: t('services:fee'), value: <Money value={s.fee.amount} style="exact" /> }, { key: t('services:paid'), value: <Money value={s.fee.paid} style="exact" /> }, { key: t('services:released'), value: <Money value={s.fee.released} style="exact" /> }]} />
          <p className="jz-muted jz-small">{t('services:moneyHint')}</p>
        </Section>
      ) : null}
      {s.deliveries.length ? (
        <Section title={t('services:deliveries')}>
          <ul className={classes.list}>{s.deliveries.map((d) => (
            <li key={d.no}><span className={classes.main}><a href={paths.serviceDelivery(s.id, d.no)}>{d.name}</a><small>{d.note ? `${d.note} · ` : ''}<DateText value={d.at} time /></small></span></li>
          ))}</ul>
        </Section>
      ) : null}
      {s.rating ? <Section title={t('services:rating')}><p>{t('services:stars', { count: s.rating.stars })}{s.rating.words ? ` · ${s.rating.words}` : ''}</p></Section> : null}
    </Page>
  );
}

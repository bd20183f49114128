import { Link } from 'react-router';
import { useTranslation } from '#app/i18n/react.tsx';
import { paths } from '#app/http/paths.ts';
import type { EventResource } from '#app/modules/events/contract.ts';
import { Badge, EmptyState, LinkButton, Page, Pager, QueryTabs, Section, useFormat } from '../index.ts';
import classes from './events.module.css';

/** Beginning and end in one line: the day once where it is the same in China. */
export function useWhen(): (from: string, to: string) => string {
  const { instant } = useFormat();
  const china = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString();
  return (from, to) => (china(from).slice(0, 10) === china(to).slice(0, 10) ? instant(from).replace(/\d\d:\d\d/, (begins) => `${begins}–${china(to).slice(11, 16)}`) : `${instant(from)} – ${instant(to)}`);
}

export function SeatsLeft({ event }: { event: EventResource }) {
  const { t } = useTranslation();
  return <>{event.seats_left > 0 ? t('events:seatsLeft', { count: event.seats_left, capacity: event.capacity }) : t('events:full')}{event.waiting > 0 ? ` · ${t('events:waiting', { count: event.waiting })}` : ''}</>;
}

function Cards({ items, own }: { items: readonly EventResource[]; own?: boolean }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const when = useWhen();
  return (
    <ul className={classes.list}>{items.map((e) => (
      <li key={e.id} className={classes.card}>
        <span className="jz-muted jz-small">{t(`events:kind.${e.kind}`)}</span>
        <h3><Link to={own ? paths.eventManage(e.id) : paths.event(e.id)}>{pick(e.title_zh, e.title_en)}</Link></h3>
        <p>{when(e.starts_at, e.ends_at)}</p>
        <p className="jz-muted">{pick(e.place_zh, e.place_en)} · {pick(e.organiser.name_zh, e.organiser.name_en)}</p>
        <div className={classes.row}><Badge tone={e.tone as never}>{t(`events:state.${e.state}`)}</Badge>{e.open_for_registration ? <span className="jz-small jz-muted"><SeatsLeft event={e} /></span> : null}</div>
      </li>
    ))}</ul>
  );
}

export interface EventsData { when: 'ahead' | 'past'; items: EventResource[]; next_cursor: string | null; own: EventResource[]; mayHost: boolean }

/** The calendar of events, for anybody; for those who run some, theirs above it. */
export function EventsPage({ when, items, next_cursor, own, mayHost }: EventsData) {
  const { t } = useTranslation();
  return (
    <Page title={t('events:title')} lead={t('events:lead')} actions={<span className={classes.row}><LinkButton tone="secondary" to={paths.eventsFeed()} reloadDocument>{t('events:feed')}</LinkButton>{mayHost ? <LinkButton to={paths.eventNew()}>{t('events:new')}</LinkButton> : null}</span>}>
      {own.length ? <Section title={t('events:own')}><Cards items={own} own /></Section> : null}
      <QueryTabs name="when" options={(['ahead', 'past'] as const).map((value) => ({ value, label: t(`events:when.${value}`) }))} />
      {items.length ? <Cards items={items} /> : <EmptyState title={t(`events:none.${when}`)}>{t('events:noneText')}</EmptyState>}
      <Pager nextCursor={next_cursor} />
    </Page>
  );
}

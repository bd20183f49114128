import { useTranslation } from '#app/i18n/react.tsx';
import { paths } from '#app/http/paths.ts';
import { TALK_VERDICTS, type EventReport } from '#app/modules/events/contract.ts';
import { Notice } from '../forms/notices.tsx';
import { LinkButton, Page, Section, useFormat, useLocale } from '../index.ts';
import classes from './events.module.css';

/** Figures of an event, for its organiser. */
export function ReportPage({ report: r }: { report: EventReport }) {
  const { t } = useTranslation();
  const { pick, number } = useFormat();
  const locale = useLocale();
  const title = pick(r.event.title_zh, r.event.title_en);
  const sums = (rows: readonly (readonly [string, string])[]) => <dl className={classes.sums}>{rows.map(([k, v]) => <div key={k}><dt>{k}</dt><dd>{v}</dd></div>)}</dl>;
  const after = (n: number | 'few') => (n === 'few' ? t('events:few') : number(n));
  return (
    <Page title={t('events:report')} lead={t('events:reportLead')} crumbs={[{ label: t('events:title'), to: paths.events() }, { label: title, to: paths.eventManage(r.event.id) }]}
      actions={<LinkButton tone="secondary" to={paths.eventPrint(r.event.id, 'report', locale)} reloadDocument>{t('events:reportPdf')}</LinkButton>}>
      {r.event.tone === 'attention' ? <Notice tone="attention" title={t('events:calledOff')} /> : null}
      <Section title={title}>{sums([[t('events:registered'), number(r.registered)], [t('events:seatsGiven'), number(r.seats)], [t('events:status.waiting'), number(r.waiting)], [t('events:leftAgain'), number(r.left)], [t('events:cameCount'), number(r.came)]])}</Section>
      {r.event.slots ? <Section title={t('events:talks')}>{sums([[t('events:talksHeld'), number(r.talks.planned)], [t('events:talksSaid'), number(r.talks.said)], ...TALK_VERDICTS.map((v) => [t(`events:verdict.${v}`), number(r.talks.verdicts[v])] as const)])}</Section> : null}
      {r.event.slots ? <Section title={t('events:after')}>{sums([[t('events:introductions'), after(r.after.introductions)], [t('events:offers'), after(r.after.offers)], [t('events:deals'), after(r.after.deals)]])}</Section> : null}
    </Page>
  );
}

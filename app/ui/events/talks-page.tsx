import { Form, Link } from 'react-router';
import { useTranslation } from '#app/i18n/react.tsx';
import { paths } from '#app/http/paths.ts';
import { TALK_VERDICTS, type EventResource, type TalkResource } from '#app/modules/events/contract.ts';
import { DoneNotice, type Answer } from '../forms/index.ts';
import { Badge, EmptyState, LinkButton, Page, Section, SubmitButton, useCan, useFormat, useLocale } from '../index.ts';
import classes from './events.module.css';
import { Refused } from './event-page.tsx';

export interface TalksData { event: EventResource; talks: TalkResource[]; mine: string | null; begun: boolean }

function Verdict({ talk }: { talk: TalkResource }) {
  const { t } = useTranslation();
  return (
    <Form method="post" preventScrollReset className={classes.form}>
      <input type="hidden" name="intent" value="verdict" /><input type="hidden" name="talk_id" value={talk.id} />
      <label>{t('events:say')}<select name="verdict" defaultValue={talk.verdict ?? 'interested'}>{TALK_VERDICTS.map((v) => <option key={v} value={v}>{t(`events:verdict.${v}`)}</option>)}</select></label>
      <label>{t('events:note')}<input name="note" maxLength={1_000} defaultValue={talk.verdict_note} /></label>
      <SubmitButton tone="secondary">{t('events:save')}</SubmitButton>
    </Form>
  );
}

/** The reader's own talks: when, where, with whom, about what; and afterwards what came of them. */
export function TalksPage({ event: e, talks, mine, begun, answer }: TalksData & { answer: Answer | undefined }) {
  const { t } = useTranslation();
  const { pick, instant } = useFormat();
  const locale = useLocale();
  const can = useCan();
  return (
    <Page title={t('events:myTalks')} lead={pick(e.title_zh, e.title_en)} crumbs={[{ label: t('events:title'), to: paths.events() }, { label: pick(e.title_zh, e.title_en), to: paths.event(e.id) }]}
      actions={talks.length ? <LinkButton tone="secondary" to={paths.eventPrint(e.id, 'programme', locale)} reloadDocument>{t('events:programme')}</LinkButton> : undefined}>
      <DoneNotice answer={answer}><p>{t('events:done')}</p></DoneNotice>
      <Refused answer={answer} />
      {talks.length === 0 ? <EmptyState title={t('events:talksNone')}>{t('events:talksNoneText')}</EmptyState> : talks.map((x) => {
        const guest = x.guest_id === mine;
        const other = guest ? x.host : x.guest;
        return (
          <Section key={x.id} title={`${instant(x.begins_at)} · ${t('events:table', { n: x.table })}`} actions={x.verdict ? <Badge tone={x.verdict === 'interested' ? 'good' : 'neutral'}>{t(`events:verdict.${x.verdict}`)}</Badge> : undefined}>
            <p><strong>{pick(other.name_zh, other.name_en)}</strong> · {guest ? x.host_person : x.guest_person}</p>
            {x.listing ? <p>{t('events:listing')}: <Link to={paths.listing(x.listing.id)}>{pick(x.listing.title_zh, x.listing.title_en)}</Link></p> : null}
            {x.demand ? <p>{t('events:demand')}: {x.demand.title}</p> : null}
            {begun ? <Verdict talk={x} /> : <p className="jz-muted jz-small">{t('events:notBegun')}</p>}
            {guest && x.listing && x.verdict === 'interested' && can('offer.make') ? <p><LinkButton to={paths.listingOffer(x.listing.id)}>{t('events:offer')}</LinkButton></p> : null}
          </Section>
        );
      })}
    </Page>
  );
}

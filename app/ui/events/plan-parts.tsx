import { Form } from 'react-router';
import { useTranslation } from '#app/i18n/react.tsx';
import type { EventResource, ManageResource, ParticipantRow, TalkResource } from '#app/modules/events/contract.ts';
import { ConfirmButton } from '../forms/index.ts';
import { Badge, SubmitButton, useFormat } from '../index.ts';
import classes from './events.module.css';

/** All talks, slot by slot. */
export function TalkList({ event: e, talks, droppable }: { event: EventResource; talks: readonly TalkResource[]; droppable: boolean }) {
  const { t } = useTranslation();
  const { pick, instant, number } = useFormat();
  const slots = Array.from({ length: e.slots }, (_, i) => talks.filter((x) => x.slot === i + 1)).filter((list) => list.length);
  return (
    <div>{slots.map((list) => (
      <div key={list[0]!.slot}>
        <h3 className={classes.slot}>{t('events:slot')} {list[0]!.slot} · {instant(list[0]!.begins_at)}</h3>
        {list.map((x) => (
          <div key={x.id} className={classes.talk}>
            <span>{t('events:table', { n: x.table })} · <strong>{pick(x.guest.name_zh, x.guest.name_en)}</strong> ⇄ <strong>{pick(x.host.name_zh, x.host.name_en)}</strong>
              <small>{x.listing ? pick(x.listing.title_zh, x.listing.title_en) : ''}{x.listing ? ` · ${t('events:fit')} ${number(x.fit / 100, 0)} %` : ''}{x.by_hand ? ` ${t('events:byHand')}` : ''}</small></span>
            {x.verdict ? <Badge tone={x.verdict === 'interested' ? 'good' : 'neutral'}>{t(`events:verdict.${x.verdict}`)}</Badge> : droppable ? (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="intent" value="drop" /><input type="hidden" name="talk_id" value={x.id} />
                <ConfirmButton small tone="quiet" title={t('events:drop')} body={<p>{t('events:dropSure')}</p>}>{t('events:drop')}</ConfirmButton>
              </Form>
            ) : null}
          </div>
        ))}
      </div>
    ))}</div>
  );
}

function PairSelects({ participants }: { participants: readonly ParticipantRow[] }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return <>{(['guest', 'host'] as const).map((side) => (
    <label key={side}>{t(`events:${side}`)}<select name={`${side}_id`} required>{participants.filter((p) => p.side === side).map((p) => <option key={p.id} value={p.id}>{pick(p.org.name_zh, p.org.name_en)}</option>)}</select></label>
  ))}</>;
}

/** Rules on pairs, and talks placed by hand; nothing to show before both sides have somebody. */
export function PairForms({ event: e, participants, rules, nameOf }: { event: EventResource; participants: readonly ParticipantRow[]; rules: ManageResource['rules']; nameOf(id: string): string }) {
  const { t } = useTranslation();
  if (!participants.some((p) => p.side === 'guest') || !participants.some((p) => p.side === 'host')) return null;
  return (
    <>
      <h3 className={classes.slot}>{t('events:rules')}</h3>
      {rules.length ? <ul>{rules.map((r) => <li key={`${r.guest_id}${r.host_id}`}>{nameOf(r.guest_id)} ⇄ {nameOf(r.host_id)}: {t(`events:ruleOf.${r.rule}`)}</li>)}</ul> : <p className="jz-muted">{t('events:rulesNone')}</p>}
      <Form method="post" preventScrollReset className={classes.form}>
        <input type="hidden" name="intent" value="rule" /><PairSelects participants={participants} />
        <label>{t('events:rule')}<select name="rule">{(['force', 'bar', 'none'] as const).map((r) => <option key={r} value={r}>{t(`events:ruleOf.${r}`)}</option>)}</select></label>
        <SubmitButton tone="secondary">{t('events:setRule')}</SubmitButton>
      </Form>
      <h3 className={classes.slot}>{t('events:placeTitle')}</h3>
      <p className="jz-muted jz-small">{t('events:placeHint')}</p>
      <Form method="post" preventScrollReset className={classes.form}>
        <input type="hidden" name="intent" value="place" /><PairSelects participants={participants} />
        <label>{t('events:slotLabel')}<input type="number" name="slot" min={1} max={e.slots} defaultValue={1} required /></label>
        <label>{t('events:tableLabel')}<input type="number" name="table" min={1} max={e.tables} defaultValue={1} required /></label>
        <SubmitButton tone="secondary">{t('events:placeGo')}</SubmitButton>
      </Form>
    </>
  );
}

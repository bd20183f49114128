import { useEffect, useId, useRef } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Form, useNavigation } from 'react-router';
import type { DealEvents, DealResource, MessageResource } from '#app/modules/deals/contract.ts';
import formClasses from '../forms/forms.module.css';
import { FormActions, FormAids } from '../forms/index.ts';
import { useFormat } from '../hooks.ts';
import { SubmitButton } from '../kit/button.tsx';
import { Timeline, type TimelineItem } from '../kit/lists.tsx';
import { Badge } from '../kit/status.tsx';
import { Section } from '../kit/page.tsx';
import { CopyText } from '../kit/values.tsx';
import { useBlockText } from './blocks.tsx';
import classes from './deal.module.css';

/** The parties' conversation, oldest first; the box empties itself when the message is on record. */
export function Messages({ deal, messages, mayWrite }: { deal: DealResource; messages: readonly MessageResource[]; mayWrite: boolean }) {
  const { t } = useTranslation();
  const { instant } = useFormat();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const sending = useNavigation().formData?.get('intent') === 'message';
  const count = messages.length;
  useEffect(() => { form.current?.reset(); if (list.current) list.current.scrollTop = list.current.scrollHeight; }, [count]);
  return (
    <Section id="messages" title={t('deal:messages.title')} hint={t('deal:messages.hint')}>
      {messages.length === 0 ? <p className="jz-muted">{t('deal:messages.none')}</p> : (
        <ol className={classes.messages} ref={list} tabIndex={0} aria-label={t('deal:messages.label')}>{messages.map((m) => (
          <li key={m.id} className={`${classes.message} ${m.side === deal.my_role ? classes.mine : ''}`}>
            <span className={classes.from}>{t(`offer:side.${m.side}`)} · {m.author} · {instant(m.created_at)}</span>
            <p>{m.body}</p>
          </li>
        ))}</ol>
      )}
      {mayWrite ? (
        <Form method="post" ref={form} preventScrollReset className="jz-no-print">
          <input type="hidden" name="intent" value="message" />
          <FormAids name="message" />
          <label className={formClasses.label} htmlFor={id}>{t('deal:messages.body')}</label>
          <textarea id={id} name="body" rows={2} required maxLength={8_000} className={classes.input} />
          <FormActions><SubmitButton tone="secondary" small name="go" value="message" pending={sending}>{t('deal:messages.send')}</SubmitButton></FormActions>
        </Form>
      ) : null}
    </Section>
  );
}

/** History, latest first: every attempt with who made it, and why a refused one was refused; below it the head of the audit chain. */
export function History({ events }: { events: DealEvents }) {
  const { t } = useTranslation();
  const blockText = useBlockText();
  const items: TimelineItem[] = [...events.items].reverse().map((e) => ({
    key: String(e.seq), at: e.at, tone: !e.accepted ? 'bad' : e.override ? 'attention' : e.from !== e.to ? 'good' : 'neutral',
    title: (
      <span className="jz-row">
        <span>{e.accepted ? t(`deal:move.${e.name}`, { defaultValue: e.name }) : t('deal:history.attempt', { move: t(`deal:move.${e.name}`, { defaultValue: e.name }) })}</span>
        {e.accepted && e.from !== e.to ? <Badge>{t(`deal:state.${e.to}`)}</Badge> : null}
        {e.override ? <Badge tone="attention">{t('deal:history.override')}</Badge> : null}
        <span className="jz-muted jz-small">{t('deal:history.by', { who: t(`deal:role.${e.actor}`, { defaultValue: e.actor }) })}</span>
      </span>
    ),
    detail: e.accepted ? (e.reason ? t('deal:history.reason', { reason: e.reason }) : undefined) : <>{t('deal:history.refused', { why: e.refusal.map(blockText).join('; ') })}{e.reason ? <> · {t('deal:history.reason', { reason: e.reason })}</> : null}</>,
  }));
  return (
    <Section id="history" title={t('deal:history.title')} hint={t('deal:history.hint')}>
      <Timeline items={items} label={t('deal:history.title')} />
      {events.audit ? (
        <div className="jz-small">
          <p className="jz-muted">{t('deal:history.audit')}: {t('deal:history.auditText', { seq: events.audit.seq })}</p>
          <div className={classes.copy}><CopyText text={events.audit.hash} label={t('deal:history.audit')} /></div>
        </div>
      ) : null}
    </Section>
  );
}

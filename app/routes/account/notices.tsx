import { useTranslation } from '#app/i18n/react.tsx';
import { Form, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { CHOSEN_GROUPS } from '#app/modules/notifications/notice-groups.ts';
import { NoticeChoices } from '#app/modules/notifications/contract.ts';
import { readPreferences, savePreferences } from '#app/modules/notifications/preferences.server.ts';
import { calendarFeed, endCalendar, renewCalendar } from '#app/modules/tasks/calendar.server.ts';
import { answerFor, ConfirmButton, DoneNotice, ErrorNotice, FieldRow, Fields, FormActions, getFormProps, Notice, SelectField, TextField, TimeField, useAppForm, type Answer } from '#app/ui/forms/index.ts';
import { DateText, Section, SubmitButton, type ShellHandle } from '#app/ui/index.ts';
import { AccountFrame } from './frame.tsx';

export const handle: ShellHandle = { texts: ['account', 'security'] };

const Choices = NoticeChoices.safeExtend({ intent: z.literal('choices') });
const Forms = z.union([Choices, z.object({ intent: z.literal('renew') }), z.object({ intent: z.literal('end') })]);

export const loader = defineLoader({ access: 'user' }, async ({ scope, services }) => ({ preferences: await readPreferences(services, scope.userId), feed: await calendarFeed(services, scope.userId) }));

export const action = defineAction({ access: { choices: 'user', renew: 'user', end: 'user' }, form: Forms }, async ({ scope, services }, input) => {
  switch (input.intent) {
    case 'choices':
      await savePreferences(services, scope.userId, input);
      return { intent: input.intent };
    case 'renew': return { intent: input.intent, url: `${services.publicUrl}${paths.calendar(await renewCalendar(services, scope.userId))}` };
    case 'end':
      await endCalendar(services, scope.userId);
      return { intent: input.intent };
  }
});

const CHANNELS = ['mail', 'digest', 'app', 'off'] as const;

function ChoicesForm({ answer }: { answer: Answer | null }) {
  const { t } = useTranslation();
  const { preferences: p } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm({ schema: Choices, answer, id: 'choices', defaultValue: { ...p.choices, time_zone: p.time_zone, quiet_from: p.quiet_from, quiet_until: p.quiet_until, digest_hour: String(p.digest_hour) } });
  const options = CHANNELS.map((value) => ({ value, label: t(`account:notices.channel.${value}`) }));
  return (
    <Form method="post" {...getFormProps(form)}>
      <Fields>
        <DoneNotice answer={answer} />
        <ErrorNotice answer={answer} />
        {CHOSEN_GROUPS.map((g) => <SelectField key={g} field={fields[g]} label={t(`account:notices.group.${g}`)} hint={t(`account:notices.groupHint.${g}`)} options={options} />)}
        <p className="jz-muted jz-small">{t('account:notices.legal')}</p>
        <FieldRow>
          <TimeField optional field={fields.quiet_from} label={t('account:notices.quietFrom')} />
          <TimeField optional field={fields.quiet_until} label={t('account:notices.quietUntil')} />
        </FieldRow>
        <p className="jz-muted jz-small">{t('account:notices.quietHint')}</p>
        <FieldRow>
          <SelectField field={fields.digest_hour} label={t('account:notices.digestHour')} options={Array.from({ length: 24 }, (_, h) => ({ value: String(h), label: `${String(h).padStart(2, '0')}:00` }))} />
          <TextField field={fields.time_zone} label={t('account:notices.timeZone')} hint={t('account:notices.timeZoneHint')} autoComplete="off" spellCheck={false} />
        </FieldRow>
        <FormActions><SubmitButton name="intent" value="choices">{t('account:notices.save')}</SubmitButton></FormActions>
      </Fields>
    </Form>
  );
}

function Feed({ answer }: { answer: Answer | null }) {
  const { t } = useTranslation();
  const { feed } = useLoaderData<typeof loader>();
  const url = typeof answer?.done?.url === 'string' ? answer.done.url : null;
  return (
    <div className="jz-stack">
      <ErrorNotice answer={answer} />
      {url ? (
        <Notice tone="good" title={t('account:notices.feedNew')}>
          <p><code >{url}</code></p>
          <p>{t('account:notices.feedOnce')}</p>
        </Notice>
      ) : null}
      {feed ? <p>{t('account:notices.feedSince')} <DateText value={feed.created_at} /> · {feed.read_at ? <>{t('account:notices.feedRead')} <DateText value={feed.read_at} time /></> : t('account:notices.feedUnread')}</p> : null}
      <Form method="post">
        <FormActions>
          {feed ? <ConfirmButton name="intent" value="renew" title={t('account:notices.feedRenewTitle')} body={t('account:notices.feedRenewBody')} tone="secondary">{t('account:notices.feedRenew')}</ConfirmButton>
            : <SubmitButton name="intent" value="renew" tone="secondary">{t('account:notices.feedMake')}</SubmitButton>}
          {feed ? <SubmitButton name="intent" value="end" tone="quiet">{t('account:notices.feedEnd')}</SubmitButton> : null}
        </FormActions>
      </Form>
    </div>
  );
}

export default function Notices() {
  const { t } = useTranslation();
  const answer = useActionData<typeof action>();
  return (
    <AccountFrame tab="notices">
      <Section title={t('account:notices.title')} hint={t('account:notices.hint')}><ChoicesForm answer={answerFor(answer, 'choices')} /></Section>
      <Section id="calendar" title={t('account:notices.feed')} hint={t('account:notices.feedHint')}><Feed answer={answerFor(answer, 'renew') ?? answerFor(answer, 'end')} /></Section>
    </AccountFrame>
  );
}

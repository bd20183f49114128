import { useTranslation } from '#app/i18n/react.tsx';
import { Link, useLoaderData } from 'react-router';
import { z } from 'zod';
import { defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { listDemoMails, readDemoMail } from '#app/modules/notifications/demo-mailbox.server.ts';
import { DataTable, DateText, EmptyState, KeyValue, Page, Section, type ShellHandle } from '#app/ui/index.ts';
import { Notice } from '#app/ui/forms/notices.tsx';
import classes from './mailbox.module.css';

export const handle: ShellHandle = { texts: ['account'] };

const Query = z.object({ to: z.string().max(254).optional().catch(undefined), mail: z.string().max(60).optional().catch(undefined) });

/** Only in a demo without a mail server, and then for anybody: the visitor who registers there must be able to read the mail. */
export const loader = defineLoader({ access: 'public', search: Query }, async ({ services, search }) => {
  const open = services.env.DEMO && services.env.MAILBOX && !services.env.SMTP_URL;
  const mails = await listDemoMails(services, open, search.to);
  const shown = search.mail ?? (search.to ? mails[0]?.id : undefined);
  return { mails, to: search.to ?? null, mail: shown ? await readDemoMail(services, open, shown) : null };
});

/** The text with its links alive: links of this installation open here. */
function MailText({ text }: { text: string }) {
  const parts = text.split(/(https?:\/\/[^\s]+)/);
  return <p className={classes.mail}>{parts.map((part, i) => (i % 2 ? <a key={i} href={part}>{part}</a> : part))}</p>;
}

const here = (mail: string, to: string | null) => `${paths.mailbox()}?${new URLSearchParams({ ...(to ? { to } : {}), mail }).toString()}`;

export default function Mailbox() {
  const { t } = useTranslation();
  const { mails, mail, to } = useLoaderData<typeof loader>();
  return (
    <Page title={t('account:mailbox.title')}>
      <Notice tone="attention"><p>{t('account:mailbox.warning')}</p></Notice>
      {mail ? (
        <Section title={mail.subject}>
          <div className="jz-stack">
            <KeyValue items={[{ key: t('account:mailbox.to'), value: mail.to }, { key: t('account:mailbox.sent'), value: <DateText value={mail.at} time /> }]} />
            <MailText text={mail.text} />
          </div>
        </Section>
      ) : null}
      {to ? <p>{t('account:mailbox.filtered', { to })} · <Link to={paths.mailbox()}>{t('account:mailbox.all')}</Link></p> : null}
      {mails.length ? (
        <Section>
          <DataTable rows={mails} rowKey={(m) => m.id} caption={t('account:mailbox.caption')} columns={[
            { key: 'subject', label: t('account:mailbox.subject'), cell: (m) => <Link to={here(m.id, to)} className={m.id === mail?.id ? classes.open : undefined} preventScrollReset={false}>{m.subject}</Link> },
            { key: 'to', label: t('account:mailbox.to'), cell: (m) => m.to },
            { key: 'sent', label: t('account:mailbox.sent'), shrink: true, cell: (m) => <DateText value={m.at} time /> },
          ]} />
        </Section>
      ) : <EmptyState title={t('account:mailbox.none')}><p>{t('account:mailbox.noneHint')}</p></EmptyState>}
    </Page>
  );
}

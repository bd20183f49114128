import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link, useLoaderData } from 'react-router';
import { z } from 'zod';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { listNotices, markNoticesRead } from '#app/modules/notifications/inbox.server.ts';
import { DateText, EmptyState, LinkButton, Page, Pager, Section, SubmitButton, type ShellHandle } from '#app/ui/index.ts';
import classes from './notifications.module.css';

export const handle: ShellHandle = { texts: ['account'] };

const Query = z.object({ cursor: z.string().max(60).optional().catch(undefined) });

export const loader = defineLoader({ access: 'member', search: Query }, ({ scope, services, locale, search }) => listNotices(services, scope, locale, search.cursor));

export const action = defineAction({ access: 'member' }, async ({ scope, services }) => { await markNoticesRead(services, scope); });

export default function Notifications() {
  const { t } = useTranslation();
  const { items, nextCursor } = useLoaderData<typeof loader>();
  const unread = items.some((n) => !n.read);
  return (
    <Page title={t('account:notifications.title')} actions={<><LinkButton tone="quiet" to={paths.noticeSettings()}>{t('account:notices.title')}</LinkButton>{unread ? <Form method="post"><SubmitButton tone="secondary">{t('account:notifications.markRead')}</SubmitButton></Form> : null}</>}>
      {items.length ? (
        <Section>
          <ul className={classes.list}>
            {items.map((n) => (
              <li key={n.id}>
                <Link to={n.href}>
                  <span className={n.read ? undefined : classes.dot} role={n.read ? undefined : 'img'} aria-label={n.read ? undefined : t('account:notifications.unread')} />
                  <span className={n.read ? undefined : classes.unread}>{n.headline}</span>
                  <span className="jz-muted jz-small"><DateText value={n.at} time /></span>
                  {n.detail ? <span className={classes.detail}>{n.detail}</span> : null}
                </Link>
              </li>
            ))}
          </ul>
          <Pager nextCursor={nextCursor} />
        </Section>
      ) : <EmptyState title={t('account:notifications.none')}><p>{t('account:notifications.noneHint')}</p></EmptyState>}
    </Page>
  );
}

import { Link } from 'react-router';
import { useTranslation } from '#app/i18n/react.tsx';
import { paths } from '#app/http/paths.ts';
import type { ServiceListResource } from '#app/modules/services/contract.ts';
import { Badge, DateText, EmptyState, LinkButton, Page, Section, useFormat } from '../index.ts';
import classes from '../brokerage/brokerage.module.css';

/** Service cases of the organisation: what it asked for, and what it was asked. */
export function ServicesPage({ items, mayAsk }: ServiceListResource & { mayAsk: boolean }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const ask = mayAsk ? <LinkButton to={paths.serviceNew()}>{t('services:ask')}</LinkButton> : null;
  return (
    <Page title={t('services:title')} lead={t('services:lead')} actions={items.length ? ask : undefined}>
      {items.length === 0 ? <EmptyState title={t('services:none')} action={ask ?? undefined}>{t(mayAsk ? 'services:noneText' : 'services:noneAgency')}</EmptyState> : (
        <Section title={t('services:cases')}>
          <ul className={classes.list}>{items.map((s) => (
            <li key={s.id}>
              <span className={classes.main}><Link to={paths.service(s.id)}>{s.title}</Link>
                <small>{t(`services:kind.${s.kind}`)} · {s.my_part === 'agency' ? pick(s.client.name_zh, s.client.name_en) : s.agency ? pick(s.agency.name_zh, s.agency.name_en) : t('services:noAgency')}{s.patent_number ? ` · ${s.patent_number}` : ''} · <DateText value={s.created_at} /></small></span>
              <Badge tone={s.tone as never}>{t(`services:state.${s.state}`)}</Badge>
            </li>
          ))}</ul>
        </Section>
      )}
    </Page>
  );
}

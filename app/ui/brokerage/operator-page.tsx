import { useId } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { FeeClaimResource, LicenceResource } from '#app/modules/brokerage/contract.ts';
import { ErrorNotice, Notice, type Answer } from '../forms/index.ts';
import { Badge, DateText, EmptyState, Money, Section, SubmitButton, useLocale } from '../index.ts';
import { OperatorFrame } from '../operator/frame.tsx';
import classes from './brokerage.module.css';

/** What waits for an operator: licences to compare with their documents, claims of brokers that were passed over. */
export function OperatorBrokeragePage({ licences, claims, answer }: { licences: LicenceResource[]; claims: FeeClaimResource[]; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const zh = useLocale() === 'zh';
  return (
    <OperatorFrame title={t('brokerage:operator.title')} lead={t('brokerage:operator.lead')}>
      <ErrorNotice answer={answer} />
      {answer?.done ? <Notice tone="good" title={t('brokerage:done')} /> : null}
      <Section title={t('brokerage:operator.licences')}>
        {licences.length === 0 ? <EmptyState title={t('brokerage:operator.noLicences')}><></></EmptyState> : <ul className={classes.list}>{licences.map((l) => <LicenceItem key={l.id} licence={l} />)}</ul>}
      </Section>
      <Section title={t('brokerage:claims')}>
        {claims.length === 0 ? <EmptyState title={t('brokerage:operator.noClaims')}><></></EmptyState> : (
          <ul className={classes.list}>{claims.map((c) => (
            <li key={c.id}><span className={classes.main}><Link to={paths.feeClaim(c.id)}>{zh ? c.title_zh : c.title_en}</Link><small>{zh ? c.broker.name_zh : c.broker.name_en} → {zh ? c.debtor.name_zh : c.debtor.name_en} · <Money value={c.amount} /></small></span>
              <Badge tone={c.tone}>{t(`brokerage:state.fee_claim.${c.state}`)}</Badge></li>
          ))}</ul>
        )}
      </Section>
    </OperatorFrame>
  );
}

function LicenceItem({ licence: l }: { licence: LicenceResource }) {
  const { t } = useTranslation();
  const zh = useLocale() === 'zh';
  const id = useId();
  return (
    <li>
      <span className={classes.main}>{zh ? l.org.name_zh : l.org.name_en} · {t(`brokerage:licenceKind.${l.kind}`)}
        <small>{l.number} · {l.issuer} · {t('brokerage:until')} <DateText value={l.expires_on} />{l.file_id ? <> · <a href={paths.evidence(l.file_id)}>{t('brokerage:operator.document')}</a></> : null}</small></span>
      <Form method="post" className={classes.move} preventScrollReset>
        <input type="hidden" name="intent" value="decide" /><input type="hidden" name="licence_id" value={l.id} />
        <label htmlFor={id}>{t('brokerage:operator.reason')}</label><textarea id={id} name="reason" rows={1} maxLength={1_000} />
        <div className="jz-row"><SubmitButton small name="verdict" value="accept">{t('brokerage:operator.accept')}</SubmitButton> <SubmitButton small tone="danger" name="verdict" value="refuse">{t('brokerage:operator.refuse')}</SubmitButton></div>
      </Form>
    </li>
  );
}

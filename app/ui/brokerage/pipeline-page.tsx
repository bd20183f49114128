import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { FeeClaimResource, IntroductionResource, LicenceResource, MandateResource, PipelineResource, SuggestionResource } from '#app/modules/brokerage/contract.ts';
import { DateField, ErrorNotice, FieldRow, Fields, FileField, FormActions, getFormProps, Notice, SelectField, TextField, useAppForm, type Answer } from '../forms/index.ts';
import { Badge, DateText, EmptyState, Money, Page, Section, SubmitButton, useCan, useFormat, useLocale } from '../index.ts';
import { zLicenceForm } from './schema.ts';
import classes from './brokerage.module.css';

const KINDS = ['technology_broker', 'patent_agency', 'asset_appraisal', 'law_firm', 'training'] as const;

/** Mandates, introductions, claims and commissions: a broker's pipeline, or what a principal is a side of. */
export function PipelinePage({ data, suggestions, answer }: { data: PipelineResource; suggestions: SuggestionResource[]; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const broker = useCan()('brokerage.write');
  const waits = data.introductions.filter((i) => i.moves.some((m) => m.name.endsWith('_consent'))).length + data.mandates.filter((m) => m.moves.some((x) => x.name === 'accept')).length;
  return (
    <Page title={t('brokerage:title')} lead={t(broker ? 'brokerage:leadBroker' : 'brokerage:lead')}
      actions={broker ? <><Link to={paths.introductionNew()}>{t('brokerage:newIntroduction')}</Link><Link to={paths.mandateNew()}>{t('brokerage:newMandate')}</Link></> : undefined}>
      {answer?.done ? <Notice tone="good" title={t('brokerage:licence.sent')} /> : null}
      {!broker && waits ? <Notice tone="attention" title={t('brokerage:waits', { count: waits })} /> : null}
      {broker ? <Licence licence={data.licence} answer={answer} /> : null}
      {broker ? <Commissions data={data} /> : null}
      {data.claims.length ? <Section title={t('brokerage:claims')} look="wake"><ul className={classes.list}>{data.claims.map((c) => <ClaimLine key={c.id} claim={c} />)}</ul></Section> : null}
      <Section title={t('brokerage:introductions')}>
        {data.introductions.length === 0 ? <EmptyState title={t('brokerage:noIntroductions')}><p>{t(broker ? 'brokerage:noIntroductionsBroker' : 'brokerage:noIntroductionsText')}</p></EmptyState>
          : <ul className={classes.list}>{data.introductions.map((i) => <IntroductionLine key={i.id} intro={i} />)}</ul>}
      </Section>
      {broker && suggestions.length ? <Section title={t('brokerage:suggested')} hint={t('brokerage:suggestedHint')}><ul className={classes.list}>{suggestions.map((s) => <Suggestion key={`${s.listing_id} ${s.demand_id}`} pair={s} />)}</ul></Section> : null}
      <Section title={t('brokerage:mandates')}>
        {data.mandates.length === 0 ? <EmptyState title={t('brokerage:noMandates')}><p>{t(broker ? 'brokerage:noMandatesBroker' : 'brokerage:noMandatesText')}</p></EmptyState>
          : <ul className={classes.list}>{data.mandates.map((m) => <MandateLine key={m.id} mandate={m} />)}</ul>}
      </Section>
    </Page>
  );
}

const useNames = () => {
  const zh = useLocale() === 'zh';
  return { org: (o: { name_zh: string; name_en: string } | null) => (o ? (zh ? o.name_zh || o.name_en : o.name_en || o.name_zh) : null), title: (x: { title_zh: string; title_en: string }) => (zh ? x.title_zh || x.title_en : x.title_en || x.title_zh) };
};

function MandateLine({ mandate: m }: { mandate: MandateResource }) {
  const { t } = useTranslation();
  const { org } = useNames();
  const format = useFormat();
  return (
    <li>
      <span className={classes.main}><Link to={paths.mandate(m.id)}>{org(m.my_part === 'broker' ? m.principal : m.broker)}</Link>
        <small>{t(`brokerage:side.${m.side}`)} · {m.scope === 'all' ? t('brokerage:everything') : t('brokerage:things', { count: m.subjects.length })} · {format.bps(m.fee_bps)}{m.exclusive ? ` · ${t('brokerage:exclusive')}` : ''} · {t('brokerage:until')} <DateText value={m.ends_on} /></small></span>
      <Badge tone={m.tone}>{t(`brokerage:state.mandate.${m.state}`)}</Badge>
    </li>
  );
}

function IntroductionLine({ intro: i }: { intro: IntroductionResource }) {
  const { t } = useTranslation();
  const { org, title } = useNames();
  return (
    <li>
      <span className={classes.main}><Link to={paths.introduction(i.id)}>{title(i)}</Link>
        <small>{org(i.seller)} × {org(i.buyer) ?? t('brokerage:unnamed')}{i.deals.length ? ` · ${t('brokerage:dealsCount', { count: i.deals.length })}` : ''}{i.tail_ends_at && !i.closed_at ? <> · {t('brokerage:tailUntil')} <DateText value={i.tail_ends_at} /></> : null}</small></span>
      <Badge tone={i.tone}>{t(`brokerage:state.introduction.${i.state}`)}</Badge>
    </li>
  );
}

function ClaimLine({ claim: c }: { claim: FeeClaimResource }) {
  const { t } = useTranslation();
  const { org, title } = useNames();
  return (
    <li>
      <span className={classes.main}><Link to={paths.feeClaim(c.id)}>{title(c)}</Link><small>{org(c.broker)} → {org(c.debtor)}{c.amount ? <> · <Money value={c.amount} /></> : null}</small></span>
      <Badge tone={c.tone}>{t(`brokerage:state.fee_claim.${c.state}`)}</Badge>
    </li>
  );
}

function Suggestion({ pair }: { pair: SuggestionResource }) {
  const { t } = useTranslation();
  const zh = useLocale() === 'zh';
  return (
    <li>
      <span className={classes.main}><Link to={paths.listing(pair.listing_id)}>{zh ? pair.listing_title_zh || pair.listing_title_en : pair.listing_title_en || pair.listing_title_zh}</Link>
        <small>{t('brokerage:answers')} <Link to={paths.demand(pair.demand_id)}>{pair.demand_title}</Link> · {pair.company ? (zh ? pair.company.name_zh : pair.company.name_en) : t('brokerage:unnamed')}</small></span>
      <Link to={paths.introductionNew({ mandate: pair.mandate_id, listing: pair.listing_id, demand: pair.demand_id })}>{t('brokerage:introduce')}</Link>
    </li>
  );
}

function Commissions({ data }: { data: PipelineResource }) {
  const { t } = useTranslation();
  return (
    <Section title={t('brokerage:commissions')} hint={t('brokerage:commissionsHint')}>
      {data.commissions.length === 0 ? <p className="jz-muted">{t('brokerage:noCommissions')}</p> : data.commissions.map((c) => (
        <dl key={c.held.currency} className={classes.sums}>
          {(['held', 'pending', 'paid'] as const).map((k) => <div key={k}><dt>{t(`brokerage:commission.${k}`)}</dt><dd><Money value={c[k]} /></dd></div>)}
        </dl>
      ))}
    </Section>
  );
}

function Licence({ licence, answer }: { licence: LicenceResource | null; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const [form, fields] = useAppForm({ schema: zLicenceForm, answer: answer ?? null, id: 'licence', defaultValue: { intent: 'licence', kind: 'technology_broker' } });
  const needed = licence === null || licence.state === 'refused' || licence.state === 'expired' || licence.state === 'withdrawn';
  return (
    <Section title={t('brokerage:licence.title')} hint={t('brokerage:licence.hint')}>
      {licence ? (
        <ul className={classes.list}><li><span className={classes.main}>{t(`brokerage:licenceKind.${licence.kind}`)} · {licence.number}<small>{licence.issuer} · {t('brokerage:until')} <DateText value={licence.expires_on} />{licence.reason ? ` · ${licence.reason}` : ''}</small></span>
          <Badge tone={licence.state === 'verified' ? 'good' : licence.state === 'submitted' ? 'wait' : 'attention'}>{t(`brokerage:licenceState.${licence.state}`)}</Badge></li></ul>
      ) : null}
      <details open={needed}>
        <summary>{t('brokerage:licence.hand')}</summary>
        <Form method="post" encType="multipart/form-data" {...getFormProps(form)}>
          <input type="hidden" name="intent" value="licence" />
          <ErrorNotice answer={answer} />
          <Fields>
            <FieldRow><SelectField field={fields.kind} label={t('brokerage:licence.kind')} options={KINDS.map((k) => ({ value: k, label: t(`brokerage:licenceKind.${k}`) }))} /><TextField field={fields.number} label={t('brokerage:licence.number')} /></FieldRow>
            <TextField field={fields.issuer} label={t('brokerage:licence.issuer')} />
            <FieldRow><DateField field={fields.issued_on} label={t('brokerage:licence.issued')} /><DateField field={fields.expires_on} label={t('brokerage:licence.expires')} /></FieldRow>
            <FileField field={fields.file} label={t('brokerage:licence.file')} hint={t('brokerage:licence.fileHint')} accept="application/pdf,image/*" />
            <FormActions><SubmitButton>{t('brokerage:licence.send')}</SubmitButton></FormActions>
          </Fields>
        </Form>
      </details>
    </Section>
  );
}

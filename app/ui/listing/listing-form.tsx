import { useEffect, useRef } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Form } from 'react-router';
import { DEAL_KINDS, TERRITORIES, TRL_MAX } from '#app/core/vocabulary.ts';
import { paths } from '#app/http/paths.ts';
import type { Blocker, ListingResource } from '#app/modules/listings/contract.ts';
import { CheckboxField, CheckboxGroup, ConfirmButton, DateField, DoneNotice, ErrorNotice, Fields, FieldRow, FormActions, FormErrors, getFormProps, MoneyField, Notice, NumberField, SelectField, TextAreaField, TextField, useAppForm, type Answer } from '../forms/index.ts';
import { LinkButton, Section, SubmitButton, useCan } from '../index.ts';
import { formOfListing, listingFormSchema } from './listing-form-schema.ts';
import classes from './listing.module.css';

/** Edits a listing's terms and puts it on the market. Saving never loses anything: an incomplete listing stays a draft. */
export function ListingForm({ listing, answer }: { listing: ListingResource; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const can = useCan();
  const [form, fields] = useAppForm({ schema: listingFormSchema, answer, id: 'listing', defaultValue: formOfListing(listing) });
  const onSale = listing.status === 'published';
  const blocked = (listing.owner?.blockers.length ?? 0) > 0;
  return (
    <Form method="post" {...getFormProps(form)}>
      {/* The version is the page's, not the form's: after a save that could not be published it must be the new one. */}
      <input type="hidden" name="version" value={listing.version} />
      <Fields>
        <AnswerNotice answer={answer} draft={!onSale} />
        <FormErrors errors={form.errors} />
        <Section title={t('listing:form.what')} hint={t('listing:form.whatHint')}>
          <Fields>
            <TextAreaField field={fields.benefit_zh} label={t('listing:form.benefitZh')} hint={t('listing:form.benefitHint')} rows={2} optional={false} />
            <TextAreaField field={fields.benefit_en} label={t('listing:form.benefitEn')} rows={2} optional />
            <TextAreaField field={fields.problem_zh} label={t('listing:form.problemZh')} hint={t('listing:form.problemHint')} rows={3} optional />
            <TextAreaField field={fields.problem_en} label={t('listing:form.problemEn')} rows={3} optional />
          </Fields>
        </Section>
        <Section title={t('listing:form.deal')}>
          <Fields>
            <CheckboxGroup field={fields.deal_kinds} optional={false} label={t('listing:form.dealKinds')} options={DEAL_KINDS.map((value) => ({ value, label: t(`ui:vocab.dealKind.${value}`) }))} />
            <CheckboxGroup field={fields.territories} optional={false} label={t('listing:form.territories')} options={TERRITORIES.map((value) => ({ value, label: t(`ui:vocab.territory.${value}`) }))} />
            <FieldRow>
              <SelectField field={fields.trl} optional={false} label={t('listing:form.trl')} hint={t('listing:form.trlHint')} empty={t('listing:form.trlEmpty')} options={Array.from({ length: TRL_MAX }, (_, i) => ({ value: String(i + 1), label: `TRL ${i + 1} · ${t(`listing:trl.levels.${i + 1}`)}` }))} />
              <TextField field={fields.field_of_use} label={t('listing:form.field')} hint={t('listing:form.fieldHint')} optional />
            </FieldRow>
          </Fields>
        </Section>
        <Section title={t('listing:form.money')} hint={t('listing:form.moneyHint')}>
          <Fields>
            <FieldRow>
              <MoneyField field={fields.ask} inner={fields.ask.getFieldset()} label={t('listing:form.ask')} optional />
              <MoneyField field={fields.entry_fee} inner={fields.entry_fee.getFieldset()} label={t('listing:form.entryFee')} optional />
            </FieldRow>
            <FieldRow>
              <NumberField field={fields.royalty_percent} label={t('listing:form.royalty')} hint={t('listing:form.royaltyHint')} decimals suffix="%" optional />
              <MoneyField field={fields.equity_valuation} inner={fields.equity_valuation.getFieldset()} label={t('listing:form.equity')} optional />
            </FieldRow>
            {listing.published_at ? null : <CheckboxField field={fields.by_negotiation} label={t('listing:form.negotiation')} />}
          </Fields>
        </Section>
        <Section title={t('listing:form.duty')}>
          <FieldRow>
            <TextField field={fields.approval_number} label={t('listing:form.approval')} hint={t('listing:form.approvalHint')} optional />
            <DateField field={fields.notice_starts_on} label={t('listing:form.notice')} hint={t('listing:form.noticeHint')} optional />
          </FieldRow>
        </Section>
        <FormActions>
          {onSale ? <SubmitButton name="intent" value="save">{t('listing:form.save')}</SubmitButton> : (
            <>
              {can('listing.publish') ? <SubmitButton name="intent" value="publish" disabled={blocked}>{t(listing.status === 'suspended' ? 'listing:form.republish' : 'listing:form.publish')}</SubmitButton> : null}
              <SubmitButton tone="secondary" name="intent" value="save">{t(listing.status === 'draft' ? 'listing:form.saveDraft' : 'listing:form.save')}</SubmitButton>
            </>
          )}
        </FormActions>
      </Fields>
    </Form>
  );
}

function AnswerNotice({ answer, draft }: { answer: Answer | undefined; draft: boolean }) {
  const { t } = useTranslation();
  const done = typeof answer?.done?.what === 'string' ? answer.done.what : null;
  if (done) return <DoneNotice answer={answer}><p>{t(`listing:form.${done}`)}</p></DoneNotice>;
  if (answer?.error?.code === 'conflict') return <ErrorNotice answer={{ ...answer, error: { ...answer.error, message: t('listing:form.conflict') } }}><span /></ErrorNotice>;
  if (draft && (answer?.error?.code === 'rights_conflict' || answer?.error?.details.missing)) return <NotPublished answer={answer} />;
  return <ErrorNotice answer={answer} />;
}

/** Publishing saves first: what was typed is on record even though the market does not see it yet. Takes the focus, so nobody misses it. */
function NotPublished({ answer }: { answer: Answer }) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => { ref.current?.focus(); }, [answer]);
  return <div ref={ref} tabIndex={-1} className={classes.focusTarget}><Notice tone="bad" title={t('listing:form.notPublished')}><p>{answer.error?.message}</p></Notice></div>;
}

/** What evidence of ownership settles, and what a reading of the register. */
const PROVED: ReadonlySet<Blocker> = new Set<Blocker>(['unproven', 'not_owner', 'ownership_lost', 'listed_elsewhere']);
const READ: ReadonlySet<Blocker> = new Set<Blocker>(['dead_status', 'annuity_unpaid', 'pending', 'status_unknown', 'frozen', 'pledged']);

/** Why the patent may not be on the market now, each with the way out where there is one. */
export function Blockers({ blockers, number }: { blockers: readonly Blocker[]; number: string }) {
  const { t } = useTranslation();
  if (!blockers.length) return null;
  return (
    <Notice tone="attention" title={t('listing:blocker.title')}>
      <ul className={classes.blockers}>{blockers.map((code) => <li key={code}>{t(`listing:blocker.${code}`)}</li>)}</ul>
      <p className="jz-row">
        {blockers.some((b) => b === 'org_unverified' || b === 'name_held') ? <LinkButton tone="secondary" small to={paths.verification()}>{t('listing:blocker.verify')}</LinkButton> : null}
        {blockers.some((b) => PROVED.has(b)) ? <LinkButton tone="secondary" small to={paths.patentOwnership(number)}>{t('listing:blocker.prove')}</LinkButton> : null}
        {blockers.some((b) => READ.has(b)) ? <LinkButton tone="secondary" small to={paths.patentReading(number)}>{t('listing:blocker.record')}</LinkButton> : null}
      </p>
    </Notice>
  );
}

/** What publication still wants, by name. */
export function MissingNotice({ listing }: { listing: ListingResource }) {
  const { t } = useTranslation();
  const missing = listing.status === 'published' ? [] : listing.owner?.missing ?? [];
  if (!missing.length) return null;
  return <Notice title={t('listing:form.missing')}><ul className={classes.missing}>{missing.map((f) => <li key={f}>{t(`listing:form.missingField.${f}`)}</li>)}</ul></Notice>;
}

/** Taking a listing off the market, for a while or for good. */
export function OffMarketForms({ listing }: { listing: ListingResource }) {
  const { t } = useTranslation();
  const can = useCan();
  if (!can('listing.publish')) return null;
  return (
    <Form method="post" className={classes.rowForm}>
      {listing.status === 'published' ? <ConfirmButton tone="secondary" small name="intent" value="suspend" title={t('listing:form.suspendTitle')} body={<p>{t('listing:form.suspendBody')}</p>}>{t('listing:form.suspend')}</ConfirmButton> : null}
      <ConfirmButton small name="intent" value="withdraw" title={t('listing:form.withdrawTitle')} body={<p>{t('listing:form.withdrawBody')}</p>}>{t('listing:form.withdraw')}</ConfirmButton>
    </Form>
  );
}

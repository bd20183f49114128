import { useTranslation } from '#app/i18n/react.tsx';
import { Form, redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { legalDay } from '#app/core/clock.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { getPatent } from '#app/modules/patents/get-patent.server.ts';
import { StatusReading } from '#app/modules/patents/patent-contract.ts';
import { recordStatus } from '#app/modules/patents/record-status.server.ts';
import { CheckboxField, DateField, ErrorNotice, Fields, FieldRow, FormActions, FormErrors, getFormProps, RadioGroup, TextField, useAppForm } from '#app/ui/forms/index.ts';
import { LinkButton, Page, Section, SubmitButton, useFormat, type ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['portfolio'] };

const Params = z.object({ number: z.string().min(3).max(64) });

export const loader = defineLoader({ access: 'listing.write', params: Params }, async ({ params, scope, services }) => {
  const patent = await getPatent(services, scope, params.number);
  return { number: patent.number, title: patent.title, known: patent.legal_status, frozen: patent.frozen, pledged: patent.pledged, today: legalDay(services.clock.now()) };
});

export const action = defineAction({ access: 'listing.write', params: Params, form: StatusReading }, async ({ params, scope, services }, reading) => {
  const patent = await getPatent(services, scope, params.number);
  await recordStatus(services, scope, patent.id, reading);
  return redirect(paths.patent(patent.number));
});

export default function Reading() {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const known = data.known.value;
  const [form, fields] = useAppForm({
    schema: StatusReading, answer, id: 'reading',
    defaultValue: { as_of: data.today, frozen: data.frozen, pledged: data.pledged, ...(known === 'unknown' ? {} : { legal_status: known }) },
  });
  return (
    <Page title={t('portfolio:read.title')} lead={t('portfolio:read.lead')} width="narrow" crumbs={[{ label: t('portfolio:patent.crumb'), to: paths.portfolio() }, { label: pick(data.title.zh, data.title.en) || data.number, to: paths.patent(data.number) }]}>
      <Section>
        <Form method="post" {...getFormProps(form)}>
          <Fields>
            <ErrorNotice answer={answer} />
            <FormErrors errors={form.errors} />
            <RadioGroup field={fields.legal_status} label={t('portfolio:read.status')} hint={t('portfolio:read.lapse')} options={StatusReading.shape.legal_status.options.map((value) => ({ value, label: t(`ui:status.legal.${value}`) }))} />
            <FieldRow>
              <DateField field={fields.as_of} label={t('portfolio:read.asOf')} hint={t('portfolio:read.asOfHint')} min={data.known.as_of ?? undefined} max={data.today} />
              <TextField field={fields.source} label={t('portfolio:read.source')} hint={t('portfolio:read.sourceHint')} autoComplete="off" />
            </FieldRow>
            <CheckboxField field={fields.frozen} label={t('portfolio:read.frozen')} hint={t('portfolio:read.frozenHint')} />
            <CheckboxField field={fields.pledged} label={t('portfolio:read.pledged')} hint={t('portfolio:read.pledgedHint')} />
            <FormActions><SubmitButton>{t('portfolio:read.save')}</SubmitButton><LinkButton tone="quiet" to={paths.patent(data.number)}>{t('action.cancel')}</LinkButton></FormActions>
          </Fields>
        </Form>
      </Section>
    </Page>
  );
}

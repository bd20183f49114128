import { useTranslation } from '#app/i18n/react.tsx';
import { redirect, useActionData, useLoaderData } from 'react-router';
import { legalDay } from '#app/core/clock.ts';
import { fieldError } from '#app/core/errors.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { createDemand } from '#app/modules/demands/create-demand.server.ts';
import { publishDemand } from '#app/modules/demands/publish-demand.server.ts';
import { DemandForm } from '#app/ui/demand/demand-form.tsx';
import { demandFormSchema, fieldsOfForm } from '#app/ui/demand/demand-form-schema.ts';
import { Page, type ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['demand', 'listing'] };

export const loader = defineLoader({ access: 'demand.write' }, ({ services, url }) => Promise.resolve({ today: legalDay(services.clock.now()), title: (url.searchParams.get('title') ?? '').slice(0, 200) }));

export const action = defineAction({ access: { save: 'demand.write', publish: 'demand.write' }, form: demandFormSchema }, async ({ scope, services }, input) => {
  // Asked before anything is written: a draft left behind by a refused publication would be followed by a second one.
  if (input.deadline && input.deadline < legalDay(services.clock.now())) throw fieldError('deadline', 'in_the_past');
  const demand = await createDemand(services, scope, fieldsOfForm(input));
  if (input.intent === 'publish') await publishDemand(services, scope, demand.id);
  return redirect(paths.demand(demand.id));
});

export default function NewDemand() {
  const { t } = useTranslation();
  const { today, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page title={t('demand:form.newTitle')} lead={t('demand:form.lead')} crumbs={[{ label: t('demand:list.title'), to: paths.demands() }]}>
      <DemandForm demand={null} title={title} answer={answer} today={today} />
    </Page>
  );
}

import { useTranslation } from '#app/i18n/react.tsx';
import { redirect, useActionData, useLoaderData, type ShouldRevalidateFunctionArgs } from 'react-router';
import { z } from 'zod';
import { legalDay } from '#app/core/clock.ts';
import { zId } from '#app/core/contract.ts';
import { fieldError } from '#app/core/errors.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { getDemand } from '#app/modules/demands/get-demand.server.ts';
import { publishDemand } from '#app/modules/demands/publish-demand.server.ts';
import { updateDemand } from '#app/modules/demands/update-demand.server.ts';
import { DemandForm } from '#app/ui/demand/demand-form.tsx';
import { demandFormSchema, fieldsOfForm } from '#app/ui/demand/demand-form-schema.ts';
import { EmptyState, LinkButton, Page, StatusBadge, type ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['demand', 'listing'] };
const Params = z.object({ id: zId('demand') });

export const loader = defineLoader({ access: 'demand.write', params: Params }, async ({ params, scope, services }) => {
  const demand = await getDemand(services, scope, params.id);
  // Another company's demand has a page of its own; there is nothing to edit.
  if (!demand.mine) throw redirect(paths.demand(demand.id));
  return { demand, today: legalDay(services.clock.now()) };
});

export const action = defineAction({ access: { save: 'demand.write', publish: 'demand.write' }, params: Params, form: demandFormSchema }, async ({ params, scope, services }, input) => {
  if (input.deadline && input.deadline < legalDay(services.clock.now())) throw fieldError('deadline', 'in_the_past');
  if (input.version === undefined) throw fieldError('version', 'required');
  await updateDemand(services, scope, params.id, { version: input.version, ...fieldsOfForm(input) });
  if (input.intent === 'publish') await publishDemand(services, scope, params.id);
  return redirect(paths.demand(params.id));
});

/** After a conflict the page must carry the version that stands now, or no second try could succeed. */
export function shouldRevalidate({ formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formMethod ? true : defaultShouldRevalidate;
}

export default function EditDemand() {
  const { t } = useTranslation();
  const { demand, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const crumbs = [{ label: t('demand:list.title'), to: paths.demands() }, { label: demand.title, to: paths.demand(demand.id) }];
  return (
    <Page title={t('demand:form.editTitle')} crumbs={crumbs} lead={<StatusBadge kind="demand" status={demand.status} />}>
      {demand.status === 'closed' ? (
        <EmptyState title={t('demand:form.closedTitle')} action={<LinkButton to={paths.demandNew()}>{t('demand:list.add')}</LinkButton>}><p>{t('demand:form.closedText')}</p></EmptyState>
      ) : <DemandForm demand={demand} answer={answer} today={today} />}
    </Page>
  );
}

import { redirect, useActionData, useLoaderData } from 'react-router';
import { addDays, legalDay } from '#app/core/clock.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { agencyChoices } from '#app/modules/services/get-service.server.ts';
import { requestService } from '#app/modules/services/request-service.server.ts';
import { RequestPage } from '#app/ui/services/request-page.tsx';
import { zRequestForm, zRequestSearch } from '#app/ui/services/schema.ts';
import type { ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['services'] };

export const loader = defineLoader({ access: 'service.order', search: zRequestSearch }, async ({ search, scope, services }) => {
  const today = legalDay(services.clock.now());
  return { agencies: await agencyChoices(services, scope), patent: search.patent ?? '', kind: search.kind ?? 'appraisal' as const, today, until: addDays(today, 14) };
});

export const action = defineAction({ access: { request: 'service.order' }, form: zRequestForm }, async ({ scope, services }, { intent: _intent, patent, ...input }) => (
  redirect(paths.service(await requestService(services, scope, { ...input, patent_number: patent || null })))));

export default function ServiceNew() {
  return <RequestPage data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

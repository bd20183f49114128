import { redirect, useActionData, useLoaderData } from 'react-router';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { introductionChoices, namedChoices, organisationChoices } from '#app/modules/brokerage/choices.server.ts';
import { proposeIntroduction } from '#app/modules/brokerage/propose-introduction.server.ts';
import { IntroductionNewPage } from '#app/ui/brokerage/proposals.tsx';
import { zIntroductionForm, zIntroductionSearch } from '#app/ui/brokerage/schema.ts';
import type { ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['brokerage'] };

export const loader = defineLoader({ access: 'brokerage.write', search: zIntroductionSearch }, async ({ search, scope, services }) => {
  const [mandates, companies, named] = await Promise.all([introductionChoices(services, scope), organisationChoices(services, scope, ['company']), namedChoices(services, scope, search)]);
  return { mandates, companies, named, mandate: search.mandate, listing: named.listing?.value, demand: named.demand?.value };
});

export const action = defineAction({ access: { introduce: 'brokerage.write' }, form: zIntroductionForm }, async ({ scope, services }, { intent: _intent, ...input }) => {
  const intro = await proposeIntroduction(services, scope, input);
  return redirect(paths.introduction(intro.id));
});

export default function IntroductionNew() {
  return <IntroductionNewPage data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

import { redirect, useActionData, useLoaderData } from 'react-router';
import { addMonths, legalDay } from '#app/core/clock.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { organisationChoices, subjectChoices } from '#app/modules/brokerage/choices.server.ts';
import { proposeMandate } from '#app/modules/brokerage/propose-mandate.server.ts';
import { MandateNewPage } from '#app/ui/brokerage/proposals.tsx';
import { zMandateForm, zMandateSearch } from '#app/ui/brokerage/schema.ts';
import type { ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['brokerage'] };

export const loader = defineLoader({ access: 'brokerage.write', search: zMandateSearch }, async ({ search, scope, services }) => {
  const today = legalDay(services.clock.now());
  const principals = await organisationChoices(services, scope, search.side === 'buy' ? ['company'] : ['university', 'company']);
  const principal = principals.some((p) => p.value === search.principal) ? search.principal : undefined;
  return { principals, principal, side: search.side, things: principal ? await subjectChoices(services, scope, principal, search.side) : [], today, inAYear: addMonths(today, 12) };
});

export const action = defineAction({ access: { mandate: 'brokerage.write' }, form: zMandateForm }, async ({ scope, services }, { intent: _intent, fee, exclusive, ...input }) => {
  const mandate = await proposeMandate(services, scope, { ...input, fee_bps: fee, exclusive: exclusive === 'on' });
  return redirect(paths.mandate(mandate.id));
});

export default function MandateNew() {
  return <MandateNewPage data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

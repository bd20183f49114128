import { useActionData, useLoaderData } from 'react-router';
import { can } from '#app/core/permissions.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { suggestedPairs } from '#app/modules/brokerage/choices.server.ts';
import { pipeline } from '#app/modules/brokerage/get-brokerage.server.ts';
import { submitLicence } from '#app/modules/brokerage/licences.server.ts';
import { PipelinePage } from '#app/ui/brokerage/pipeline-page.tsx';
import { zLicenceForm } from '#app/ui/brokerage/schema.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { evidenceOf } from '../evidence.server.ts';
import { readForm } from '../file-form.server.ts';

export const handle: ShellHandle = { texts: ['brokerage'], shell: { width: 'wide' } };

export const loader = defineLoader({ access: 'brokerage.read' }, async ({ scope, services }) => {
  const deps = { ...services, onReduced: (error: unknown) => services.log.warn({ err: error }, 'search engine away: the database proposes') };
  const [data, suggestions] = await Promise.all([pipeline(services, scope), can(scope, 'brokerage.write') ? suggestedPairs(deps, scope) : []]);
  return { data, suggestions };
});

export const action = defineAction({ access: { licence: 'brokerage.write' }, form: zLicenceForm, read: readForm }, async (ask, input) => {
  await submitLicence(ask.services, ask.scope, input, await evidenceOf(ask));
  return { intent: input.intent };
});

export default function Brokerage() {
  const { data, suggestions } = useLoaderData<typeof loader>();
  return <PipelinePage data={data} suggestions={suggestions} answer={useActionData<typeof action>()} />;
}

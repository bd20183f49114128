import { useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { ownTalks } from '#app/modules/events/get-event.server.ts';
import { sayVerdict } from '#app/modules/events/talk-verdict.server.ts';
import { zVerdictForm } from '#app/ui/events/schema.ts';
import { TalksPage } from '#app/ui/events/talks-page.tsx';
import type { ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['events'] };
const Params = z.object({ id: zId('event') });

export const loader = defineLoader({ access: 'event.join', params: Params }, async ({ params, scope, services }) => {
  const found = await ownTalks(services, scope, params.id);
  return { ...found, begun: services.clock.now().toISOString() >= found.event.starts_at };
});

export const action = defineAction({ access: { verdict: 'event.join' }, params: Params, form: zVerdictForm }, async ({ params, scope, services }, { intent: _intent, ...input }) => {
  await sayVerdict(services, scope, params.id, input);
  return {};
});

export default function Talks() {
  return <TalksPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

import { useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { can } from '#app/core/permissions.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { getEvent, ownRegistration } from '#app/modules/events/get-event.server.ts';
import { leaveEvent, registerFor } from '#app/modules/events/register.server.ts';
import { EventPage } from '#app/ui/events/event-page.tsx';
import { zEventForm } from '#app/ui/events/schema.ts';
import type { ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['events'] };
const Params = z.object({ id: zId('event') });

export const loader = defineLoader({ access: 'public', params: Params }, async ({ params, scope, services }) => {
  const event = await getEvent(services, scope, params.id);
  const member = scope.kind === 'org' || scope.kind === 'operator' ? scope : null;
  const run = member?.orgId === event.organiser.id && can(member, 'event.host');
  return { event, own: await ownRegistration(services, scope, params.id), may: run ? 'run' as const : !member ? 'sign_in' as const : can(member, 'event.join') ? 'register' as const : 'not_role' as const };
});

export const action = defineAction({ access: { register: 'event.join', leave: 'event.join' }, params: Params, form: zEventForm }, async ({ params, scope, services }, input) => {
  if (input.intent === 'register') { const { intent: _intent, ...wish } = input; await registerFor(services, scope, params.id, wish); } else await leaveEvent(services, scope, params.id);
  return { did: input.intent };
});

export default function Event() {
  return <EventPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

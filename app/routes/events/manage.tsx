import { redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { isAhead } from '#app/modules/events/definitions.ts';
import { moveEvent } from '#app/modules/events/event-subject.server.ts';
import { managedEvent, setPairRule } from '#app/modules/events/manage-event.server.ts';
import { dropTalk, placeTalk, planTalks, publishPlan } from '#app/modules/events/plan-talks.server.ts';
import { ManagePage } from '#app/ui/events/manage-page.tsx';
import { zManageForm } from '#app/ui/events/schema.ts';
import type { ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['events'] };
const Params = z.object({ id: zId('event') });

export const loader = defineLoader({ access: 'event.host', params: Params }, async ({ params, scope, services }) => {
  const found = await managedEvent(services, scope, params.id);
  return { ...found, ahead: isAhead(found.event.state) };
});

export const action = defineAction({ access: { move: 'event.host', rule: 'event.host', place: 'event.host', drop: 'event.host', plan: 'event.host', publish: 'event.host' }, params: Params, form: zManageForm }, async ({ params, scope, services }, input) => {
  switch (input.intent) {
    case 'move': await moveEvent(services, scope, params.id, input); return redirect(paths.eventManage(params.id));
    case 'rule': await setPairRule(services, scope, params.id, input); break;
    case 'place': await placeTalk(services, scope, params.id, input); break;
    case 'drop': await dropTalk(services, scope, params.id, input.talk_id); break;
    case 'plan': await planTalks({ ...services, onReduced: (error) => services.log.warn({ err: error }, 'search engine away: the database proposes') }, scope, params.id); break;
    case 'publish': await publishPlan(services, scope, params.id);
  }
  return { did: input.intent };
});

export default function Manage() {
  return <ManagePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

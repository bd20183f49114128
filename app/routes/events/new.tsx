import { redirect, useActionData, useLoaderData } from 'react-router';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { createEvent } from '#app/modules/events/create-event.server.ts';
import { NewEventPage } from '#app/ui/events/new-event-page.tsx';
import { zNewEventForm } from '#app/ui/events/schema.ts';
import type { ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['events'] };
const HOUR = 3_600_000;

/** What the form proposes: a day three weeks from now, nine to five in China. */
export const loader = defineLoader({ access: 'event.host' }, async ({ services }) => {
  const day = Math.floor((services.clock.now().getTime() + 8 * HOUR) / (24 * HOUR)) * 24 * HOUR - 8 * HOUR + 21 * 24 * HOUR;
  const at = (hours: number) => new Date(day + hours * HOUR).toISOString();
  return { starts: at(9), ends: at(17), until: at(-30), slot: at(10) };
});

export const action = defineAction({ access: { create: 'event.host' }, form: zNewEventForm }, async ({ scope, services }, { intent: _intent, ...input }) => redirect(paths.eventManage(await createEvent(services, scope, input))));

export default function EventNew() {
  return <NewEventPage data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

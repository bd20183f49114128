import { useLoaderData } from 'react-router';
import { z } from 'zod';
import { can } from '#app/core/permissions.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { listEvents, ownEvents } from '#app/modules/events/get-event.server.ts';
import { EventsPage } from '#app/ui/events/events-page.tsx';
import type { ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['events'], shell: { width: 'wide' } };
const Search = z.object({ when: z.enum(['ahead', 'past']).catch('ahead').default('ahead'), cursor: z.string().max(400).optional() });

/** Events for anybody; an organiser's own, drafts too, above them. */
export const loader = defineLoader({ access: 'public', search: Search }, async ({ search, scope, services }) => {
  const host = (scope.kind === 'org' || scope.kind === 'operator') && can(scope, 'event.host') ? scope : null;
  return { when: search.when, ...await listEvents(services, { when: search.when, cursor: search.cursor }), own: host ? await ownEvents(services, host) : [], mayHost: host !== null };
});

export default function Events() {
  return <EventsPage {...useLoaderData<typeof loader>()} />;
}

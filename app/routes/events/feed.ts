import { defineLoader } from '#app/http/define.server.ts';
import { listEvents } from '#app/modules/events/get-event.server.ts';
import { icalOf } from './ical.server.ts';

/** All announced events ahead, to subscribe to. */
export const loader = defineLoader({ access: 'public' }, async ({ services, locale }) => icalOf((await listEvents(services, { when: 'ahead', limit: 100 })).items, locale, services.publicUrl));

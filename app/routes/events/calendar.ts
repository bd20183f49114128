import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { getEvent } from '#app/modules/events/get-event.server.ts';
import { icalOf } from './ical.server.ts';

/** One event for one's own calendar. */
export const loader = defineLoader({ access: 'public', params: z.object({ id: zId('event') }) }, async ({ params, scope, services, locale }) => icalOf([await getEvent(services, scope, params.id)], locale, services.publicUrl));

import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineAction } from '#app/http/define.server.ts';
import { takeScans } from '#app/modules/events/scans.server.ts';
import { zScansForm } from '#app/ui/events/schema.ts';

/** Readings a phone at the door kept, sent when it has a network; the answer is read by the page's script. */
export const action = defineAction({ access: 'event.host', params: z.object({ id: zId('event') }), form: zScansForm }, async ({ params, scope, services }, input) => Response.json(await takeScans(services, scope, params.id, input), { headers: { 'cache-control': 'no-store' } }));

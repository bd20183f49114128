import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { sendDelivery } from './delivery.server.ts';

/** A file handed in, as a download. */
export const loader = defineLoader({ access: 'service.read', params: z.object({ id: zId('service'), no: z.coerce.number().int().min(1).max(99) }) }, ({ params, scope, services }) => sendDelivery(services, scope, params.id, params.no));

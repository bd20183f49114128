import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { openDelivery } from '#app/modules/services/get-service.server.ts';
import { downloadOf } from '../api/v1/download.server.ts';

/** A file handed in, for the two sides and the operator: a download, never a page of ours. */
export const loader = defineLoader({ access: 'service.read', params: z.object({ id: zId('service'), no: z.coerce.number().int().min(1).max(99) }) }, async ({ params, scope, services }) => downloadOf(await openDelivery(services, scope, params.id, params.no)));

import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { problemsCsv } from './explain.server.ts';

/** Every row problem of an import as a CSV download. */
export const loader = defineLoader({ access: 'patent.read', params: z.object({ id: zId('import') }) }, ({ params, scope, services, t }) => problemsCsv(services, scope, params.id, t));

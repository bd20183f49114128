import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { rejectedCsv } from './explain.server.ts';

/** The refused rows of an import as a CSV to mend and upload again. */
export const loader = defineLoader({ access: 'patent.read', params: z.object({ id: zId('import') }) }, ({ params, scope, services, t }) => rejectedCsv(services, scope, params.id, t));

import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { openEvidence } from '#app/modules/documents/open-evidence.server.ts';
import { downloadOf } from './api/v1/download.server.ts';

/** Evidence an organisation handed in, for itself and the operator who compares it: a download, never a page of ours. */
export const loader = defineLoader({ access: 'org.read', params: z.object({ id: zId('file') }) }, async ({ params, scope, services }) => downloadOf(await openEvidence(services, scope, params.id)));

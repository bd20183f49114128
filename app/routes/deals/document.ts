import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { fileOrWords } from '#app/http/plain-answer.server.ts';
import { downloadDocument } from './form.server.ts';

/** Download of a deal's document, for those who may see it. */
export const loader = defineLoader({ access: 'deal.read', params: z.object({ id: zId('deal'), document: zId('document') }) }, ({ params, scope, services, locale }) =>
  fileOrWords(locale, () => downloadDocument(services, scope, params.id, params.document)));

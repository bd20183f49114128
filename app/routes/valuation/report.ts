import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { LOCALES } from '#app/core/vocabulary.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { fileOrWords } from '#app/http/plain-answer.server.ts';
import { reportResponse } from './report-response.server.ts';

const Query = z.object({ lang: z.enum(LOCALES).optional().catch(undefined) });

/** A snapshot as a PDF in one language (`?lang=zh`, `?lang=en`; the reader's own without it), made in a thread of heavy work. */
export const loader = defineLoader({ access: 'patent.read', params: z.object({ id: zId('valuation') }), search: Query }, ({ params, search, scope, services, locale, request }) =>
  fileOrWords(locale, () => reportResponse(services, scope, params.id, search.lang ?? locale, request.signal)));

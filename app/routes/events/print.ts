import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { LOCALES } from '#app/core/vocabulary.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { fileOrWords } from '#app/http/plain-answer.server.ts';
import { printSource } from '#app/modules/events/print.server.ts';

const Params = z.object({ id: zId('event'), what: z.enum(['programme', 'report']) });

/** The programme or the report as a PDF in one language, made in a thread of heavy work. */
export const loader = defineLoader({ access: 'member', params: Params, search: z.object({ lang: z.enum(LOCALES).optional().catch(undefined) }) }, ({ params, search, scope, services, locale, request }) => fileOrWords(locale, async () => {
  const language = search.lang ?? locale;
  const read = async () => ({ source: await printSource(services, scope, params.id, params.what, services.publicUrl + paths.event(params.id)), language });
  const bytes = await services.heavy.run<Uint8Array<ArrayBuffer>>('event_pdf', read, { tenant: scope.orgId, signal: request.signal });
  return new Response(bytes, { headers: { 'content-type': 'application/pdf', 'content-length': String(bytes.byteLength), 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff', 'content-disposition': `inline; filename="${params.what}.pdf"` } });
}));

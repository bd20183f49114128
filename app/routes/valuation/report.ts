import { createReadableStreamFromReadable } from '@react-router/node';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { LOCALES } from '#app/core/vocabulary.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { translator } from '#app/i18n/server.ts';
import { reportSource, valuationReport } from '#app/modules/valuation/report.server.ts';
import { formatFor } from '#app/ui/format.ts';
import { reportDrawings } from './report-drawings.server.tsx';

const Query = z.object({ lang: z.enum(LOCALES).optional().catch(undefined) });

/** A snapshot as a PDF in one language (`?lang=zh`, `?lang=en`; the reader's own without it), made while it is read. */
export const loader = defineLoader({ access: 'patent.read', params: z.object({ id: zId('valuation') }), search: Query }, async ({ params, search, scope, services, locale }) => {
  const language = search.lang ?? locale;
  const words = { ...formatFor(language), t: translator(language) };
  const source = await reportSource(services, scope, params.id, (hash, number) => services.publicUrl + paths.verifyValuation(hash, number));
  const { fileName, stream } = await valuationReport(source, reportDrawings(source, words), words);
  return new Response(createReadableStreamFromReadable(stream as Readable), {
    headers: {
      'content-type': 'application/pdf', 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff',
      'content-disposition': `inline; filename="valuation-${source.valuation.valued_on}.pdf"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    },
  });
});

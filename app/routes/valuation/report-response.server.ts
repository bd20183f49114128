import { createReadableStreamFromReadable } from '@react-router/node';
import type { Readable } from 'node:stream';
import type { Scope } from '#app/core/scope.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { paths } from '#app/http/paths.ts';
import type { Services } from '#app/http/services.server.ts';
import { translator } from '#app/i18n/server.ts';
import { reportSource, valuationReport } from '#app/modules/valuation/report.server.ts';
import { formatFor } from '#app/ui/format.ts';
import { reportDrawings } from './report-drawings.server.tsx';

/** The report of a snapshot as an answer of either door, page or API: a PDF in one language, written while it is read. `not_found` for others' snapshots. */
export async function reportResponse(services: Services, scope: Scope, id: string, language: Locale): Promise<Response> {
  const words = { ...formatFor(language), t: translator(language) };
  const source = await reportSource(services, scope, id, (hash, number) => services.publicUrl + paths.verifyValuation(hash, number));
  const { fileName, stream } = await valuationReport(source, reportDrawings(source, words), words);
  return new Response(createReadableStreamFromReadable(stream as Readable), {
    headers: {
      'content-type': 'application/pdf', 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff',
      'content-disposition': `inline; filename="valuation-${source.valuation.valued_on}.pdf"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    },
  });
}

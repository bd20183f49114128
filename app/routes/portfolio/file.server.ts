import { createReadableStreamFromReadable } from '@react-router/node';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { legalDay } from '#app/core/clock.ts';
import type { MemberScope } from '#app/core/scope.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import type { Services } from '#app/http/services.server.ts';
import { EXPORT_FORMATS, exportPortfolio, type ExportFormat } from '#app/modules/patents/export-portfolio.server.ts';
import { portfolioAddress } from '#app/modules/patents/contract-portfolio.ts';

/** The portfolio's own filter and order, and the form of the file. */
export const zExport = z.object({ format: z.enum(EXPORT_FORMATS).catch('csv'), ...portfolioAddress });

const TYPES: Record<ExportFormat, string> = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8', jsonl: 'application/x-ndjson' };

/** The patents of the list as a download, in the same order and behind the same filter. */
export function portfolioFile(services: Services, scope: MemberScope, query: z.output<typeof zExport>, locale: Locale): Response {
  return new Response(createReadableStreamFromReadable(Readable.from(exportPortfolio(services, scope, { ...query, locale }))), {
    headers: { 'content-type': TYPES[query.format], 'content-disposition': `attachment; filename="patents-${legalDay(services.clock.now())}.${query.format}"`, 'cache-control': 'no-store' },
  });
}

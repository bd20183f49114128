import { createReadableStreamFromReadable } from '@react-router/node';
import { Readable } from 'node:stream';
import type { MemberScope } from '#app/core/scope.ts';
import type { Translate } from '#app/i18n/server.ts';
import { allProblems, type Explain } from '#app/modules/patents/get-import.server.ts';
import type { ImportProblem } from '#app/modules/patents/import-contract.ts';
import type { Services } from '#app/http/services.server.ts';

/** Words for the codes of files and rows; a code without words is shown as it is, so a report can still be searched for it. */
export function explainImport(t: Translate): Explain {
  return (said) => {
    const [code = said, place] = said.split('@');
    const words = t(`imports:problem.${code}`, { defaultValue: code });
    const [row, column] = place?.split(':') ?? [];
    return row && column ? t('imports:detail.at', { words, row, column }) : words;
  };
}

/** Quotes a CSV cell. One that a spreadsheet would run as a formula is defused with an apostrophe (OWASP: CSV injection). */
function cell(value: string | number): string {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** All row problems of an import as a streamed CSV (UTF-8 with BOM, so spreadsheets read the Chinese). */
export async function problemsCsv(services: Services, scope: MemberScope, id: string, t: Translate): Promise<Response> {
  const rows = allProblems(services, scope, id, explainImport(t));
  const first = await rows.next(); // an import of somebody else's fails here, before an answer has begun
  const encoder = new TextEncoder();
  const line = (r: ImportProblem) => encoder.encode(`${[r.row, r.field, r.code, r.message, r.value].map(cell).join(',')}\r\n`);
  async function* lines() {
    yield encoder.encode('\ufeffrow,field,code,message,value\r\n');
    if (!first.done) yield line(first.value);
    for await (const r of rows) yield line(r);
  }
  return new Response(createReadableStreamFromReadable(Readable.from(lines())), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${id}-errors.csv"`, 'cache-control': 'no-store' },
  });
}

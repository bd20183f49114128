import { createReadableStreamFromReadable } from '@react-router/node';
import { Readable } from 'node:stream';
import type { MemberScope } from '#app/core/scope.ts';
import type { Translate } from '#app/i18n/server.ts';
import { csvCell } from '#app/modules/patents/export-table.ts';
import { allProblems, type ImportWords } from '#app/modules/patents/get-import.server.ts';
import type { ImportProblem } from '#app/modules/patents/import-contract.ts';
import { rejectedRows } from '#app/modules/patents/rejected-rows.server.ts';
import type { Services } from '#app/http/services.server.ts';

/** The form a field wants, by what kind of value it holds. */
const FORMS: readonly [RegExp, string][] = [
  [/number$|^number$/i, 'number'], [/date$/i, 'date'], [/^(?:ipc|cpc|mainIpc|locarno)$/, 'symbol'], [/^legalStatus/, 'status'], [/(?:citations|count|size)$/i, 'count'], [/^title/, 'title'],
];

/** Words for the codes of files and rows; a code without words is shown as it is, so a report can still be searched for it. */
export function explainImport(t: Translate): ImportWords {
  return {
    problem: (said) => {
      const [code = said, place] = said.split('@');
      const words = t(`imports:problem.${code}`, { defaultValue: code });
      const [row, column] = place?.split(':') ?? [];
      return row && column ? t('imports:detail.at', { words, row, column }) : words;
    },
    expected: (field) => {
      const form = FORMS.find(([pattern]) => pattern.test(field))?.[1];
      return form ? t(`imports:expected.${form}`) : '';
    },
  };
}

/** Streams lines as a CSV download (UTF-8 with BOM, so spreadsheets read the Chinese). The first line is read before an answer begins: what fails there fails as an error. */
async function csv(lines: AsyncGenerator<readonly (string | number)[]>, name: string): Promise<Response> {
  const first = await lines.next();
  const encoder = new TextEncoder();
  const line = (cells: readonly (string | number)[]) => encoder.encode(`${cells.map(csvCell).join(',')}\r\n`);
  async function* bytes() {
    yield encoder.encode('\ufeff');
    if (!first.done) yield line(first.value);
    for await (const cells of lines) yield line(cells);
  }
  return new Response(createReadableStreamFromReadable(Readable.from(bytes())), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' },
  });
}

/** All row problems of an import: where, what, which form is wanted. */
export async function problemsCsv(services: Services, scope: MemberScope, id: string, t: Translate): Promise<Response> {
  const rows = allProblems(services, scope, id, explainImport(t));
  const first = await rows.next(); // an import of somebody else's fails here
  const cells = (r: ImportProblem) => [r.entry, r.row, r.severity, r.column, r.field, r.code, r.message, r.value, r.expected];
  async function* lines() {
    yield ['entry', 'row', 'severity', 'column', 'field', 'code', 'message', 'value', 'expected'];
    if (!first.done) yield cells(first.value);
    for await (const r of rows) yield cells(r);
  }
  return csv(lines(), `${id}-errors.csv`);
}

/** The refused rows as they stood in the file, with the reasons: to be mended and uploaded again. */
export async function rejectedCsv(services: Services, scope: MemberScope, id: string, t: Translate): Promise<Response> {
  return csv(await rejectedRows(services, scope, id, explainImport(t), t('imports:detail.reasonColumn')), `${id}-rejected.csv`);
}

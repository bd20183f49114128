import { z } from 'zod';
import { decodeCursor, encodeCursor, zId, zList, zPage } from '#app/core/contract.ts';
import { fieldError } from '#app/core/errors.ts';
import { defineApi } from '#app/http/api/define-api.server.ts';
import { readMultipart } from '#app/http/upload.server.ts';
import { decideImport } from '#app/modules/patents/check-import.server.ts';
import { getImport, listOwnImports } from '#app/modules/patents/get-import.server.ts';
import { ImportProblem, ImportResource, InspectionView } from '#app/modules/patents/import-contract.ts';
import { getPatent, getPatentRights } from '#app/modules/patents/get-patent.server.ts';
import { listPortfolio } from '#app/modules/patents/list-portfolio.server.ts';
import { PatentResource, RightResource, StatusReading } from '#app/modules/patents/patent-contract.ts';
import { PortfolioCounts, PortfolioFilter, PortfolioItem, PortfolioOrder } from '#app/modules/patents/contract-portfolio.ts';
import { recordStatus } from '#app/modules/patents/record-status.server.ts';
import { checkMapping, IMPORT_FORMATS, MAX_IMPORT_BYTES, readMapping, requestImport } from '#app/modules/patents/request-import.server.ts';
import { undoImport } from '#app/modules/patents/undo-import.server.ts';
import { portfolioFile, zExport } from '../../portfolio/file.server.ts';
import { explainImport, problemsCsv, rejectedCsv } from '../../imports/explain.server.ts';

const ImportParams = z.object({ id: zId('import') });
const Mapping = z.record(z.string().max(200), z.string().max(60));
const Decision = z.discriminatedUnion('action', [
  z.object({ action: z.literal('recheck'), mapping: Mapping }), z.object({ action: z.literal('start'), mapping: Mapping.optional(), dry_run: z.boolean().default(false) }), z.object({ action: z.literal('discard') }),
]);
const NumberParams = z.object({ number: z.string().min(3).max(64) });

export const patentsApi = [
  defineApi({
    method: 'post', path: '/imports', tag: 'Patents', access: 'patent.import', status: 202,
    summary: 'Upload a patent export (XLSX, XLS, CSV, JSONL, USPTO, CNIPA or EPO XML, EPO JSON, ZIP of these). Rows are read in the background.',
    multipart: { file: 'file', fields: { format: IMPORT_FORMATS.join(', '), mapping: 'JSON object: column header → field', dry_run: 'true = decide and count, write nothing', check: 'true = look at the columns of a table and wait for POST /imports/{id}/decision' } },
    response: z.object({ id: zId('import'), status: z.enum(['queued', 'checking']) }),
  }, async ({ request, scope, services }) => {
    const form = await readMultipart(request, services.files, { fileField: 'file', maxBytes: MAX_IMPORT_BYTES });
    if (!form.file) throw fieldError('file', 'required');
    const check = form.fields.get('check') === 'true';
    const { id } = await requestImport(services, scope, { file: form.file, format: form.fields.get('format'), mapping: readMapping(form.fields.get('mapping')), dryRun: form.fields.get('dry_run') === 'true', check });
    return { id, status: check ? 'checking' as const : 'queued' as const };
  }),
  defineApi({
    method: 'get', path: '/imports', tag: 'Patents', access: 'patent.read', summary: 'Imports of your organisation, newest first.', query: zPage, response: zList(ImportResource),
  }, async ({ query, scope, services, t }) => {
    const before = decodeCursor(query.cursor)?.[0];
    const items = await listOwnImports(services, scope, { limit: query.limit, ...(before === undefined ? {} : { before: String(before) }) }, explainImport(t));
    return { items, next_cursor: items.length === query.limit ? encodeCursor([items.at(-1)!.id]) : null };
  }),
  defineApi({
    method: 'get', path: '/imports/{id}', tag: 'Patents', access: 'patent.read', summary: 'State of an import, its counts and its first row problems.',
    params: ImportParams, response: ImportResource.extend({ errors: z.array(ImportProblem), inspection: InspectionView.nullable(), mapping: z.record(z.string(), z.string()) }),
  }, ({ params, scope, services, t }) => getImport(services, scope, params.id, explainImport(t))),
  defineApi({
    method: 'post', path: '/imports/{id}/decision', tag: 'Patents', access: 'patent.import', status: 202,
    summary: 'Decide about an import that was checked: look again with other columns, import it (or only try it), or discard it.',
    params: ImportParams, body: Decision, response: z.object({ id: zId('import') }),
  }, async ({ params, body, scope, services }) => {
    await decideImport(services, scope, params.id, body.action === 'discard' ? body : body.action === 'recheck' ? { action: 'recheck', mapping: checkMapping(body.mapping) } : { action: 'start', dryRun: body.dry_run, ...(body.mapping ? { mapping: checkMapping(body.mapping) } : {}) });
    return { id: params.id };
  }),
  defineApi({
    method: 'post', path: '/imports/{id}/undo', tag: 'Patents', access: 'patent.import', summary: 'Take a whole import back, while nothing of it is listed, in a deal or changed since.',
    params: ImportParams, response: z.object({ removed: z.int(), restored: z.int() }),
  }, ({ params, scope, services }) => undoImport(services, scope, params.id)),
  defineApi({
    method: 'get', path: '/imports/{id}/errors.csv', tag: 'Patents', access: 'patent.read', summary: 'Every row problem as CSV.', params: ImportParams, produces: 'text/csv',
  }, async ({ params, scope, services, t }) => problemsCsv(services, scope, params.id, t)),
  defineApi({
    method: 'get', path: '/imports/{id}/rejected.csv', tag: 'Patents', access: 'patent.read', summary: 'The refused rows of a table as they stood in the file, with the reasons: to be mended and uploaded again.', params: ImportParams, produces: 'text/csv',
  }, async ({ params, scope, services, t }) => rejectedCsv(services, scope, params.id, t)),
  defineApi({
    method: 'get', path: '/patents.csv', tag: 'Patents', access: 'patent.read', summary: 'Your organisation’s portfolio as a CSV that an import reads back without loss.', query: zExport, produces: 'text/csv',
  }, async ({ query, scope, services, locale }) => portfolioFile(services, scope, { ...query, format: 'csv' }, locale)),
  defineApi({
    method: 'get', path: '/patents.xlsx', tag: 'Patents', access: 'patent.read', summary: 'Your organisation’s portfolio as a workbook that an import reads back without loss.', query: zExport, produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }, async ({ query, scope, services, locale }) => portfolioFile(services, scope, { ...query, format: 'xlsx' }, locale)),
  defineApi({
    method: 'get', path: '/patents.jsonl', tag: 'Patents', access: 'patent.read', summary: 'Your organisation’s portfolio, one record a line, as an import reads it back.', query: zExport, produces: 'application/x-ndjson',
  }, async ({ query, scope, services, locale }) => portfolioFile(services, scope, { ...query, format: 'jsonl' }, locale)),
  defineApi({
    method: 'get', path: '/patents', tag: 'Patents', access: 'patent.read', summary: 'Your organisation’s portfolio in any order behind any filter: life, dormancy, value, next fee, advice, and counts that follow the filter. Rows without the value they are ordered by come last.',
    query: zPage.extend({ ...PortfolioFilter.shape, ...PortfolioOrder.shape }),
    response: zList(PortfolioItem).extend({ total: z.int(), counts: PortfolioCounts }),
  }, ({ query, scope, services, locale }) => listPortfolio(services, scope, { ...query, locale })),
  defineApi({
    method: 'get', path: '/patents/{number}', tag: 'Patents', access: 'public', own: ['patent.read'], summary: 'A patent by any spelling of any of its numbers: listed ones for everybody, your own always.', params: NumberParams, response: PatentResource,
  }, ({ params, scope, services }) => getPatent(services, scope, params.number)),
  defineApi({
    method: 'get', path: '/patents/{number}/rights', tag: 'Patents', access: 'public', own: ['patent.read'], summary: 'Licences and encumbrances by field, territory and time.', params: NumberParams, response: z.object({ items: z.array(RightResource) }),
  }, async ({ params, scope, services }) => ({ items: await getPatentRights(services, scope, params.number) })),
  defineApi({
    method: 'post', path: '/patents/{number}/status', tag: 'Patents', access: 'listing.write', summary: 'Record a reading of the register for one of your patents.', params: NumberParams, body: StatusReading, response: PatentResource,
  }, async ({ params, body, scope, services }) => {
    const patent = await getPatent(services, scope, params.number);
    await recordStatus(services, scope, patent.id, body);
    return getPatent(services, scope, params.number);
  }),
];

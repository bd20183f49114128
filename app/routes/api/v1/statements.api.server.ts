import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { fieldError } from '#app/core/errors.ts';
import { defineApi } from '#app/http/api/define-api.server.ts';
import { readMultipart } from '#app/http/upload.server.ts';
import { assignLine, confirmLine, listBankLines, reopenLine, uploadStatement } from '#app/modules/payments/bank-statement.server.ts';
import { zMoneyIncident } from '#app/modules/payments/contract.ts';
import { STATEMENT_MAX_BYTES, zAskCorrection, zAssignLine, zBankLines, zCorrection, zCorrectionList, zStatementUpload, zStoredStatement, type StatementUploadInput } from '#app/modules/payments/contract-statements.ts';
import { askCorrection, confirmCorrection, listCorrections, rejectCorrection } from '#app/modules/payments/correct-journal.server.ts';
import { closeMoneyIncident } from '#app/modules/payments/money-incident.server.ts';

const LineParams = z.object({ id: zId('statementLine') });
const CorrectionParams = z.object({ id: zId('correction') });
const tag = 'Payments';
const zDone = z.object({ ok: z.literal(true) });

/** Statements of the supervised account: handed in by one operator, assigned by one and confirmed by another. Differences are closed with a reason. */
export const statementsApi = [
  defineApi({
    method: 'post', path: '/bank-statements', tag, access: 'operator.ledger', status: 201, summary: 'Hand in a statement of the supervised account: camt.053, or a table as the bank exports it. Handing it in again changes nothing.',
    multipart: { file: 'file', fields: { bank_name: 'Bank', account_no: 'Number of the account, when the file does not say it', currency: 'CNY unless said' } }, response: zStoredStatement,
  }, async ({ request, scope, services }) => {
    const form = await readMultipart(request, services.files, { fileField: 'file', maxBytes: STATEMENT_MAX_BYTES });
    if (!form.file) throw fieldError('file', 'required');
    const about = Object.fromEntries([...form.fields].filter(([name, value]) => name in zStatementUpload.shape && value !== '')) as StatementUploadInput;
    return uploadStatement(services, scope, about, { fileName: form.file.name, bytes: (await services.files.read(form.file.key)) as unknown as AsyncIterable<Uint8Array> });
  }),
  defineApi({ method: 'get', path: '/bank-statement-lines', tag, access: 'operator.ledger', summary: 'Lines of statements that wait, with what they seem to be for.', response: zBankLines }, ({ scope, services }) => listBankLines(services, scope)),
  defineApi({
    method: 'post', path: '/bank-statement-lines/{id}/assign', tag, access: 'operator.ledger', summary: 'First operator: what a line is for. A receipt is recorded from the line.', params: LineParams, body: zAssignLine, response: zDone,
  }, async ({ params, body, scope, services }) => { await assignLine(services, scope, params.id, body); return { ok: true as const }; }),
  defineApi({
    method: 'post', path: '/bank-statement-lines/{id}/confirm', tag, access: 'operator.ledger', summary: 'Second operator: confirms what a line was assigned to; a receipt counts by that.', params: LineParams, response: zDone,
  }, async ({ params, scope, services }) => { await confirmLine(services, scope, params.id); return { ok: true as const }; }),
  defineApi({
    method: 'post', path: '/bank-statement-lines/{id}/reopen', tag, access: 'operator.ledger', summary: 'Take an assignment back before it is confirmed.', params: LineParams, response: zDone,
  }, async ({ params, scope, services }) => { await reopenLine(services, scope, params.id); return { ok: true as const }; }),
  defineApi({ method: 'get', path: '/ledger/corrections', tag: 'Ledger', access: 'operator.ledger', summary: 'Counter-entries that wait for a second person.', response: zCorrectionList }, ({ scope, services }) => listCorrections(services, scope)),
  defineApi({
    method: 'post', path: '/ledger/corrections', tag: 'Ledger', access: 'operator.ledger', status: 201, summary: 'First operator: ask for a journal to be taken back by its mirror image.', body: zAskCorrection, response: zCorrection,
  }, ({ body, scope, services }) => askCorrection(services, scope, body)),
  defineApi({
    method: 'post', path: '/ledger/corrections/{id}/confirm', tag: 'Ledger', access: 'operator.ledger', summary: 'Second operator: by that the counter-entry is posted.', params: CorrectionParams, response: zCorrection,
  }, ({ params, scope, services }) => confirmCorrection(services, scope, params.id)),
  defineApi({
    method: 'post', path: '/ledger/corrections/{id}/reject', tag: 'Ledger', access: 'operator.ledger', summary: 'Turn a counter-entry away, or take back your own.', params: CorrectionParams, response: zCorrection,
  }, ({ params, scope, services }) => rejectCorrection(services, scope, params.id)),
  defineApi({
    method: 'post', path: '/money-incidents/{id}/close', tag, access: 'operator.ledger', summary: 'Close a difference between provider or bank and the ledger, with what was found. Posts nothing.',
    params: z.object({ id: zId('moneyIncident') }), body: z.object({ reason: z.string().trim().min(1).max(1_000) }), response: zMoneyIncident,
  }, ({ params, body, scope, services }) => closeMoneyIncident(services, scope, { incident_id: params.id, reason: body.reason })),
];

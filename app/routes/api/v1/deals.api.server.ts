import { z } from 'zod';
import { zCurrency, zId, zList, zMoney, zPage } from '#app/core/contract.ts';
import { fieldError } from '#app/core/errors.ts';
import { defineApi } from '#app/http/api/define-api.server.ts';
import { readMultipart } from '#app/http/upload.server.ts';
import { zDeal, zDealEvents, zDealList, zDocument, zDocumentDetail, zDraftContract, zListDeals, zMessage, zPostMessage, zReportRoyalty, zRoyaltyReported, zSignDocument, zStandingRight, zTransition, zTransitionResult } from '#app/modules/deals/contract.ts';
import { dealConflicts } from '#app/modules/deals/deal-conflicts.server.ts';
import { dealEvents } from '#app/modules/deals/deal-events.server.ts';
import { dealLedger } from '#app/modules/deals/deal-ledger.server.ts';
import { draftContract } from '#app/modules/deals/draft-contract.server.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import { getDocument, openDocumentFile } from '#app/modules/deals/get-document.server.ts';
import { listDeals } from '#app/modules/deals/list-deals.server.ts';
import { listMessages, postMessage } from '#app/modules/deals/messages.server.ts';
import { requirePart } from '#app/modules/deals/require-part.server.ts';
import { reportRoyalty } from '#app/modules/deals/report-royalty.server.ts';
import { signDocument } from '#app/modules/deals/sign-document.server.ts';
import { transition } from '#app/modules/deals/transition.server.ts';
import { uploadDocument } from '#app/modules/deals/upload-document.server.ts';
import { DOCUMENT_MAX_BYTES } from '#app/modules/documents/sniff.ts';
import { downloadOf } from './download.server.ts';

const DealParams = z.object({ id: zId('deal') });
const DocumentParams = DealParams.extend({ document_id: zId('document') });
const tag = 'Deals';

const zDealLedger = z.object({
  deal_id: zId('deal'),
  /** funded = held + released + refunded + fees, always. */
  money: z.object({ funded: zMoney, held: zMoney, released: zMoney, refunded: zMoney, fees: zMoney }),
  journals: z.array(z.object({
    id: z.string(), kind: z.string(), occurred_at: z.string(), posted_at: z.string(), reverses: z.string().nullable(),
    entries: z.array(z.object({ account: z.string(), currency: zCurrency, amount: z.number() })),
  })),
});

/** Where a call comes from, for what is kept with a signature. */
const callerOf = ({ request, clientAddress }: { request: Request; clientAddress: string }) => ({ address: clientAddress, userAgent: request.headers.get('user-agent') });

const reading = [
  defineApi({
    method: 'get', path: '/deals', tag, access: 'deal.read', summary: 'Deals your organisation has a part in, newest first, each with its next deadline.',
    query: zListDeals, response: zDealList,
  }, ({ query, scope, services }) => listDeals(services, scope, query)),
  defineApi({
    method: 'get', path: '/deals/{id}', tag, access: 'deal.read', summary: 'A deal: state, parties, gates with evidence, moves with what blocks them, deadlines, money.', params: DealParams, response: zDeal,
  }, ({ params, scope, services }) => getDeal(services, scope, params.id)),
  defineApi({
    method: 'get', path: '/deals/{id}/conflicts', tag, access: 'deal.read', summary: 'Rights and earlier deals that gate G5 asks about, with the ids an acknowledgement names.',
    params: DealParams, response: z.object({ items: z.array(zStandingRight) }),
  }, async ({ params, scope, services }) => ({ items: await dealConflicts(services, scope, params.id) })),
  defineApi({
    method: 'get', path: '/deals/{id}/events', tag, access: 'deal.read', summary: 'History, oldest first, refused attempts too, with the head of the audit chain.', params: DealParams, query: zPage, response: zDealEvents,
  }, ({ params, query, scope, services }) => dealEvents(services, scope, params.id, query)),
  defineApi({
    method: 'get', path: '/deals/{id}/ledger', tag, access: 'deal.read', summary: 'The deal’s money and its journals (debit +, credit −).', params: DealParams, response: zDealLedger,
  }, ({ params, scope, services }) => dealLedger(services, scope, params.id)),
  defineApi({
    method: 'get', path: '/deals/{id}/messages', tag, access: 'deal.read', summary: 'The conversation of the parties, oldest first.', params: DealParams, query: zPage, response: zList(zMessage),
  }, ({ params, query, scope, services }) => listMessages(services, scope, params.id, query)),
  defineApi({
    method: 'get', path: '/deals/{id}/documents', tag, access: 'deal.read', summary: 'Documents of the deal with their versions and signatures.', params: DealParams, response: zList(zDocument),
  }, async ({ params, scope, services }) => ({ items: (await getDeal(services, scope, params.id)).documents, next_cursor: null })),
  defineApi({
    method: 'get', path: '/deals/{id}/documents/{document_id}', tag, access: 'deal.read', summary: 'One document with its text and the findings of the contract check.', params: DocumentParams, response: zDocumentDetail,
  }, ({ params, scope, services }) => getDocument(services, scope, params.id, params.document_id)),
  defineApi({
    method: 'get', path: '/deals/{id}/documents/{document_id}/file', tag, access: 'deal.read', summary: 'The uploaded file, always as a download.', params: DocumentParams, produces: 'application/octet-stream',
  }, async ({ params, scope, services }) => downloadOf(await openDocumentFile(services, scope, params.id, params.document_id))),
];

const writing = [
  defineApi({
    method: 'post', path: '/deals/{id}/transitions', tag, access: 'deal.act', idempotent: 'in_use_case',
    summary: 'Move the deal. `evidence` is what the move’s form asks for; `dry_run` tells what would happen and writes nothing.',
    params: DealParams, body: zTransition, response: zTransitionResult,
  }, ({ params, body, scope, services, idempotencyKey, ...from }) => transition(services, scope, {
    dealId: params.id, ...body, caller: callerOf(from), ...(idempotencyKey ? { idempotencyKey } : {}),
  })),
  defineApi({
    method: 'post', path: '/deals/{id}/documents', tag, access: 'deal.act', status: 201, summary: 'Upload a certificate, a recordal or other evidence (PDF, picture, office document, 25 MB).',
    params: DealParams, multipart: { file: 'file', fields: { kind: 'certificate, recordal or evidence', title: 'Title; the file’s name when left out' } }, response: zDocument,
  }, async ({ request, params, scope, services }) => {
    await requirePart(services, scope, params.id);
    const form = await readMultipart(request, services.files, { fileField: 'file', maxBytes: DOCUMENT_MAX_BYTES });
    if (!form.file) throw fieldError('file', 'required');
    return uploadDocument(services, scope, params.id, {
      kind: form.fields.get('kind') ?? 'evidence', title: form.fields.get('title') ?? '', fileName: form.file.name, bytes: (await services.files.read(form.file.key)) as unknown as AsyncIterable<Uint8Array>,
    });
  }),
  defineApi({
    method: 'post', path: '/deals/{id}/contract', tag, access: 'deal.act', status: 201, summary: 'Draft the next version of the contract. Voids the signatures on the version before.', params: DealParams, body: zDraftContract, response: zDocumentDetail,
  }, ({ params, body, scope, services }) => draftContract(services, scope, params.id, body)),
  defineApi({
    method: 'post', path: '/deals/{id}/documents/{document_id}/sign', tag, access: 'deal.sign', idempotent: 'in_use_case',
    summary: 'Sign the standing contract version; `sha256` is the hash of the text you read, `consent_version` the consent that came with it; the signer is the account.', params: DocumentParams, body: zSignDocument.omit({ document_id: true }), response: zTransitionResult,
  }, ({ params, body, scope, services, idempotencyKey, ...from }) => signDocument(services, scope, params.id, { ...body, document_id: params.document_id }, { caller: callerOf(from), ...(idempotencyKey ? { idempotencyKey } : {}) })),
  defineApi({
    method: 'post', path: '/deals/{id}/messages', tag, access: 'deal.act', status: 201, summary: 'Write to the other party.', params: DealParams, body: zPostMessage, response: zMessage,
  }, ({ params, body, scope, services }) => postMessage(services, scope, params.id, body)),
  defineApi({
    method: 'post', path: '/deals/{id}/royalties', tag, access: 'deal.act', summary: 'Report net sales of a royalty period; the royalty is computed and becomes payable. With a `reason` an earlier report is amended.',
    params: DealParams, body: zReportRoyalty, response: zRoyaltyReported,
  }, ({ params, body, scope, services }) => reportRoyalty(services, scope, params.id, body)),
];

export const dealsApi = [...reading, ...writing];

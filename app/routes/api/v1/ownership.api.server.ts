import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineApi } from '#app/http/api/define-api.server.ts';
import { countClaim } from '#app/http/shell/limits.ts';
import { zDecideClaim, zDecideName, zDecideProof, zDecideVerification } from '#app/modules/operations/contract.ts';
import { decideName, decideVerification } from '#app/modules/operations/verify-organisation.server.ts';
import { VerificationInput, zVerificationStatus } from '#app/modules/orgs/contract-verification.ts';
import { openEvidence } from '#app/modules/documents/open-evidence.server.ts';
import { submitVerification, verificationStatus, withdrawVerification } from '#app/modules/orgs/submit-verification.server.ts';
import { appealAsOrganisation } from '#app/modules/patents/appeal-claim.server.ts';
import { AppealInput, ClaimInput, ProofInput, zOwnershipStatus } from '#app/modules/patents/contract-ownership.ts';
import { decideClaim, decideProof } from '#app/modules/patents/decide-ownership.server.ts';
import { makeClaim } from '#app/modules/patents/make-claim.server.ts';
import { ownershipStatus, ownPatentId } from '#app/modules/patents/ownership-status.server.ts';
import { askRegister } from '#app/modules/patents/prove-by-register.server.ts';
import { submitProof, withdrawProof } from '#app/modules/patents/submit-proof.server.ts';
import { readEvidenceCall } from '../../evidence.server.ts';
import { downloadOf } from './download.server.ts';

const NumberParams = z.object({ number: z.string().min(3).max(64) });
const Decided = z.object({ decided: z.literal(true) });
const decided = { decided: true as const };
const verification = 'Verification';
const ownership = 'Ownership';

export const ownershipApi = [
  defineApi({
    method: 'get', path: '/verification', tag: verification, access: 'org.read', summary: 'Where your organisation’s verification stands, and what was handed in.', response: zVerificationStatus,
  }, ({ scope, services }) => verificationStatus(services, scope)),
  defineApi({
    method: 'post', path: '/verification', tag: verification, access: 'org.manage', status: 201, summary: 'Hand in who your organisation is, with the document that shows it, for a reviewer to compare.', response: zVerificationStatus,
    multipart: { file: 'file', fields: { regime: 'cn or foreign', legal_name: 'as the document writes it', credit_code: 'unified social credit code (cn)', register_country: 'ISO 3166 code (foreign)', register_number: 'number in that register (foreign)', address: 'registered address' } },
  }, async (ask) => {
    const { input, file } = await readEvidenceCall(ask, VerificationInput);
    return submitVerification(ask.services, ask.scope, input, file);
  }),
  defineApi({
    method: 'delete', path: '/verification', tag: verification, access: 'org.manage', status: 200, summary: 'Take back what waits for a decision.', response: zVerificationStatus,
  }, ({ scope, services }) => withdrawVerification(services, scope)),
  defineApi({
    method: 'post', path: '/verification/decisions', tag: verification, access: 'operator.review', summary: 'Operator: accept or refuse a submission; a refusal needs a reason.', body: zDecideVerification, response: Decided,
  }, async ({ body, scope, services }) => { await decideVerification(services, scope, body); return decided; }),
  defineApi({
    method: 'post', path: '/verification/name-decisions', tag: verification, access: 'operator.review', summary: 'Operator: may a name that resembles a verified one stand?', body: zDecideName, response: Decided,
  }, async ({ body, scope, services }) => { await decideName(services, scope, body); return decided; }),
  defineApi({
    method: 'get', path: '/evidence/{id}', tag: verification, access: 'org.read', summary: 'A document handed in as evidence, for its organisation and the operator.', params: z.object({ id: zId('file') }), produces: 'application/octet-stream',
  }, async ({ params, scope, services }) => downloadOf(await openEvidence(services, scope, params.id))),
  defineApi({
    method: 'get', path: '/patents/{number}/ownership', tag: ownership, access: 'patent.read', summary: 'Who owns one of your patents, by what evidence, and reviews of it.', params: NumberParams, response: zOwnershipStatus,
  }, ({ params, scope, services }) => ownershipStatus(services, scope, params.number)),
  defineApi({
    method: 'post', path: '/patents/{number}/ownership/proofs', tag: ownership, access: 'listing.write', status: 201, summary: 'Hand in a register extract, which a reviewer compares with what is stated of it.', params: NumberParams, response: zOwnershipStatus,
    multipart: { file: 'file', fields: { extract_no: 'number of the extract', as_of: 'its day', owner_names: 'owners it names, separated by semicolons' } },
  }, async (ask) => {
    const patentId = await ownPatentId(ask.services, ask.scope, ask.params.number);
    const { input, file } = await readEvidenceCall(ask, ProofInput);
    await submitProof(ask.services, ask.scope, patentId, input, file);
    return ownershipStatus(ask.services, ask.scope, ask.params.number);
  }),
  defineApi({
    method: 'delete', path: '/patents/{number}/ownership/proofs', tag: ownership, access: 'listing.write', status: 200, summary: 'Take back the extract that waits for a decision.', params: NumberParams, response: zOwnershipStatus,
  }, async ({ params, scope, services }) => {
    await withdrawProof(services, scope, await ownPatentId(services, scope, params.number));
    return ownershipStatus(services, scope, params.number);
  }),
  defineApi({
    method: 'post', path: '/patents/{number}/ownership/register', tag: ownership, access: 'listing.write', summary: 'Ask the register this installation trusts; 503 where none is configured.', params: NumberParams,
    response: z.object({ outcome: z.enum(['proven', 'other_owner', 'unknown', 'proven_elsewhere', 'nothing_newer']) }),
  }, async ({ params, scope, services }) => ({ outcome: await askRegister(services, scope, await ownPatentId(services, scope, params.number)) })),
  defineApi({
    method: 'post', path: '/ownership/proof-decisions', tag: ownership, access: 'operator.review', summary: 'Operator: accept or refuse an extract.', body: zDecideProof, response: Decided,
  }, async ({ body, scope, services }) => { await decideProof(services, scope, body); return decided; }),
  defineApi({
    method: 'post', path: '/listings/{id}/claims', tag: ownership, access: 'public', status: 201, summary: 'Say that an offered patent is yours. Acknowledged and answered by mail; limited by sender and right.', params: z.object({ id: zId('listing') }),
    multipart: { file: 'file', fields: { name: 'your name', email: 'where the answer goes', organisation: 'owner you speak for', reason: 'why it is theirs' } }, response: z.object({ id: zId('claim') }),
  }, async (ask) => {
    await countClaim(ask.services, ask.clientAddress);
    const { input, file } = await readEvidenceCall(ask, ClaimInput);
    return makeClaim(ask.services, ask.scope, ask.params.id, input, file, { address: ask.clientAddress, locale: ask.locale });
  }),
  defineApi({
    method: 'post', path: '/ownership/claims/{id}/appeal', tag: ownership, access: 'listing.write', summary: 'Ask for one more look at a review your organisation lost.', params: z.object({ id: zId('claim') }), body: AppealInput, response: z.object({ appealed: z.literal(true) }),
  }, async ({ params, body, scope, services }) => { await appealAsOrganisation(services, scope, params.id, body); return { appealed: true as const }; }),
  defineApi({
    method: 'post', path: '/ownership/claim-decisions', tag: ownership, access: 'operator.review', summary: 'Operator: uphold or dismiss a claim, with the reason both sides read.', body: zDecideClaim, response: Decided,
  }, async ({ body, scope, services }) => { await decideClaim(services, scope, body); return decided; }),
];

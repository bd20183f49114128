import type { EffectName } from '../definitions/names.ts';
import { cancelDeal, completeDeal } from './end.server.ts';
import {
  confirmCertificate, recordCancelProposal, recordCertificate, recordEvidence, recordHandover, recordRecordal, recordSignature, refuseCertificate,
} from './evidence.server.ts';
import { releaseFunds, requestRefund } from './money.server.ts';
import { assignPatent, grantLicence } from './patent.server.ts';
import type { DealEffect } from './types.ts';

/** Every effect a process may name. */
export const EFFECTS: Record<EffectName, DealEffect> = {
  record_evidence: recordEvidence, record_signature: recordSignature, record_cancel_proposal: recordCancelProposal, record_certificate: recordCertificate,
  record_handover: recordHandover, confirm_certificate: confirmCertificate, refuse_certificate: refuseCertificate, record_recordal: recordRecordal,
  release_funds: releaseFunds, assign_patent: assignPatent, grant_licence: grantLicence, request_refund: requestRefund,
  complete_deal: completeDeal, cancel_deal: cancelDeal,
};

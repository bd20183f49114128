import type { EffectName } from '../process/types.ts';
import { cancelDeal, completeDeal, holdClocks, resumeClocks } from './clocks.server.ts';
import {
  confirmCertificate, recordCancelProposal, recordCertificate, recordEvidence, recordHandover, recordRecordal, recordSignature, refuseCertificate,
} from './evidence.server.ts';
import { releaseFunds, requestRefund } from './money.server.ts';
import { assignPatent, grantLicence } from './patent.server.ts';
import type { Effect } from './types.ts';

/** Every effect a process may name. */
export const EFFECTS: Record<EffectName, Effect> = {
  record_evidence: recordEvidence, record_signature: recordSignature, record_cancel_proposal: recordCancelProposal, record_certificate: recordCertificate,
  record_handover: recordHandover, confirm_certificate: confirmCertificate, refuse_certificate: refuseCertificate, record_recordal: recordRecordal,
  release_funds: releaseFunds, assign_patent: assignPatent, grant_licence: grantLicence, request_refund: requestRefund,
  hold_clocks: holdClocks, resume_clocks: resumeClocks, complete_deal: completeDeal, cancel_deal: cancelDeal,
};

import type Stripe from 'stripe';
import { lookup, LIST_PARAMS, page } from '../answers.ts';
import { invalidRequest, refusedByState } from '../errors.ts';
import { providerId } from '../ids.ts';
import { book } from '../money.ts';
import { bool, metadata, object, text } from '../params.ts';
import type { Call, Cause, Route, Sandbox } from '../types.ts';

/** What Stripe charges for a dispute, in minor units of any currency the sandbox knows. */
export const DISPUTE_FEE = 1_500;
const RESPONSE_SECONDS = 7 * 86_400;

const NO_EVIDENCE: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};
const EVIDENCE_FIELDS = Object.keys(NO_EVIDENCE).filter((field) => field !== 'enhanced_evidence');

interface Context {
  sandbox: Sandbox;
  scope: string;
  cause: Cause;
}

/** Opens a dispute: the amount and a fee leave the balance at once, and the charge is marked. */
export function openDispute({ sandbox, scope, cause }: Context, charge: Stripe.Charge, reason: string, amount: number): Stripe.Dispute {
  const now = sandbox.clock.seconds();
  const dispute: Stripe.Dispute = {
    id: providerId('du'),
    object: 'dispute',
    amount,
    balance_transactions: [],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: structuredClone(NO_EVIDENCE),
    evidence_details: {
      due_by: now + RESPONSE_SECONDS,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason,
    status: 'needs_response',
  };
  charge.disputed = true;
  sandbox.store.put('charge', scope, charge);
  sandbox.store.put('dispute', scope, dispute);
  sandbox.emit('charge.dispute.created', dispute, scope, cause);
  const taken = book(sandbox, scope, {
    amount: -amount,
    fee: DISPUTE_FEE,
    currency: charge.currency,
    type: 'adjustment',
    category: 'dispute',
    source: dispute.id,
    availableOn: now,
    description: `Chargeback withdrawal for ${charge.id}`,
  });
  dispute.balance_transactions = [taken];
  sandbox.store.put('dispute', scope, dispute);
  sandbox.emit('charge.dispute.funds_withdrawn', dispute, scope, cause);
  return dispute;
}

/** Ends a dispute. Won: the amount comes back, the fee does not. */
export function closeDispute({ sandbox, scope, cause }: Context, dispute: Stripe.Dispute, won: boolean): void {
  dispute.status = won ? 'won' : 'lost';
  if (won) {
    const back = book(sandbox, scope, {
      amount: dispute.amount,
      currency: dispute.currency,
      type: 'adjustment',
      category: 'dispute_reversal',
      source: dispute.id,
      availableOn: sandbox.clock.seconds(),
      description: `Chargeback reversal for ${dispute.charge as string}`,
    });
    dispute.balance_transactions = [...dispute.balance_transactions, back];
  }
  sandbox.store.put('dispute', scope, dispute);
  if (won) sandbox.emit('charge.dispute.funds_reinstated', dispute, scope, cause);
  sandbox.emit('charge.dispute.closed', dispute, scope, cause);
}

function needOpen(dispute: Stripe.Dispute): void {
  if (dispute.status !== 'needs_response' && dispute.status !== 'under_review')
    throw refusedByState('dispute_closed', 'This dispute is already closed.');
}

/** As in Stripe's test mode, the evidence text decides: `winning_evidence` or `losing_evidence`. */
function update(call: Call): Stripe.Dispute {
  const dispute = lookup(call, 'dispute', call.ids[0]!, 'dispute');
  const given = object(call.params, 'evidence');
  const meta = metadata(call.params, dispute.metadata);
  if (given) needOpen(dispute);
  for (const [field, value] of Object.entries(given ?? {})) {
    if (!EVIDENCE_FIELDS.includes(field))
      throw invalidRequest(`Received unknown parameter: evidence[${field}]`, { param: `evidence[${field}]`, code: 'parameter_unknown' });
    if (typeof value !== 'string') throw invalidRequest('Invalid string', { param: `evidence[${field}]` });
    (dispute.evidence as unknown as Record<string, string | null>)[field] = value || null;
  }
  dispute.metadata = meta;
  const submit = bool(call.params, 'submit') ?? true;
  if (given) dispute.evidence_details.has_evidence = true;
  if (given && submit) {
    dispute.status = 'under_review';
    dispute.evidence_details.submission_count += 1;
    dispute.evidence_details.submission_method = 'manual';
  }
  call.store.put('dispute', call.scope, dispute);
  call.emit('charge.dispute.updated', dispute, call.scope, call.cause);
  const verdict = given && submit ? dispute.evidence.uncategorized_text : null;
  if (verdict === 'winning_evidence' || verdict === 'losing_evidence') {
    closeDispute({ sandbox: call, scope: call.scope, cause: call.cause }, dispute, verdict === 'winning_evidence');
  }
  return dispute;
}

function close(call: Call): Stripe.Dispute {
  const dispute = lookup(call, 'dispute', call.ids[0]!, 'dispute');
  needOpen(dispute);
  closeDispute({ sandbox: call, scope: call.scope, cause: call.cause }, dispute, false);
  return dispute;
}

export const disputeRoutes: Route[] = [
  {
    method: 'GET',
    path: '/v1/disputes',
    params: [...LIST_PARAMS, 'charge', 'payment_intent'],
    run: (call) => {
      const charge = text(call.params, 'charge');
      const intent = text(call.params, 'payment_intent');
      return page(
        call,
        'dispute',
        '/v1/disputes',
        (row) => (!charge || row.charge === charge) && (!intent || row.payment_intent === intent),
      );
    },
  },
  { method: 'GET', path: '/v1/disputes/:id', params: [], run: (call) => lookup(call, 'dispute', call.ids[0]!, 'dispute') },
  { method: 'POST', path: '/v1/disputes/:id', params: ['evidence', 'metadata', 'submit'], run: update },
  { method: 'POST', path: '/v1/disputes/:id/close', params: [], run: close },
];

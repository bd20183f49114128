import { AppError } from '#app/core/errors.ts';
import { parseInput } from '#app/core/input.ts';
import type { Money } from '#app/core/money.ts';
import type { Scope } from '#app/core/scope.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { zApprove, type ApprovalResource, type ApproveInput } from '#app/modules/approvals/contract.ts';
import { getApproval } from '#app/modules/approvals/list-approvals.server.ts';
import type { MakeOfferInput } from '#app/modules/offers/contract.ts';
import { confirmOffer } from '#app/modules/offers/confirm-offer.server.ts';
import { counterOffer } from '#app/modules/offers/counter-offer.server.ts';
import { makeOffer } from '#app/modules/offers/make-offer.server.ts';
import { confirmBankPayout, confirmBankRefund } from '#app/modules/payments/confirm-bank-payout.server.ts';
import { confirmCorrection } from '#app/modules/payments/correct-journal.server.ts';
import type { PaymentDeps } from '#app/modules/payments/deps.ts';
import type { Definition } from '#app/modules/process/definition/types.ts';
import { acceptOffer } from './accept-offer.server.ts';
import { definitionOf } from './definitions/index.ts';
import { getDeal } from './get-deal.server.ts';
import { payDeal, type PayDealInput } from './pay-deal.server.ts';
import { transition, type DealDeps } from './transition.server.ts';

type Deps = DealDeps & PaymentDeps & { publicUrl: string };
/** Words of a payment's line, as `payDeal` takes them. */
export interface Words { locale: Locale; describe: (patentNumber: string) => string }

/** Acts of rooms this one does not know (a bid, the deposit of a sale): does the act, or answers null for what is not theirs. */
export type Elsewhere = (approval: ApprovalResource) => Promise<unknown> | null;

/**
 * The second person approves and by that does the act, in one transaction: whatever the act itself checks and refuses, it checks and
 * refuses here. Names the hash that was read (`state_changed` for another). Throws `same_person`, `forbidden`, `approval_missing`,
 * `ground_changed`; `conflict` with `reason` for what is approved by doing it: a bank receipt (`read_statement`) and a signature
 * (`sign_yourself`), which say more than yes.
 */
export async function approve(deps: Deps, scope: Scope, id: string, raw: ApproveInput, words: Words, elsewhere: Elsewhere = () => null): Promise<ApprovalResource> {
  const input = parseInput(zApprove, raw);
  const approval = await getApproval(deps, scope, id);
  if (approval.state !== 'open') throw new AppError('approval_missing', { approval: id, state: approval.state });
  if (approval.hash !== input.hash) throw new AppError('state_changed', { approval: id });
  if (approval.bars_me === 'permission') throw new AppError('forbidden', { approval: id });
  if (approval.bars_me !== null) throw new AppError('same_person', { reason: 'two_persons', approval: id, first_by: approval.requested_by.name, first_at: approval.requested_at });
  if (approval.kind === 'second_signature') await (elsewhere(approval) ?? signSecond(deps, scope, approval, words));
  else await act(deps, scope, approval, input.reason);
  return getApproval(deps, scope, id);
}

async function act(deps: Deps, scope: Scope, approval: ApprovalResource, reason: string): Promise<void> {
  const { kind, what } = approval;
  const subject = approval.subject.id;
  switch (kind) {
    case 'confirm_registration': case 'confirm_handover': case 'release':
      await transition(deps, scope, { dealId: subject, name: kind, reason });
      return;
    case 'override':
      await transition(deps, scope, { dealId: subject, name: 'override', evidence: { to: what.to }, reason: String(what.reason) });
      return;
    case 'refund':
      if (approval.subject.kind === 'bank_order') await confirmBankRefund(deps, scope, String(what.pays), { order_id: subject });
      else await sendBack(deps, scope, subject, reason);
      return;
    case 'payout': await confirmBankPayout(deps, scope, String(what.pays), { order_id: subject }); return;
    case 'correction': await confirmCorrection(deps, scope, subject); return;
    default: throw new AppError('conflict', { approval: approval.id, reason: 'read_statement' });
  }
}

/** Held money goes back: by ending the dispute it was asked for in, or else past the ordinary way. */
async function sendBack(deps: Deps, scope: Scope, dealId: string, reason: string): Promise<void> {
  const deal = await getDeal(deps, scope, dealId);
  if (deal.disputed) await transition(deps, scope, { dealId, name: 'end_dispute', reason });
  else await transition(deps, scope, { dealId, name: 'override', evidence: { to: refundingOf(definitionOf(deal.process.name, deal.process.version)) }, reason });
}

/** The state a definition sends held money back from. */
function refundingOf(definition: Definition): string {
  return Object.keys(definition.states).find((name) => definition.states[name]!.enter?.includes('request_refund')) ?? '';
}

/** A colleague's act, done again by the second person with what was asked. */
async function signSecond(deps: Deps, scope: Scope, approval: ApprovalResource, words: Words): Promise<void> {
  const { act: name, what } = approval;
  const subject = approval.subject.id;
  switch (name) {
    case 'offer.make': await makeOffer(deps, scope, subject, what.input as MakeOfferInput); return;
    case 'offer.counter': await counterOffer(deps, scope, subject, what.input as Parameters<typeof counterOffer>[3]); return;
    case 'offer.confirm': await confirmOffer(deps, scope, subject); return;
    case 'offer.accept': await acceptOffer(deps, scope, subject); return;
    case 'deal.pay': await payDeal(deps, scope, String(what.deal), paymentOf(what), words); return;
    default: throw new AppError('conflict', { approval: approval.id, reason: 'sign_yourself' });
  }
}

/** The payment a colleague asked for, as it is asked of `payDeal`: of that obligation, by bank of that part. A card always pays what is due. */
function paymentOf(what: ApprovalResource['what']): PayDealInput {
  const which = { obligation_id: String(what.obligation) };
  if (what.rail !== 'bank') return { rail: 'stripe', ...which };
  return { rail: 'bank', ...which, slip_file_id: String(what.slip_file_id), amount: { currency: what.currency, amount: what.amount } as Money };
}

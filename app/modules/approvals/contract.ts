import { z } from 'zod';
import { zId, zText } from '#app/core/contract.ts';

export const APPROVAL_STATES = ['open', 'approved', 'refused', 'withdrawn', 'expired', 'overtaken'] as const;
const zKind = z.enum(['confirm_registration', 'confirm_handover', 'release', 'receipt', 'payout', 'refund', 'override', 'correction', 'second_signature']);
const zAct = z.enum(['', 'offer.make', 'offer.counter', 'offer.confirm', 'offer.accept', 'deal.sign', 'deal.pay', 'sale.bid', 'price.accept']);

/**
 * A second person's yes to one act. `what` is exactly what is approved and `hash` the SHA-256 (hex) of its canonical JSON (RFC 8785).
 * The subject of `deal.pay` is a payment named by the obligation it is for. Of a bank receipt the record's digest stands there instead of the record, because the second person is to read the statement.
 */
export const zApproval = z.object({
  id: z.string(), kind: zKind, act: zAct, subject: z.object({ kind: z.string(), id: z.string() }), deal_id: z.string().nullable(), what: z.record(z.string(), z.unknown()), hash: z.string(),
  state: z.enum(APPROVAL_STATES), requested_by: z.object({ id: z.string(), name: z.string() }), requested_at: z.string(), expires_at: z.string(),
  decided_by: z.object({ id: z.string(), name: z.string() }).nullable(), decided_at: z.string().nullable(), reason: z.string(), used_at: z.string().nullable(),
  /** The patent it is about, where there is one, and the organisations `what` names by id. */
  about: z.object({ title_zh: z.string(), title_en: z.string(), number: z.string() }).nullable(),
  organisations: z.record(z.string(), z.object({ name_zh: z.string(), name_en: z.string() })),
  /** Why the asking person may not approve it: they asked themselves, took an earlier step, or lack the permission; null when they may. */
  bars_me: z.enum(['asked', 'earlier_step', 'permission']).nullable(),
});
export type ApprovalResource = z.infer<typeof zApproval>;
export const zApprovalList = z.object({ items: z.array(zApproval).max(200), next_cursor: z.null() });
export type ApprovalList = z.infer<typeof zApprovalList>;

/** Which approvals a list shows: those that wait, or what became of the latest. */
export const zListApprovals = z.object({ state: z.enum(['open', 'ended']).default('open') });

const zHash = z.string().regex(/^[0-9a-f]{64}$/, { error: 'invalid' });

/** Approving names the hash that was read, so that what is approved is what was looked at. `reason` only where the act asks for one. */
export const zApprove = z.object({ hash: zHash, reason: zText(1_000).default('') });
export const zRefuse = z.object({ reason: zText(1_000, 1) });
export type ApproveInput = z.input<typeof zApprove>;
export type RefuseInput = z.input<typeof zRefuse>;

/** The forms of the approvals page. */
export const zApprovalForm = z.discriminatedUnion('intent', [
  zApprove.extend({ intent: z.literal('approve'), approval_id: zId('approval') }),
  zRefuse.extend({ intent: z.literal('refuse'), approval_id: zId('approval') }),
  z.object({ intent: z.literal('withdraw'), approval_id: zId('approval') }),
  z.object({ intent: z.literal('renew'), approval_id: zId('approval') }),
]);

/** From which sum on (CNY minor units) the organisation binds itself by two persons; null = one is enough. */
export const zSignatureRule = z.object({ second_above: z.object({ currency: z.literal('CNY', { error: 'invalid' }), amount: z.number({ error: 'invalid_amount' }).int().nonnegative() }).nullable() });
export type SignatureRule = z.infer<typeof zSignatureRule>;

const zCny = z.object({ currency: z.literal('CNY', { error: 'currency_not_cny' }), amount: z.number({ error: 'invalid_amount' }).int({ error: 'invalid_amount' }).nonnegative({ error: 'invalid_amount' }) });
/** The form of the rule: an empty sum takes it away. */
export const zSignatureRuleForm = z.object({ intent: z.literal('rule'), second_above: zCny.optional() });

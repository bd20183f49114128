import type { NoticeChannel } from '#app/core/vocabulary.ts';
import type { NoticeKind } from './notice-texts.ts';

/** Groups a person chooses for. `legal` is told by mail whatever they choose: a period runs, a right may be lost, or an account was touched. */
export const NOTICE_GROUPS = ['tasks', 'progress', 'money', 'market', 'legal'] as const;
export type NoticeGroup = (typeof NOTICE_GROUPS)[number];

/** Groups one chooses for. */
export const CHOSEN_GROUPS = NOTICE_GROUPS.filter((g): g is Exclude<NoticeGroup, 'legal'> => g !== 'legal');

/** How each group reaches people who have not chosen. What only reports progress is not worth a mail. */
export const PROPOSED: Readonly<Record<NoticeGroup, NoticeChannel>> = { tasks: 'mail', progress: 'app', money: 'mail', market: 'mail', legal: 'mail' };

/** Group of every kind; the type leaves none out. */
export const GROUP_OF: Readonly<Record<NoticeKind, NoticeGroup>> = {
  offer_made: 'tasks', offer_countered: 'tasks', offer_binding: 'tasks', deal_opened: 'tasks', deal_task: 'tasks', approval_asked: 'tasks', mandate_moved: 'tasks', introduction_moved: 'tasks', service_moved: 'tasks', event_moved: 'tasks',
  offer_accepted: 'tasks', sale_outbid: 'tasks', sale_won: 'tasks',
  offer_rejected: 'progress', offer_withdrawn: 'progress', offer_expired: 'progress', offer_lost: 'progress', offer_off_market: 'progress', deal_moved: 'progress', approval_refused: 'progress', approval_expired: 'progress',
  offer_ended_by_sale: 'progress', sale_opened: 'progress', sale_extended: 'tasks', sale_lost: 'progress', sale_sold: 'progress', sale_unsold: 'progress', sale_stopped: 'progress', patent_twice: 'progress', proof_accepted: 'progress', name_cleared: 'progress',
  verification_accepted: 'progress', licence_accepted: 'progress', claim_dismissed: 'progress',
  deal_ended: 'money', payment_settled: 'money', payment_failed: 'money', payment_refunded: 'money', payout_sent: 'money', sale_deposit_held: 'money', sale_deposit_released: 'money',
  search_digest: 'market', match_new: 'market', sale_announced: 'market',
  deal_reminder: 'legal', owed_reminder: 'legal', owed_late: 'legal', payout_account_opened: 'legal', payout_account_changed: 'legal', verification_refused: 'legal', verification_due: 'legal', verification_expired: 'legal',
  name_refused: 'legal', proof_refused: 'legal', ownership_due: 'legal', ownership_lost: 'legal', claim_upheld: 'legal', claim_appealed: 'legal', listing_suspended: 'legal', fee_claim_moved: 'legal', licence_refused: 'legal',
  sale_forfeit_proposed: 'legal', sale_deposit_forfeited: 'legal', sale_witness_asked: 'tasks', sale_witness_accepted: 'tasks', sale_witness_declined: 'tasks', sale_key_wanted: 'tasks', sale_opening_due: 'tasks',
};

/** What a person has chosen for the group of a kind. */
export function channelFor(kind: NoticeKind, choices: Readonly<Record<string, NoticeChannel>> | null): NoticeChannel {
  const group = GROUP_OF[kind];
  return group === 'legal' ? 'mail' : choices?.[group] ?? PROPOSED[group];
}

/** Kinds the inbox of somebody with these choices leaves out. */
export const mutedBy = (choices: Readonly<Record<string, NoticeChannel>>): NoticeKind[] => (Object.keys(GROUP_OF) as NoticeKind[]).filter((kind) => channelFor(kind, choices) === 'off');

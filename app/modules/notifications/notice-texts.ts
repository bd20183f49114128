import type { Locale } from '#app/core/vocabulary.ts';
import { APPROVAL_NOTICES } from './approval-notices.ts';
import { CHAIN_NOTICES } from './chain-notices.ts';
import { dutyLine } from './duty-notices.ts';
import { OWNERSHIP_NOTICES } from './ownership-notices.ts';
import { SALE_NOTICE_KINDS, SALE_NOTICES } from './sale-notices.ts';

/** Everything the platform tells an organisation without being asked. `data` of each kind is what its text needs; never an amount. */
export const NOTICE_KINDS = [
  'offer_made', 'offer_countered', 'offer_accepted', 'offer_rejected', 'offer_withdrawn', 'offer_expired', 'offer_lost', 'offer_off_market',
  'deal_opened', 'deal_task', 'deal_moved', 'deal_ended', 'deal_reminder', 'owed_reminder', 'owed_late', 'payment_settled', 'payment_failed', 'payment_refunded', 'payout_sent', 'payout_account_opened', 'payout_account_changed',
  'search_digest', 'match_new',
  'verification_accepted', 'verification_refused', 'verification_due', 'verification_expired', 'name_cleared', 'name_refused',
  'proof_accepted', 'proof_refused', 'ownership_due', 'ownership_lost', 'claim_dismissed', 'claim_upheld', 'claim_appealed', 'listing_suspended', 'offer_binding', 'patent_twice',
  'approval_asked', 'approval_refused', 'approval_expired',
  'mandate_moved', 'introduction_moved', 'fee_claim_moved', 'service_moved', 'event_moved', 'licence_accepted', 'licence_refused', ...SALE_NOTICE_KINDS,
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export interface NoticeData { title_zh: string; title_en: string; state?: string; [key: string]: string | number | undefined }

/** Words for the states of every process as notices use them. A test holds them against the definitions: none is missing, none is a state nobody has. */
export const STATE_WORDS: Record<string, Record<Locale, string>> = {
  opened: { zh: '已成交', en: 'agreed' }, signed_unfunded: { zh: '已签约，待付款', en: 'signed, payment awaited' }, funded: { zh: '已入账', en: 'paid in' }, signed: { zh: '合同生效', en: 'contract in force' },
  certified: { zh: '登记证明待核', en: 'certificate under review' }, registered: { zh: '登记已确认', en: 'registration confirmed' }, handed_over: { zh: '已交付，待验收', en: 'handed over, acceptance awaited' },
  accepted: { zh: '交付已验收', en: 'hand-over accepted' }, released: { zh: '已放款', en: 'money released' }, active: { zh: '许可生效', en: 'licence active' }, disputed: { zh: '争议中', en: 'in dispute' },
  refunding: { zh: '退款中', en: 'being refunded' }, closed: { zh: '已完成', en: 'completed' }, cancelled: { zh: '已取消', en: 'cancelled' },
};

/** Words for the deadlines of every process. */
export const DEADLINE_WORDS: Record<string, Record<Locale, string>> = {
  payment: { zh: '付款', en: 'Payment' }, signing: { zh: '签署合同', en: 'Signing the contract' }, registration: { zh: '提交登记证明', en: 'The certificate of registration' },
  acceptance: { zh: '验收', en: 'Acceptance of the hand-over' }, recordal: { zh: '许可备案', en: 'Recordal of the licence' },
};

/** Words for what is owed under a deal. */
const OWED_WORDS: Record<string, Record<Locale, string>> = {
  royalty_report: { zh: '提成报告', en: 'The royalty report' }, royalty: { zh: '提成', en: 'The royalty' }, claim: { zh: '应返还的款项', en: 'Money to be given back' },
};

/** Where the money of a payment stands that came in. */
const ARRIVED: Record<string, Record<Locale, string>> = {
  held: { zh: '资金由平台代管，满足条件后放款。', en: 'The money is held until the conditions of release are met.' },
  onward: { zh: '款项按约定比例转给收款各方，不再代管。', en: 'It goes on to the payees at once, by the agreed shares.' },
  claim: { zh: '款项已抵偿贵机构应返还的金额。多付的部分会退回。', en: 'It counts against what your organisation had to give back. Anything beyond that is returned.' },
};

const TEXTS: Record<NoticeKind, Record<Locale, (title: string, state: string, count: number, more: { reason: string; day: string; words: string; duty: string; until: string; more: string }) => { headline: string; detail: string }>> = {
  ...OWNERSHIP_NOTICES, ...APPROVAL_NOTICES, ...CHAIN_NOTICES, ...SALE_NOTICES,
  offer_made: { zh: (t) => ({ headline: `收到一份新报价：${t}`, detail: '请在有效期内接受、还价或谢绝。' }), en: (t) => ({ headline: `A new offer for ${t}`, detail: 'Accept, counter or decline before it expires.' }) },
  offer_countered: { zh: (t) => ({ headline: `对方还价了：${t}`, detail: '轮到您回应。' }), en: (t) => ({ headline: `A counter-offer on ${t}`, detail: 'It is your turn to answer.' }) },
  offer_accepted: { zh: (t) => ({ headline: `报价已被接受：${t}`, detail: '交易已开启，请查看下一步。' }), en: (t) => ({ headline: `Offer accepted: ${t}`, detail: 'A deal has opened. See what comes next.' }) },
  offer_rejected: { zh: (t) => ({ headline: `报价被谢绝：${t}`, detail: '您可以查看原因，或另行报价。' }), en: (t) => ({ headline: `Offer declined: ${t}`, detail: 'See why, or make another.' }) },
  offer_withdrawn: { zh: (t) => ({ headline: `报价已撤回：${t}`, detail: '对方撤回了报价。' }), en: (t) => ({ headline: `Offer withdrawn: ${t}`, detail: 'The other side withdrew it.' }) },
  offer_expired: { zh: (t) => ({ headline: `报价已过期：${t}`, detail: '有效期内没有回应。' }), en: (t) => ({ headline: `Offer expired: ${t}`, detail: 'It was not answered in time.' }) },
  offer_off_market: { zh: (t) => ({ headline: `挂牌已下架，报价随之结束：${t}`, detail: '挂牌已撤回或暂停。重新上架后，您可以再次报价。' }), en: (t) => ({ headline: `No longer offered, so your offer has ended: ${t}`, detail: 'The listing was withdrawn or suspended. You may make another offer once it is back.' }) },
  offer_lost: { zh: (t) => ({ headline: `该专利已与他人成交：${t}`, detail: '您的报价已关闭，报价内容未向任何人透露。' }), en: (t) => ({ headline: `Someone else came to terms: ${t}`, detail: 'Your offer is closed. Its terms were shown to nobody.' }) },
  deal_opened: {
    zh: (t, _s, _n, m) => ({ headline: `交易已开启：${t}`, detail: m.duty ? `轮到您：${m.duty}。${m.until}${m.more}` : '现在不需要您操作，轮到您时会通知您。' }),
    en: (t, _s, _n, m) => ({ headline: `A deal has opened: ${t}`, detail: m.duty ? `Your turn: ${m.duty}. ${m.until}${m.more}` : 'Nothing to do now; you will be told when it is your turn.' }),
  },
  deal_task: {
    zh: (t, s, _n, m) => ({ headline: `请${m.duty}：${t}`, detail: `${s ? `交易现在：${s}。` : ''}${m.until}${m.more}` }),
    en: (t, s, _n, m) => ({ headline: `Please ${m.duty}: ${t}`, detail: `${s ? `The deal is now: ${s}. ` : ''}${m.until}${m.more}` }),
  },
  deal_moved: { zh: (t, s) => ({ headline: `交易进展：${t} — ${s}`, detail: '现在不需要您操作。' }), en: (t, s) => ({ headline: `Deal update: ${t} — ${s}`, detail: 'Nothing to do for you now.' }) },
  deal_ended: { zh: (t, s) => ({ headline: `交易已结束：${t} — ${s}`, detail: '记录与审计链已留存，可随时查看。' }), en: (t, s) => ({ headline: `The deal has ended: ${t} — ${s}`, detail: 'Its record and audit trail are kept and open to you.' }) },
  deal_reminder: { zh: (t, _s, _n, m) => ({ headline: `${DEADLINE_WORDS[m.reason]?.zh ?? '期限'}将于 ${m.day} 截止：${t}`, detail: '期限到当日二十四时（北京时间）为止。' }), en: (t, _s, _n, m) => ({ headline: `${DEADLINE_WORDS[m.reason]?.en ?? 'A deadline'} is due by ${m.day}: ${t}`, detail: 'The period ends at 24:00 on that day, Beijing time.' }) },
  owed_reminder: { zh: (t, _s, _n, m) => ({ headline: `${OWED_WORDS[m.reason]?.zh ?? '应付款项'}须在 ${m.day} 前完成：${t}`, detail: '期限到当日二十四时（北京时间）为止。' }), en: (t, _s, _n, m) => ({ headline: `${OWED_WORDS[m.reason]?.en ?? 'A payment'} is due by ${m.day}: ${t}`, detail: 'The period ends at 24:00 on that day, Beijing time.' }) },
  owed_late: { zh: (t, _s, _n, m) => ({ headline: `${OWED_WORDS[m.reason]?.zh ?? '应付款项'}已逾期：${t}`, detail: `期限是 ${m.day}。双方与平台都已得到通知。` }), en: (t, _s, _n, m) => ({ headline: `${OWED_WORDS[m.reason]?.en ?? 'A payment'} is overdue: ${t}`, detail: `It was due by ${m.day}. Both sides and the platform have been told.` }) },
  payment_settled: { zh: (t, _s, _n, m) => ({ headline: `款项已入账：${t}`, detail: (ARRIVED[m.reason] ?? ARRIVED.held!).zh }), en: (t, _s, _n, m) => ({ headline: `Payment received: ${t}`, detail: (ARRIVED[m.reason] ?? ARRIVED.held!).en }) },
  payment_failed: { zh: (t) => ({ headline: `付款未成功：${t}`, detail: '没有扣款，您可以重新支付。' }), en: (t) => ({ headline: `Payment did not go through: ${t}`, detail: 'Nothing was charged; you can pay again.' }) },
  payment_refunded: { zh: (t) => ({ headline: `款项已退回：${t}`, detail: '款项已原路退回付款方。' }), en: (t) => ({ headline: `Payment refunded: ${t}`, detail: 'The money went back to the payer.' }) },
  payout_sent: { zh: (t) => ({ headline: `款项已汇出：${t}`, detail: '款项已转至贵机构的收款账户。' }), en: (t) => ({ headline: `Money is on its way: ${t}`, detail: 'It was transferred to your organisation’s account.' }) },
  payout_account_opened: { zh: (t) => ({ headline: `${t}的收款账户已开通`, detail: '今后放出的款项会转入这个账户。不是贵机构开通的？请立即联系平台。' }), en: (t) => ({ headline: `The payout account of ${t} is open`, detail: 'Released money will be sent there. If it was not you, tell the platform at once.' }) },
  payout_account_changed: { zh: (t) => ({ headline: `${t}的收款账户已更换`, detail: '七十二小时内不会向新账户付款。不是贵机构更换的？请立即联系平台。' }), en: (t) => ({ headline: `The payout account of ${t} was changed`, detail: 'Nothing is paid to the new one for 72 hours. If it was not you, tell the platform at once.' }) },
  search_digest: { zh: (t, _s, n) => ({ headline: `“${t}”有 ${n} 项新挂牌`, detail: '您保存的搜索有了新结果。频率可在“收藏”里调整。' }), en: (t, _s, n) => ({ headline: `${n} new for “${t}”`, detail: 'Your saved search has new results. Change how often you hear under Saved.' }) },
  match_new: { zh: (t, _s, n) => ({ headline: `${n} 项新技术能回应您的需求：${t}`, detail: '逐项对照已经备好；每份需求每周最多告知五项。' }), en: (t, _s, n) => ({ headline: `${n} new ${n === 1 ? 'technology answers' : 'technologies answer'} your demand: ${t}`, detail: 'See it element by element. You hear of five a week at most for each demand.' }) },
};

/** Headline and detail of a notice in the reader's language. */
export function noticeText(kind: NoticeKind, data: NoticeData, locale: Locale): { headline: string; detail: string } {
  const title = (locale === 'zh' ? data.title_zh || data.title_en : data.title_en || data.title_zh) || '—';
  const state = data.state ? STATE_WORDS[data.state]?.[locale] ?? '' : '';
  const duty = dutyLine(data, locale);
  return TEXTS[kind][locale](title, state, Number(data.count ?? 1), { reason: String(data.reason ?? ''), day: String(data.day ?? ''), words: String(data.words ?? ''), duty: duty.what, until: duty.until, more: duty.more });
}

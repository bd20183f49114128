import type { Locale } from '#app/core/vocabulary.ts';

type Words = Record<Locale, (title: string, state: string, count: number, more: { reason: string; day: string; words: string }) => { headline: string; detail: string }>;

/** What a second person is asked for, by kind of approval or act. */
const ABOUT: Record<string, Record<Locale, string>> = {
  confirm_registration: { zh: '确认登记', en: 'confirming a registration' }, confirm_handover: { zh: '确认交付', en: 'confirming a hand-over' }, release: { zh: '放款', en: 'releasing money' },
  receipt: { zh: '确认银行收款', en: 'confirming a bank receipt' }, payout: { zh: '确认银行付款', en: 'confirming a bank payout' }, refund: { zh: '退款', en: 'a refund' },
  override: { zh: '特别处理', en: 'an override' }, correction: { zh: '更正分录', en: 'correcting a journal' },
  'offer.make': { zh: '提交报价', en: 'making an offer' }, 'offer.counter': { zh: '还价', en: 'a counter-offer' }, 'offer.confirm': { zh: '确认报价', en: 'confirming an offer' },
  'offer.accept': { zh: '接受报价', en: 'accepting an offer' }, 'deal.sign': { zh: '签署合同', en: 'signing a contract' }, 'deal.pay': { zh: '付款', en: 'a payment' },
  'sale.bid': { zh: '竞价出价', en: 'a bid' }, 'price.accept': { zh: '按标价成交', en: 'accepting a posted price' },
};
const about = (reason: string, locale: Locale) => ABOUT[reason]?.[locale] ?? reason;

/** Notices about what takes two persons. A refusal quotes its reason. */
export const APPROVAL_NOTICES = {
  approval_asked: { zh: (_t, _s, _n, m) => ({ headline: `等待第二人批准：${about(m.reason, 'zh')}`, detail: '请核对具体内容后批准或谢绝。发起人本人不能批准。' }), en: (_t, _s, _n, m) => ({ headline: `A second person is asked for ${about(m.reason, 'en')}`, detail: 'Read what exactly it is, then approve or refuse. Whoever asked cannot approve.' }) },
  approval_refused: { zh: (_t, _s, _n, m) => ({ headline: `未获批准：${about(m.reason, 'zh')}`, detail: `理由：${m.words}` }), en: (_t, _s, _n, m) => ({ headline: `Not approved: ${about(m.reason, 'en')}`, detail: `Reason: ${m.words}` }) },
  approval_expired: { zh: (_t, _s, _n, m) => ({ headline: `批准期限已过：${about(m.reason, 'zh')}`, detail: '期限内没有人批准，什么也没有执行。需要时请重新发起。' }), en: (_t, _s, _n, m) => ({ headline: `Nobody approved in time: ${about(m.reason, 'en')}`, detail: 'Nothing was done. Ask again if it is still wanted.' }) },
} as const satisfies Record<string, Words>;

/** Texts of the hosted pages. They belong to the sandbox, not to the product, and are never seen with a real key. */
export type PageLocale = 'zh' | 'en';

const zh = {
  mark: '沙箱',
  markNote: '这是模拟支付页面，不会发生真实扣款。',
  payTitle: '支付',
  to: '收款方',
  merchant: '惊蛰（测试商户）',
  amount: '应付金额',
  email: '收据邮箱（可不填）',
  card: '测试卡号',
  cardHint: '只接受测试卡号，请勿填写真实卡号。',
  expiry: '有效期（月/年）',
  cvc: '安全码',
  pay: '支付',
  decline: '模拟拒付',
  abandon: '放弃并返回',
  cards: '可用的测试卡',
  outcome: '结果',
  works: '支付成功',
  availableAtOnce: '支付成功，资金立即可用',
  needsAuth: '需要持卡人验证',
  disputes: '支付成功，随后发生争议',
  refundPending: '支付成功，退款稍后到账',
  refundFails: '支付成功，退款会失败',
  declines: '拒付',
  unknownCard: '这不是测试卡号。请从下面的列表中选择。',
  badExpiry: '有效期应为「月/年」，并且尚未过期，例如 12/34。',
  badCvc: '安全码应为 3 至 4 位数字。',
  declinedNow: '银行未批准这笔付款。没有扣款，可以换一张卡重试。',
  authTitle: '持卡人验证',
  authText: '发卡行要求确认这笔付款。',
  authPass: '确认付款',
  authFail: '拒绝验证',
  authFailed: '验证未通过，没有扣款。',
  expiredTitle: '付款页面已失效',
  expiredText: '这次付款没有完成，也没有扣款。请回到来处重新开始。',
  back: '返回',
  doneTitle: '已完成',
  doneText: '可以关闭本页。',
  onboardTitle: '收款账户开通',
  onboardText: '真实环境中，收款方会在这里填写企业与银行信息。沙箱里点击确认即视为开通。',
  onboardDo: '确认开通',
  onboardLater: '以后再说',
  notFoundTitle: '没有这个页面',
  notFoundText: '链接不完整，或已被清除。',
};

const en: typeof zh = {
  mark: 'Sandbox',
  markNote: 'A simulated payment page. No real money moves.',
  payTitle: 'Payment',
  to: 'Paid to',
  merchant: 'Jingzhe (test merchant)',
  amount: 'Amount due',
  email: 'Email for the receipt (optional)',
  card: 'Test card number',
  cardHint: 'Test numbers only. Never type a real card number here.',
  expiry: 'Expiry (month/year)',
  cvc: 'Security code',
  pay: 'Pay',
  decline: 'Simulate a decline',
  abandon: 'Give up and go back',
  cards: 'Test cards',
  outcome: 'What happens',
  works: 'The payment succeeds',
  availableAtOnce: 'Succeeds; funds are available at once',
  needsAuth: 'The cardholder has to confirm',
  disputes: 'Succeeds, then is disputed',
  refundPending: 'Succeeds; a refund takes its time',
  refundFails: 'Succeeds; a refund fails',
  declines: 'Declined',
  unknownCard: 'That is not a test card. Choose one from the list below.',
  badExpiry: 'Write the expiry as month/year, not in the past: 12/34, for example.',
  badCvc: 'The security code has 3 or 4 digits.',
  declinedNow: 'The bank did not approve this payment. Nothing was charged; you can try another card.',
  authTitle: 'Confirm with your bank',
  authText: 'The card issuer asks you to confirm this payment.',
  authPass: 'Confirm payment',
  authFail: 'Refuse',
  authFailed: 'Not confirmed. Nothing was charged.',
  expiredTitle: 'This payment page is closed',
  expiredText: 'The payment was not completed and nothing was charged. Please start again from where you came.',
  back: 'Go back',
  doneTitle: 'Done',
  doneText: 'You can close this page.',
  onboardTitle: 'Open a payout account',
  onboardText: 'With real keys the payee would fill in company and bank details here. In the sandbox, confirming is enough.',
  onboardDo: 'Confirm',
  onboardLater: 'Not now',
  notFoundTitle: 'No such page',
  notFoundText: 'The link is incomplete or has been cleared.',
};

export type PageTexts = typeof zh;
export const PAGE_TEXTS: Record<PageLocale, PageTexts> = { zh, en };

/** The language of a page: what the session asks for, else the first of the browser's languages that is Chinese or English. */
export function pageLocale(wanted: string | null | undefined, acceptLanguage: string | undefined): PageLocale {
  const pick = (tag: string): PageLocale | null => (/^zh\b/i.test(tag) ? 'zh' : /^en\b/i.test(tag) ? 'en' : null);
  if (wanted && wanted !== 'auto') return pick(wanted) ?? 'en';
  const ranked = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';');
      const q = rest.map((item) => /^\s*q=([\d.]+)$/.exec(item)?.[1]).find((value) => value !== undefined);
      return { tag, q: q === undefined ? 1 : Number(q) };
    })
    .sort((a, b) => b.q - a.q);
  for (const { tag } of ranked) {
    const found = pick(tag);
    if (found) return found;
  }
  return 'en';
}

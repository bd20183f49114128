import type { Locale } from '#app/core/vocabulary.ts';

type Text = Record<Locale, (title: string) => { headline: string; detail: string }>;

/** What the platform tells of sales by competitive bidding. No amounts: the page shows them. */
export const SALE_NOTICES = {
  sale_announced: { zh: (t) => ({ headline: `该专利将通过网络竞价出让：${t}`, detail: '竞价开始后，独占类报价将自动关闭。您可以报名参加竞价。' }), en: (t) => ({ headline: `To be sold by competitive bidding: ${t}`, detail: 'When bidding opens, offers that compete with it end. You can enter the sale.' }) },
  offer_ended_by_sale: { zh: (t) => ({ headline: `竞价已开始，您的报价已关闭：${t}`, detail: '报价内容未向任何人透露。您可以参加竞价。' }), en: (t) => ({ headline: `Bidding has opened and your offer has ended: ${t}`, detail: 'Its terms were shown to nobody. You can take part in the bidding.' }) },
  sale_opened: { zh: (t) => ({ headline: `竞价已开始：${t}`, detail: '现在可以出价。' }), en: (t) => ({ headline: `Bidding is open: ${t}`, detail: 'You can bid now.' }) },
  sale_extended: {
    zh: (t) => ({ headline: `平台曾中断，竞价已顺延：${t}`, detail: '按中断时长顺延，新的结束时间见竞价页面。' }),
    en: (t) => ({ headline: `The platform was out of reach; the sale ends later: ${t}`, detail: 'It ends later by as long as it was out of reach; the sale’s page has the new end.' }),
  },
  sale_outbid: { zh: (t) => ({ headline: `您的出价已被超过：${t}`, detail: '您已不再领先。结束前仍可继续出价。' }), en: (t) => ({ headline: `You have been outbid: ${t}`, detail: 'You no longer lead. You can bid again until the end.' }) },
  sale_won: { zh: (t) => ({ headline: `竞价成功：${t}`, detail: '交易已开启，请按期签署合同。合同生效后保证金转为价款。' }), en: (t) => ({ headline: `You won: ${t}`, detail: 'The deal is open: sign its contract in time. Your deposit then becomes part of the price.' }) },
  sale_lost: { zh: (t) => ({ headline: `竞价已结束，由他人胜出：${t}`, detail: '保证金正在原路退回。' }), en: (t) => ({ headline: `The bidding is over and another bidder won: ${t}`, detail: 'Any deposit is on its way back to you.' }) },
  sale_sold: { zh: (t) => ({ headline: `竞价已成交：${t}`, detail: '交易已开启，请查看下一步。' }), en: (t) => ({ headline: `Sold by bidding: ${t}`, detail: 'The deal is open. See what comes next.' }) },
  sale_unsold: { zh: (t) => ({ headline: `竞价未成交：${t}`, detail: '没有达到成交条件的出价，保证金全部退回。' }), en: (t) => ({ headline: `The sale ended without a buyer: ${t}`, detail: 'No bid met its conditions. All deposits go back.' }) },
  sale_stopped: { zh: (t) => ({ headline: `竞价已停止：${t}`, detail: '原因见竞价页面，保证金全部退回。' }), en: (t) => ({ headline: `The sale was stopped: ${t}`, detail: 'The page says why. All deposits go back.' }) },
  sale_deposit_held: { zh: (t) => ({ headline: `保证金已到账：${t}`, detail: '您已具备出价资格。' }), en: (t) => ({ headline: `Your deposit has arrived: ${t}`, detail: 'You may bid.' }) },
  sale_deposit_released: { zh: (t) => ({ headline: `保证金正在退回：${t}`, detail: '款项原路退回付款账户。' }), en: (t) => ({ headline: `Your deposit is on its way back: ${t}`, detail: 'It goes back the way it came.' }) },
  sale_forfeit_proposed: { zh: (t) => ({ headline: `平台提议没收竞价保证金：${t}`, detail: '理由见竞价页面。您可以在期限内提出异议，由另一位工作人员裁定。' }), en: (t) => ({ headline: `It is proposed that your deposit is forfeited: ${t}`, detail: 'The page gives the reason. You can object in time; another person then decides.' }) },
  sale_deposit_forfeited: { zh: (t) => ({ headline: `保证金已被没收：${t}`, detail: '理由见竞价页面。' }), en: (t) => ({ headline: `Your deposit is forfeited: ${t}`, detail: 'The page gives the reason.' }) },
  sale_witness_asked: { zh: (t) => ({ headline: `请贵机构担任密封竞价的见证方：${t}`, detail: '存入密钥即表示接受；也可以说明理由谢绝。' }), en: (t) => ({ headline: `You are asked to be the witness of a sealed sale: ${t}`, detail: 'Depositing a key accepts it. You can also decline and say why.' }) },
  sale_witness_accepted: { zh: (t) => ({ headline: `见证方已接受：${t}`, detail: '见证方的密钥已存入。' }), en: (t) => ({ headline: `The witness has accepted: ${t}`, detail: 'Its key is deposited.' }) },
  sale_witness_declined: { zh: (t) => ({ headline: `见证方已谢绝：${t}`, detail: '开始前请另行指定见证方，否则竞价不能开始。' }), en: (t) => ({ headline: `The witness has declined: ${t}`, detail: 'Name another before the opening, or the sale cannot open.' }) },
  sale_key_wanted: { zh: (t) => ({ headline: `密封竞价需要您的密钥：${t}`, detail: '三方密钥在开始前存齐，竞价才能开始。' }), en: (t) => ({ headline: `A sealed sale needs your key: ${t}`, detail: 'It opens only when all three keys are deposited in time.' }) },
  sale_opening_due: { zh: (t) => ({ headline: `密封报价等待开启：${t}`, detail: '竞价已截止。任意两方共同开启；逾期未开启的，竞价依规停止。' }), en: (t) => ({ headline: `Sealed bids wait to be opened: ${t}`, detail: 'The sale has closed. Any two holders open it together; if they do not in time, it is stopped by rule.' }) },
} as const satisfies Record<string, Text>;

export const SALE_NOTICE_KINDS = Object.keys(SALE_NOTICES) as (keyof typeof SALE_NOTICES)[];

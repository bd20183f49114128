import type { Locale } from '#app/core/vocabulary.ts';

type Words = Record<Locale, (title: string, state: string, count: number, more: { reason: string; day: string; words: string }) => { headline: string; detail: string }>;

/** What has become of a mandate, an introduction or a fee claim: `subject.state` as the notice carries it, or a clock that is near. */
export const CHAIN_WORDS: Record<string, Record<Locale, string>> = {
  'mandate.proposed': { zh: '经纪机构提出委托，等待贵方答复', en: 'a broker proposes to act for you and waits for your answer' },
  'mandate.running': { zh: '委托已生效', en: 'the mandate runs' }, 'mandate.ended': { zh: '委托期满', en: 'the mandate has run its term' },
  'mandate.refused': { zh: '委托被谢绝', en: 'the mandate was declined' }, 'mandate.withdrawn': { zh: '委托提议已撤回', en: 'the proposed mandate was withdrawn' },
  'mandate.lapsed': { zh: '委托提议逾期未答复', en: 'the proposed mandate was not answered in time' }, 'mandate.terminated': { zh: '委托已解除', en: 'the mandate was ended early' },
  'mandate.answer_due': { zh: '委托提议即将到期', en: 'the proposed mandate awaits your answer' }, 'mandate.term_due': { zh: '委托即将期满', en: 'the mandate is about to end' },
  'introduction.proposed': { zh: '经纪机构建议双方接洽，请决定是否同意', en: 'a broker would bring you together; please consent or decline' },
  'introduction.introduced': { zh: '双方均已同意引荐', en: 'both sides have consented' }, 'introduction.ended': { zh: '引荐保护期已满', en: 'the tail period has ended' },
  'introduction.refused': { zh: '引荐被谢绝', en: 'the introduction was declined' }, 'introduction.withdrawn': { zh: '引荐已撤回', en: 'the introduction was withdrawn' },
  'introduction.lapsed': { zh: '引荐逾期未获同意', en: 'the introduction was not answered in time' }, 'introduction.voided': { zh: '平台已撤销该引荐', en: 'the platform has voided the introduction' },
  'introduction.answer_due': { zh: '引荐即将到期，请答复', en: 'the introduction awaits your answer' },
  'fee_claim.alerted': { zh: '被引荐双方未经经纪机构成交', en: 'introduced parties have dealt without the broker' }, 'fee_claim.claimed': { zh: '经纪机构主张报酬', en: 'the broker claims its fee' },
  'fee_claim.upheld': { zh: '报酬主张成立，待支付', en: 'the fee is due and waits to be paid' }, 'fee_claim.paid': { zh: '报酬已支付', en: 'the fee was paid' },
  'fee_claim.dismissed': { zh: '报酬主张不成立', en: 'the claim was dismissed' }, 'fee_claim.waived': { zh: '经纪机构放弃主张', en: 'the broker waived its claim' },
  'fee_claim.lapsed': { zh: '主张期限已过', en: 'the time to claim has passed' }, 'fee_claim.annulled': { zh: '平台已撤销该项报酬', en: 'the platform has annulled the fee' },
  'service.asked': { zh: '有客户向贵机构询价', en: 'a client asks you for a quote' }, 'service.quoted': { zh: '收到一份报价', en: 'a quote has come in' },
  'service.not_chosen': { zh: '客户选定了其他机构', en: 'the client has chosen another agency' }, 'service.request_ended': { zh: '询价已结束，未选定机构', en: 'the request has ended without a choice' },
  'service.ordered': { zh: '已选定机构，待付款', en: 'an agency was chosen; payment awaited' }, 'service.working': { zh: '已付款，机构开始工作', en: 'paid in; the agency works' },
  'service.delivered': { zh: '成果已交付，请验收', en: 'delivered; please accept or ask for a remedy' }, 'service.redelivered': { zh: '补正成果已交付，请验收', en: 'delivered again; please accept or contest' },
  'service.remedying': { zh: '客户要求补正', en: 'the client asks for a remedy' }, 'service.contested': { zh: '双方有争议，由平台认定', en: 'contested; the platform will find' },
  'service.for_agency': { zh: '平台认定支持机构，待第二人确认', en: 'found for the agency; a second person confirms' }, 'service.for_client': { zh: '平台认定支持客户，待第二人确认', en: 'found for the client; a second person confirms' },
  'service.accepted': { zh: '已验收，款项放出', en: 'accepted; the money goes on' }, 'service.closed': { zh: '服务已完成', en: 'the service is finished' },
  'service.cancelled': { zh: '服务已取消', en: 'the service was cancelled' }, 'service.lapsed': { zh: '期限内未选定机构', en: 'no agency was chosen in time' },
  'service.refunding': { zh: '服务未成，退款中', en: 'the service failed; the money goes back' }, 'service.failed': { zh: '服务未成，款项已退', en: 'the service failed; the money is back' },
  'service.quotes_due': { zh: '选定机构的期限将至', en: 'the time to choose an agency is ending' }, 'service.payment_due': { zh: '付款期限将至', en: 'payment is due soon' },
  'service.delivery_due': { zh: '交付期限将至', en: 'the delivery is due soon' }, 'service.acceptance_due': { zh: '验收期限将至', en: 'the acceptance is due soon' },
  'fee_claim.claim_due': { zh: '主张报酬的期限将至', en: 'the time to claim is ending' }, 'fee_claim.answer_due': { zh: '请对报酬主张作出答复', en: 'the claim awaits your answer' },
  'event.settled': { zh: '报名已截止', en: 'registration has ended' }, 'event.over': { zh: '活动已结束', en: 'the event is over' }, 'event.called_off': { zh: '活动已取消', en: 'the event was called off' },
  'event.registration_due': { zh: '报名即将截止', en: 'registration ends soon' }, 'event.seat': { zh: '报名成功', en: 'you have a seat' }, 'event.waiting': { zh: '已排入候补', en: 'you are on the waiting list' },
  'event.moved_up': { zh: '候补已转为正式名额', en: 'a seat has become free, and it is yours' }, 'event.plan': { zh: '洽谈安排已公布', en: 'your talks have been planned' }, 'event.talk_dropped': { zh: '一场洽谈已取消', en: 'one of your talks was dropped' },
};
const said = (reason: string, locale: Locale) => CHAIN_WORDS[reason]?.[locale] ?? '';
const until = (day: string, locale: Locale) => (day ? (locale === 'zh' ? `期限到 ${day} 二十四时（北京时间）。` : `The last day is ${day}, to 24:00 in Beijing.`) : '');

/** Notices of the chain around a deal. */
export const CHAIN_NOTICES = {
  mandate_moved: {
    zh: (t, _s, _n, m) => ({ headline: `${t}：${said(m.reason, 'zh')}`, detail: until(m.day, 'zh') || '请查看委托的范围、期限与报酬。' }),
    en: (t, _s, _n, m) => ({ headline: `${t}: ${said(m.reason, 'en')}`, detail: until(m.day, 'en') || 'See what it covers, until when, and for which fee.' }),
  },
  introduction_moved: {
    zh: (t, _s, _n, m) => ({ headline: `${t}：${said(m.reason, 'zh')}`, detail: until(m.day, 'zh') || '请查看引荐的理由、报酬比例与保护期。' }),
    en: (t, _s, _n, m) => ({ headline: `${t}: ${said(m.reason, 'en')}`, detail: until(m.day, 'en') || 'See the reason, the fee and the tail period.' }),
  },
  fee_claim_moved: {
    zh: (t, _s, _n, m) => ({ headline: `${t}：${said(m.reason, 'zh')}`, detail: until(m.day, 'zh') || '依据《民法典》第九百六十五条，由平台运营方说明理由后决定。' }),
    en: (t, _s, _n, m) => ({ headline: `${t}: ${said(m.reason, 'en')}`, detail: until(m.day, 'en') || 'An operator decides with reasons, by article 965 of the Civil Code.' }),
  },
  service_moved: {
    zh: (t, _s, _n, m) => ({ headline: `${t}：${said(m.reason, 'zh')}`, detail: until(m.day, 'zh') || '款项由平台代管，验收后放款。' }),
    en: (t, _s, _n, m) => ({ headline: `${t}: ${said(m.reason, 'en')}`, detail: until(m.day, 'en') || 'The platform holds the money until the acceptance.' }),
  },
  event_moved: {
    zh: (t, _s, _n, m) => ({ headline: `${t}：${said(m.reason, 'zh')}`, detail: until(m.day, 'zh') || '时间、地点、入场券与洽谈安排见活动页面。' }),
    en: (t, _s, _n, m) => ({ headline: `${t}: ${said(m.reason, 'en')}`, detail: until(m.day, 'en') || 'Time, place, ticket and talks are on the page of the event.' }),
  },
  licence_accepted: {
    zh: (t, _s, _n, m) => ({ headline: `${t}的资质已通过核验`, detail: `有效期至 ${m.day}。` }), en: (t, _s, _n, m) => ({ headline: `The licence of ${t} was verified`, detail: `It counts until ${m.day}.` }),
  },
  licence_refused: {
    zh: (t, _s, _n, m) => ({ headline: `${t}的资质未通过核验`, detail: `理由：${m.words}` }), en: (t, _s, _n, m) => ({ headline: `The licence of ${t} was not accepted`, detail: `Reason: ${m.words}` }),
  },
} as const satisfies Record<string, Words>;

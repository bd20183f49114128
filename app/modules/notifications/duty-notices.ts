import type { Locale } from '#app/core/vocabulary.ts';

/** Words for what a party of a deal has to do next, by the code a notice carries. A test holds them against the definitions and the gates. */
export const DUTY_WORDS: Readonly<Record<string, Record<Locale, string>>> = {
  sign: { zh: '阅读并签署合同', en: 'read and sign the contract' }, pay: { zh: '付款', en: 'pay' }, report: { zh: '提交提成报告', en: 'file the royalty report' },
  'move.file_certificate': { zh: '提交登记证明', en: 'file the certificate of registration' }, 'move.file_handover': { zh: '提交交付清单', en: 'file the hand-over' },
  'move.confirm_handover': { zh: '验收交付', en: 'accept the hand-over' }, 'move.file_recordal': { zh: '提交许可备案证明', en: 'file the recordal of the licence' },
  'gate.G1': { zh: '补交权属证明', en: 'hand in proof of ownership' }, 'gate.G2': { zh: '证明年费已缴', en: 'show that the annuity is paid' }, 'gate.G3': { zh: '提交质权人同意', en: 'file the pledgee’s consent' },
  'gate.G4': { zh: '提交共有人同意', en: 'file the co-owners’ consent' }, 'gate.G5': { zh: '确认现有许可', en: 'acknowledge the licences that stand' }, 'gate.G6': { zh: '提交单位批准', en: 'file the approval of your institution' },
  'gate.G7': { zh: '提交公示或竞价证明', en: 'file the public notice or the bidding' }, 'gate.G8': { zh: '申报关联关系', en: 'declare related parties' }, 'gate.G9': { zh: '提交评估报告', en: 'file the valuation report' },
  'gate.G10': { zh: '申报技术出口类别', en: 'declare the export category' }, 'gate.G15': { zh: '提交奖酬方案', en: 'file the reward plan' }, 'gate.G16': { zh: '提交合同登记', en: 'file the registration of the contract' },
};

/** A day as a notice says it: the last day of the period, counted in China. */
const lastDay = (due: string): string => (due ? new Date(Date.parse(due) - 1 + 8 * 3_600_000).toISOString().slice(0, 10) : '');

/** What a party has to do, until when, and how much more there is; empty when nothing waits for it. */
export function dutyLine(data: Readonly<Record<string, string | number | undefined>>, locale: Locale): { what: string; until: string; more: string } {
  const what = DUTY_WORDS[String(data.duty ?? '')]?.[locale] ?? '';
  const day = lastDay(String(data.due ?? ''));
  const more = Number(data.more ?? 0);
  if (!what) return { what: '', until: '', more: '' };
  return locale === 'zh' ? { what, until: day ? `期限到 ${day} 二十四时（北京时间）。` : '', more: more ? `另有 ${more} 项待办。` : '' }
    : { what, until: day ? `The period ends on ${day} at 24:00 in Beijing. ` : '', more: more ? `${more} more ${more === 1 ? 'thing waits' : 'things wait'} for you.` : '' };
}

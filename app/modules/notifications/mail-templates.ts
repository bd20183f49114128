import type { Locale } from '#app/core/vocabulary.ts';
import { ACCOUNT_WRITERS, type AccountMailData } from './account-mails.ts';

/** Every mail the platform sends, with what it needs to be written. */
export interface MailData extends AccountMailData {
  password_reset: { name: string; link: string };
  confirm_address: { name: string; link: string };
  already_registered: { name: string; login: string; reset: string };
  invitation: { org: string; inviter: string; role: string; link: string };
  notice: { headline: string; detail: string; link: string };
  payout_account: { name: string; org: string; what: 'opened' | 'changed'; until: string | null; link: string };
  claim_received: { name: string; title: string; number: string; link: string };
  claim_decided: { name: string; title: string; number: string; upheld: boolean; reason: string; link: string };
  search_digest: { search: string; count: number; more: number; items: MailItem[]; link: string; settings: string };
  match_digest: { demand: string; count: number; items: MailItem[]; link: string; settings: string };
  notice_digest: { name: string; count: number; more: number; items: MailItem[]; link: string; settings: string };
}
export interface MailItem { text: string; link: string }
export type MailTemplate = keyof MailData;

export interface Written { subject: string; lines: string[]; items?: MailItem[]; action?: { label: string; link: string }; foot: string; footLink?: { label: string; link: string } }

/** A moment as a mail says it: China time, to the minute. */
function moment(at: string | null, locale: Locale): string {
  if (!at) return '';
  const text = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' }).format(new Date(at));
  return locale === 'zh' ? text : `${text} (China time)`;
}

const WRITERS: { [T in MailTemplate]: Record<Locale, (data: MailData[T]) => Written> } = {
  ...ACCOUNT_WRITERS,
  password_reset: {
    zh: (d) => ({ subject: '重设您的惊蛰密码', lines: [`${d.name}，您好：`, '有人为这个邮箱申请了重设密码。链接一小时内有效，只能使用一次；重设后，其他设备上的登录会全部退出。'], action: { label: '设置新密码', link: d.link }, foot: '不是您本人操作？忽略这封邮件即可，密码不会改变。' }),
    en: (d) => ({ subject: 'Reset your Jingzhe password', lines: [`Hello ${d.name},`, 'Someone asked to reset the password of this address. The link works once, within an hour; all other sessions end when you use it.'], action: { label: 'Choose a new password', link: d.link }, foot: 'Not you? Ignore this mail and nothing changes.' }),
  },
  confirm_address: {
    zh: (d) => ({ subject: '请确认您的邮箱', lines: [`${d.name}，您好：`, '请打开下面的链接，用注册时设置的密码登录一次，这个邮箱就确认为您所有。链接一天内有效。'], action: { label: '确认邮箱', link: d.link }, foot: '没有注册过惊蛰？忽略这封邮件即可：没有密码，谁也无法用这个邮箱登录。' }),
    en: (d) => ({ subject: 'Confirm your address', lines: [`Hello ${d.name},`, 'Open the link below and sign in once with the password you chose: that confirms the address is yours. The link is good for one day.'], action: { label: 'Confirm my address', link: d.link }, foot: 'You did not register with Jingzhe? Ignore this mail; nobody can use your address without both this link and the password.' }),
  },
  already_registered: {
    zh: (d) => ({ subject: '这个邮箱已有惊蛰账户', lines: [`${d.name}，您好：`, '有人用这个邮箱再次注册。您已有账户，直接登录即可，账户没有任何变化。', `忘记密码可以重设：${d.reset}`], action: { label: '登录', link: d.login }, foot: '不是您本人操作？无需处理。' }),
    en: (d) => ({ subject: 'You already have a Jingzhe account', lines: [`Hello ${d.name},`, 'Someone tried to register with this address again. You have an account already: just sign in. Nothing has changed.', `Forgotten the password? Choose a new one: ${d.reset}`], action: { label: 'Sign in', link: d.login }, foot: 'Not you? There is nothing to do.' }),
  },
  invitation: {
    zh: (d) => ({ subject: `${d.inviter}邀请您加入${d.org}`, lines: [`${d.inviter}邀请您以“${d.role}”身份加入惊蛰上的${d.org}。`, '请使用收到本邮件的邮箱登录或注册后接受邀请，七天内有效。'], action: { label: '查看邀请', link: d.link }, foot: '不认识对方？忽略这封邮件即可。' }),
    en: (d) => ({ subject: `${d.inviter} invites you to ${d.org}`, lines: [`${d.inviter} invites you to join ${d.org} on Jingzhe as ${d.role}.`, 'Sign in or register with the address this mail came to. The invitation is good for seven days.'], action: { label: 'See the invitation', link: d.link }, foot: 'You do not know them? Ignore this mail.' }),
  },
  notice: {
    zh: (d) => ({ subject: d.headline, lines: [d.detail], action: { label: '打开', link: d.link }, foot: '您收到此邮件，是因为您所在机构参与了这件事。' }),
    en: (d) => ({ subject: d.headline, lines: [d.detail], action: { label: 'Open', link: d.link }, foot: 'You get this mail because your organisation takes part in it.' }),
  },
  payout_account: {
    zh: (d) => ({
      subject: d.what === 'changed' ? `${d.org}的收款账户已更换` : `${d.org}的收款账户已开通`,
      lines: [`${d.name}，您好：`, d.what === 'changed' ? `${d.org}在支付服务商处的收款账户换成了另一个账户。${moment(d.until, 'zh')}之前，平台不会向新账户付款。` : `${d.org}在支付服务商处的收款账户已经开通，今后放出的款项会转入这个账户。`],
      action: { label: '查看收款账户', link: d.link }, foot: '这封邮件发给机构的每一位负责人。不是贵机构所为？请立即修改密码，并联系平台暂停付款。',
    }),
    en: (d) => ({
      subject: d.what === 'changed' ? `The payout account of ${d.org} was changed` : `The payout account of ${d.org} is open`,
      lines: [`Hello ${d.name},`, d.what === 'changed' ? `Money for ${d.org} now goes to another account at the payment provider. The platform pays nothing to it before ${moment(d.until, 'en')}.` : `${d.org} has completed its account at the payment provider. Released money will be sent there.`],
      action: { label: 'See the payout account', link: d.link }, foot: 'Every owner of the organisation gets this mail. Not you? Change your password now and ask the platform to stop payouts.',
    }),
  },
  claim_received: {
    zh: (d) => ({ subject: `已收到您对 ${d.number} 的权属主张`, lines: [`${d.name}，您好：`, `您说“${d.title}”（${d.number}）属于您。平台审核人会核对登记簿和您提交的材料，结论连同理由发到这个邮箱。`, '核对期间，页面上不会公开您的主张。'], action: { label: '查看进展', link: d.link }, foot: '不是您本人提交的？请忽略这封邮件，没有核实的主张不会改变任何事情。' }),
    en: (d) => ({ subject: `We have your claim to ${d.number}`, lines: [`Hello ${d.name},`, `You told us that “${d.title}” (${d.number}) is yours. A reviewer compares the register with what you sent; the outcome and its reason come to this address.`, 'Meanwhile the page says nothing of it in public.'], action: { label: 'See where it stands', link: d.link }, foot: 'You did not send this? Ignore this mail: a claim nobody has checked changes nothing.' }),
  },
  claim_decided: {
    zh: (d) => ({ subject: d.upheld ? `您对 ${d.number} 的主张成立` : `您对 ${d.number} 的主张未成立`, lines: [`${d.name}，您好：`, d.upheld ? `复核认定“${d.title}”（${d.number}）不属于挂牌方，挂牌已停止。` : `复核没有支持您对“${d.title}”（${d.number}）的主张。`, `理由：${d.reason}`], action: { label: d.upheld ? '查看结论' : '查看结论或申诉', link: d.link }, foot: d.upheld ? '感谢您告知。' : '有新的材料或不同意见，可以申诉一次，由另一位审核人处理。' }),
    en: (d) => ({ subject: d.upheld ? `Your claim to ${d.number} was upheld` : `Your claim to ${d.number} was not upheld`, lines: [`Hello ${d.name},`, d.upheld ? `The review found that “${d.title}” (${d.number}) does not belong to whoever offered it. It has left the market.` : `The review did not find for your claim to “${d.title}” (${d.number}).`, `Reason: ${d.reason}`], action: { label: d.upheld ? 'See the decision' : 'See the decision, or appeal', link: d.link }, foot: d.upheld ? 'Thank you for telling us.' : 'You may appeal once; another reviewer then looks at it.' }),
  },
  search_digest: {
    zh: (d) => ({ subject: `“${d.search}”有 ${d.count} 项新挂牌`, lines: [`您保存的搜索“${d.search}”上次告知之后，新挂牌 ${d.count} 项：`, ...(d.more > 0 ? [`下面是最新的 ${d.items.length} 项，另有 ${d.more} 项在网页上。`] : [])], items: d.items, action: { label: '查看全部', link: d.link }, foot: '没有新挂牌时不会发信。', footLink: { label: '调整频率或不再接收', link: d.settings } }),
    en: (d) => ({ subject: `${d.count} new for “${d.search}”`, lines: [`Since your last digest, ${d.count} new ${d.count === 1 ? 'listing matches' : 'listings match'} your saved search “${d.search}”:`, ...(d.more > 0 ? [`The newest ${d.items.length} are below; ${d.more} more are on the page.`] : [])], items: d.items, action: { label: 'See all', link: d.link }, foot: 'When nothing is new, no mail is sent.', footLink: { label: 'Change how often, or stop', link: d.settings } }),
  },
  match_digest: {
    zh: (d) => ({ subject: `${d.count} 项新技术能回应您的需求：${d.demand}`, lines: [`您的需求“${d.demand}”有了新的匹配，硬条件都满足：`], items: d.items, action: { label: '查看逐项对照', link: d.link }, foot: '每份需求每周最多告知五项，按匹配程度取前五。', footLink: { label: '不再接收这份需求的匹配', link: d.settings } }),
    en: (d) => ({ subject: `${d.count} new ${d.count === 1 ? 'match' : 'matches'} for your demand: ${d.demand}`, lines: [`Your demand “${d.demand}” has new matches that keep every hard constraint:`], items: d.items, action: { label: 'See them element by element', link: d.link }, foot: 'At most five a week for each demand, the best first.', footLink: { label: 'Stop hearing of matches for this demand', link: d.settings } }),
  },
  notice_digest: {
    zh: (d) => ({
      subject: `惊蛰每日摘要：${d.count} 条新通知`, lines: [`${d.name}，您好：`, '这是您选择汇总接收的通知：', ...(d.more ? [`另有 ${d.more} 条，请到通知中心查看。`] : [])], items: d.items, action: { label: '打开通知中心', link: d.link },
      foot: '法律要求及时告知的事项会单独发送，不进摘要。', footLink: { label: '更改通知方式', link: d.settings },
    }),
    en: (d) => ({
      subject: `Your day on Jingzhe: ${d.count} ${d.count === 1 ? 'notice' : 'notices'}`, lines: [`Hello ${d.name},`, 'The notices you chose to get together:', ...(d.more ? [`${d.more} more stand in your inbox.`] : [])], items: d.items, action: { label: 'Open your notices', link: d.link },
      foot: 'What the law wants told at once comes by itself.', footLink: { label: 'Change how you are told', link: d.settings },
    }),
  },
};

const escape = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** Renders a mail as subject, plain text and simple HTML. Subjects are cut to one line. */
export function renderMail<T extends MailTemplate>(template: T, data: MailData[T], locale: Locale): { subject: string; text: string; html: string } {
  const m = WRITERS[template][locale](data);
  const text = [...m.lines, ...(m.items ?? []).map((i) => `· ${i.text}\n  ${i.link}`), ...(m.action ? [`${m.action.label}: ${m.action.link}`] : []), '', m.foot, ...(m.footLink ? [`${m.footLink.label}: ${m.footLink.link}`] : []), '惊蛰 Jingzhe'].join('\n\n');
  const html = `<!doctype html><html lang="${locale}"><body style="margin:0;background:#F7F6F2;color:#14211C;font:16px/1.6 'PingFang SC','Microsoft YaHei',sans-serif"><div style="max-width:560px;margin:0 auto;padding:32px 24px">
<p style="font-weight:600;color:#1E5B49">惊蛰 Jingzhe</p>${m.lines.map((l) => `<p>${escape(l)}</p>`).join('')}${m.items?.length ? `<ul style="padding-left:20px">${m.items.map((i) => `<li style="margin:0 0 8px"><a href="${escape(i.link)}" style="color:#1E5B49">${escape(i.text)}</a></li>`).join('')}</ul>` : ''}${m.action ? `<p><a href="${escape(m.action.link)}" style="display:inline-block;background:#1E5B49;color:#fff;padding:10px 20px;border-radius:6px;text-decoration:none">${escape(m.action.label)}</a></p>` : ''}<p style="color:#5b6660;font-size:14px">${escape(m.foot)}${m.footLink ? ` <a href="${escape(m.footLink.link)}" style="color:#5b6660">${escape(m.footLink.label)}</a>` : ''}</p></div></body></html>`;
  return { subject: m.subject.replace(/[\r\n]+/g, ' ').slice(0, 200), text, html };
}

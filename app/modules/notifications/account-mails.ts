import type { Locale } from '#app/core/vocabulary.ts';
import type { Written } from './mail-templates.ts';

/** What happened to an account that its owner must hear of, wherever it was done from. */
export const ACCOUNT_CHANGES = [
  'new_device', 'password', 'email', 'token', 'second_factor_on', 'second_factor_off', 'passkey_added', 'passkey_removed', 'backup_code', 'backup_codes_renewed', 'ended_by_operator', 'closed',
] as const;
export type AccountChange = (typeof ACCOUNT_CHANGES)[number];

/** `at`: RFC 3339 instant. `address`: the network address it came from. `device`: browser and system in words. `detail`: the name of the token or passkey, the organisation or the new address. */
export interface AccountChangedData { name: string; what: AccountChange; at: string; address: string | null; device: string | null; detail?: string; link: string }
export interface AccountMailData {
  account_changed: AccountChangedData;
  confirm_new_address: { name: string; link: string };
  handed_over: { name: string; org: string; from: string; demands: number; searches: number; listings: number; link: string };
}

interface Words { subject: string; line: (detail: string) => string; foot: string; action: string }

const END_ZH = '不是您本人操作？请打开上面的页面结束陌生的登录，再修改密码。';
const END_EN = 'Not you? Open the page above, end what you do not know, then change your password.';
const CHANGES: Record<AccountChange, Record<Locale, Words>> = {
  new_device: {
    zh: { subject: '您的账户在一台新设备上登录', line: () => '您的惊蛰账户刚在一台我们没有见过的设备上登录。', foot: END_ZH, action: '查看登录与设备' },
    en: { subject: 'A new device signed in to your account', line: () => 'Your Jingzhe account was signed in to on a device we have not seen before.', foot: END_EN, action: 'See sessions and devices' },
  },
  password: {
    zh: { subject: '您的密码已修改', line: () => '您的惊蛰账户的密码刚刚改了。其他设备上的登录和全部接口令牌都已失效。', foot: '不是您本人操作？请马上用这个邮箱重设密码。', action: '重设密码' },
    en: { subject: 'Your password was changed', line: () => 'The password of your Jingzhe account was just changed. Other sessions and all API tokens have ended.', foot: 'Not you? Choose a new password by mail to this address at once.', action: 'Choose a new password' },
  },
  email: {
    zh: { subject: '您的登录邮箱已更换', line: (d) => `您的惊蛰账户从现在起用 ${d} 登录，这个邮箱不再有效。`, foot: '不是您本人操作？请马上回复平台运营人员：这是寄到旧邮箱的最后一封邮件。', action: '查看登录与设备' },
    en: { subject: 'Your sign-in address was changed', line: (d) => `Your Jingzhe account is signed in to with ${d} from now on; this address no longer works.`, foot: 'Not you? Write to the platform’s operator at once: this is the last mail to the old address.', action: 'See sessions and devices' },
  },
  token: {
    zh: { subject: '新建了一个接口令牌', line: (d) => `您的账户新建了接口令牌：${d}。持有它的程序可以以您的身份访问接口，九十天内有效。`, foot: '不是您本人操作？请打开上面的页面吊销它，再修改密码。', action: '查看接口令牌' },
    en: { subject: 'A new API token was made', line: (d) => `A new API token was made on your account: ${d}. A program that holds it acts as you, for ninety days.`, foot: 'Not you? Open the page above and revoke it, then change your password.', action: 'See the API tokens' },
  },
  second_factor_on: {
    zh: { subject: '两步验证已开启', line: () => '从现在起，登录您的账户除密码外还需要验证器应用里的验证码。', foot: END_ZH, action: '查看安全设置' },
    en: { subject: 'Two-step sign-in is on', line: () => 'From now on, signing in to your account takes a code from your authenticator app beside the password.', foot: END_EN, action: 'See your security settings' },
  },
  second_factor_off: {
    zh: { subject: '验证器应用已移除', line: () => '您的账户不再要求验证器应用里的验证码。', foot: END_ZH, action: '查看安全设置' },
    en: { subject: 'Your authenticator app was removed', line: () => 'Your account no longer asks for a code from an authenticator app.', foot: END_EN, action: 'See your security settings' },
  },
  passkey_added: {
    zh: { subject: '添加了一把通行密钥', line: (d) => `您的账户添加了通行密钥：${d}。用它可以直接登录。`, foot: END_ZH, action: '查看安全设置' },
    en: { subject: 'A passkey was added', line: (d) => `A passkey was added to your account: ${d}. It signs in by itself.`, foot: END_EN, action: 'See your security settings' },
  },
  passkey_removed: {
    zh: { subject: '移除了一把通行密钥', line: (d) => `您的账户移除了通行密钥：${d}。`, foot: END_ZH, action: '查看安全设置' },
    en: { subject: 'A passkey was removed', line: (d) => `A passkey was removed from your account: ${d}.`, foot: END_EN, action: 'See your security settings' },
  },
  backup_code: {
    zh: { subject: '有人用备用码登录了您的账户', line: (d) => `刚才的登录用掉了一个备用码，还剩 ${d} 个。`, foot: END_ZH, action: '查看安全设置' },
    en: { subject: 'A backup code was used to sign in', line: (d) => `The sign-in just now used up a backup code; ${d} are left.`, foot: END_EN, action: 'See your security settings' },
  },
  backup_codes_renewed: {
    zh: { subject: '备用码已更换', line: () => '您的账户生成了一组新的备用码，旧的全部作废。', foot: END_ZH, action: '查看安全设置' },
    en: { subject: 'Your backup codes were replaced', line: () => 'A new set of backup codes was made for your account; the old ones no longer work.', foot: END_EN, action: 'See your security settings' },
  },
  ended_by_operator: {
    zh: { subject: '平台已结束您的全部登录', line: (d) => `平台运营人员结束了您账户的全部登录，并吊销了全部接口令牌。理由：${d}`, foot: '请重新登录，并修改密码；对理由有疑问，请联系平台运营人员。', action: '查看登录与设备' },
    en: { subject: 'The platform ended all your sessions', line: (d) => `The platform’s operator ended every session of your account and revoked all its API tokens. Reason: ${d}`, foot: 'Sign in again and change your password; if you doubt the reason, write to the platform’s operator.', action: 'See sessions and devices' },
  },
  closed: {
    zh: { subject: '您的账户已注销', line: () => '您的惊蛰账户已注销，姓名与邮箱已删除。您签署过的文件与审计记录依法保留。', foot: '不是您本人操作？请马上联系平台运营人员。', action: '惊蛰首页' },
    en: { subject: 'Your account is closed', line: () => 'Your Jingzhe account is closed; your name and address are erased. What you signed and the audit trail stay, as the law asks.', foot: 'Not you? Write to the platform’s operator at once.', action: 'Jingzhe' },
  },
};

/** An instant as mails say it: China Standard Time, to the minute. */
const when = (at: string) => `${new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')} (UTC+8)`;

function changed(locale: Locale) {
  return (d: AccountChangedData): Written => {
    const words = CHANGES[d.what][locale];
    const facts = locale === 'zh'
      ? `时间：${when(d.at)}；地址：${d.address || '未知'}；设备：${d.device ?? '未知'}。`
      : `When: ${when(d.at)}. Address: ${d.address || 'unknown'}. Device: ${d.device ?? 'unknown'}.`;
    return { subject: words.subject, lines: [locale === 'zh' ? `${d.name}，您好：` : `Hello ${d.name},`, words.line(d.detail ?? ''), facts], action: { label: words.action, link: d.link }, foot: words.foot };
  };
}

/** The mails about a person's account. */
export const ACCOUNT_WRITERS: { [T in keyof AccountMailData]: Record<Locale, (data: AccountMailData[T]) => Written> } = {
  account_changed: { zh: changed('zh'), en: changed('en') },
  confirm_new_address: {
    zh: (d) => ({ subject: '请确认您的新邮箱', lines: [`${d.name}，您好：`, '有人申请把惊蛰账户的登录邮箱换成这个地址。请打开下面的链接确认，一小时内有效，只能使用一次。'], action: { label: '确认新邮箱', link: d.link }, foot: '不是您本人操作？忽略这封邮件即可，账户不会改变。' }),
    en: (d) => ({ subject: 'Confirm your new address', lines: [`Hello ${d.name},`, 'Someone asked to sign in to a Jingzhe account with this address. Open the link to confirm; it works once, within an hour.'], action: { label: 'Confirm the new address', link: d.link }, foot: 'Not you? Ignore this mail and nothing changes.' }),
  },
  handed_over: {
    zh: (d) => ({ subject: `${d.from}在${d.org}的工作已移交给您`, lines: [`${d.name}，您好：`, `${d.from}不再是${d.org}的成员，留下的工作由您接手：需求 ${d.demands} 份，保存的搜索 ${d.searches} 个，收藏的挂牌 ${d.listings} 项。进行中的报价与交易属于机构，照常进行。`], action: { label: '进入工作台', link: d.link }, foot: '您收到此邮件，是因为移交时选择了您。' }),
    en: (d) => ({
      subject: `The work of ${d.from} at ${d.org} is yours now`,
      lines: [
        `Hello ${d.name},`,
        `${d.from} no longer belongs to ${d.org}. What they leave comes to you: ${d.demands} demands, ${d.searches} saved searches, ${d.listings} saved listings. Offers and deals under way belong to the organisation and go on.`,
      ],
      action: { label: 'Open your home page', link: d.link },
      foot: 'You get this mail because you were chosen when the work was handed over.',
    }),
  },
};

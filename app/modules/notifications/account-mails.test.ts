import { describe, expect, it } from 'vitest';
import { ACCOUNT_CHANGES } from './account-mails.ts';
import { renderMail } from './mail-templates.ts';

const data = { name: '林溪 <b>', at: '2026-11-30T13:05:30.000Z', address: '203.0.113.9', device: 'Firefox · Linux', detail: 'sync & co', link: 'https://jingzhe.test/account/security' };

describe('mails about an account', () => {
  it.each(ACCOUNT_CHANGES.flatMap((what) => (['zh', 'en'] as const).map((locale) => [what, locale] as const)))('%s in %s says when, where, by what, and how to end it', (what, locale) => {
    const mail = renderMail('account_changed', { ...data, what }, locale);
    for (const part of ['2026-11-30 21:05 (UTC+8)', '203.0.113.9', 'Firefox · Linux', data.link]) expect(mail.text).toContain(part);
    expect(mail.html).not.toContain('<b>');
    expect(mail.subject).not.toMatch(/undefined|\{\{/);
    expect(mail.text).not.toMatch(/undefined|null|\{\{/);
  });

  it('are written in each language, not carried over', () => {
    for (const what of ACCOUNT_CHANGES) {
      expect(renderMail('account_changed', { ...data, what }, 'en').subject).toMatch(/^[ -~’]+$/);
      expect(renderMail('account_changed', { ...data, what }, 'zh').subject).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('say so when neither address nor device is known', () => {
    expect(renderMail('account_changed', { ...data, what: 'token', address: null, device: null }, 'en').text).toContain('Address: unknown. Device: unknown.');
  });
});

import { LOCALES, type Locale } from '#app/core/vocabulary.ts';

export const DEFAULT_LOCALE: Locale = 'zh';
export const LOCALE_COOKIE = 'jingzhe_lang';

/** BCP 47 tag of the `lang` attribute. */
export const htmlLang = (locale: Locale) => (locale === 'zh' ? 'zh-CN' : 'en');

/** The language of a request: what the person chose (`?lang`, then cookie), else the first of Accept-Language we speak, else Chinese. */
export function pickLocale(options: { query?: string | null; cookie?: string | null; acceptLanguage?: string | null }): Locale {
  for (const choice of [options.query, options.cookie]) {
    if (choice && (LOCALES as readonly string[]).includes(choice)) return choice as Locale;
  }
  const wanted = (options.acceptLanguage ?? '').split(',').map((part) => {
    const [tag, ...rest] = part.trim().split(';');
    const q = rest.map((r) => r.trim()).find((r) => r.startsWith('q='));
    return { tag: (tag ?? '').toLowerCase(), q: q ? Number(q.slice(2)) || 0 : 1 };
  }).filter((w) => w.q > 0).sort((a, b) => b.q - a.q);
  for (const { tag } of wanted) {
    if (tag.startsWith('zh')) return 'zh';
    if (tag.startsWith('en')) return 'en';
  }
  return DEFAULT_LOCALE;
}

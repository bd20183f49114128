import { createInstance, type i18n } from 'i18next';
import type { Locale } from '#app/core/vocabulary.ts';
import { I18N_OPTIONS } from './config.ts';

/** Loads the one language the page is in (a chunk of its own) and readies i18next before hydration. */
export async function loadI18n(locale: Locale): Promise<i18n> {
  const texts = locale === 'zh' ? await import('./zh/index.ts') : await import('./en/index.ts');
  const instance = createInstance();
  await instance.init({ ...I18N_OPTIONS, lng: locale, resources: { [locale]: texts.default } as never });
  return instance;
}

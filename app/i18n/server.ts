import { createInstance, type i18n } from 'i18next';
import type { Locale } from '#app/core/vocabulary.ts';
import { I18N_OPTIONS } from './config.ts';
import en from './en/index.ts';
import zh from './zh/index.ts';

/** Translates a key (`namespace:path.to.text`) with values; the function pages, problems and mails share. */
export type Translate = (key: string, values?: Record<string, unknown>) => string;

function build(locale: Locale): i18n {
  const instance = createInstance({ ...I18N_OPTIONS, lng: locale, resources: { [locale]: locale === 'zh' ? zh : en } as never, initAsync: false });
  void instance.init();
  return instance;
}

const instances: Record<Locale, i18n> = { zh: build('zh'), en: build('en') };

export function i18nFor(locale: Locale): i18n {
  return instances[locale];
}

export function translator(locale: Locale): Translate {
  return (key, values) => instances[locale].t(key, values as never) as unknown as string;
}

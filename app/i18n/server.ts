import type { Locale } from '#app/core/vocabulary.ts';
import en from './en/index.ts';
import { translatorOf, type Translate } from './translate.ts';
import zh from './zh/index.ts';

export type { Translate };

const translators: Record<Locale, Translate> = { zh: translatorOf('zh', zh), en: translatorOf('en', en) };

/** The translator of a language, for pages, problems and mails alike. */
export function translator(locale: Locale): Translate {
  return translators[locale];
}

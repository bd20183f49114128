import { createInstance, type i18n } from 'i18next';
import type { Locale } from '#app/core/vocabulary.ts';
import { I18N_OPTIONS } from './config.ts';

type Namespace = Record<string, unknown>;

const MODULES: Record<Locale, Record<string, () => Promise<Namespace>>> = {
  zh: import.meta.glob<Namespace>(['./zh/*.ts', '!./zh/index.ts', '!./zh/*.test.ts'], { import: 'default' }),
  en: import.meta.glob<Namespace>(['./en/*.ts', '!./en/index.ts', '!./en/*.test.ts'], { import: 'default' }),
};

/** Namespaces the shell and the kit need on every page. */
const BASE = ['common', 'errors', 'ui'];

const nameOf = (path: string) => path.replace(/^.*\/|\.ts$/g, '');
let instance: i18n | undefined;
let language: Locale = 'zh';
let everything: Promise<void> | undefined;

async function add(names: readonly string[] | null): Promise<void> {
  const wanted = Object.entries(MODULES[language]).filter(([path]) => (names === null || names.includes(nameOf(path))) && !instance!.hasResourceBundle(language, nameOf(path)));
  const texts = await Promise.all(wanted.map(async ([path, load]) => [nameOf(path), await load()] as const));
  for (const [name, bundle] of texts) instance!.addResourceBundle(language, name, bundle);
}

/**
 * Readies i18next in the language of the page before hydration. `declared` are the namespaces the page's route names
 * (`handle.texts`, written by the server as `data-texts`); a page that declares none gets them all.
 */
export async function loadI18n(locale: Locale, declared: string | undefined): Promise<i18n> {
  language = locale;
  instance = createInstance();
  await instance.init({ ...I18N_OPTIONS, lng: locale, resources: {} });
  await add(declared === undefined ? null : [...BASE, ...declared.split(' ')]);
  return instance;
}

/** Loads what is missing, once: awaited before the first navigation inside the browser, begun when somebody seems about to. */
export function loadAllTexts(): Promise<void> {
  if (!instance) return Promise.resolve();
  return (everything ??= add(null).catch((error: unknown) => { everything = undefined; throw error; }));
}

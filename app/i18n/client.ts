import type { Locale } from '#app/core/vocabulary.ts';
import { translatorOf, type Namespace, type Translate } from './translate.ts';

const MODULES: Record<Locale, Record<string, () => Promise<Namespace>>> = {
  zh: import.meta.glob<Namespace>(['./zh/*.ts', '!./zh/index.ts', '!./zh/*.test.ts'], { import: 'default' }),
  en: import.meta.glob<Namespace>(['./en/*.ts', '!./en/index.ts', '!./en/*.test.ts'], { import: 'default' }),
};

/** Namespaces the shell and the kit need on every page. */
const BASE = ['common', 'errors', 'ui'];

const nameOf = (path: string) => path.replace(/^.*\/|\.ts$/g, '');
const loaded: Record<string, Namespace> = {};
let language: Locale | undefined;
let everything: Promise<void> | undefined;

async function add(names: readonly string[] | null): Promise<void> {
  const wanted = Object.entries(MODULES[language!]).filter(([path]) => (names === null || names.includes(nameOf(path))) && !(nameOf(path) in loaded));
  for (const [name, texts] of await Promise.all(wanted.map(async ([path, load]) => [nameOf(path), await load()] as const))) loaded[name] = texts;
}

/**
 * Readies the page's texts before hydration. `declared` are the namespaces the page's route names (`handle.texts`, written by the server as
 * `data-texts`); a page that declares none gets them all. A page keeps its language to its end: another one loads the page anew.
 */
export async function loadTexts(locale: Locale, declared: string | undefined): Promise<Translate> {
  language = locale;
  await add(declared === undefined ? null : [...BASE, ...declared.split(' ')]);
  return translatorOf(locale, loaded);
}

/** Loads what is missing, once: awaited before the first navigation inside the browser, begun when somebody seems about to. */
export function loadAllTexts(): Promise<void> {
  if (!language) return Promise.resolve();
  return (everything ??= add(null).catch((error: unknown) => { everything = undefined; throw error; }));
}

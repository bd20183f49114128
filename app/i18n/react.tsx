import { createContext, useContext, type ReactNode } from 'react';
import type { i18n } from 'i18next';

/** Translates a key (`namespace:path.to.text`; of several the first there is), with values; the text for the number where `count` is among them. */
export type T = (key: string | string[], values?: Record<string, unknown>) => string;
interface Texts { t: T; language: string }

const Context = createContext<Texts | null>(null);
/** One `t` for each instance, made once: components call {@link useTranslation} by the hundred on every page. */
const made = new WeakMap<i18n, Texts>();

function textsOf(instance: i18n): Texts {
  let texts = made.get(instance);
  if (!texts) {
    // A text without values is the same every time; one that is not there yet (the browser loads them by page) is looked up again.
    const plain = new Map<string, string>();
    const t: T = (key, values) => {
      if (values !== undefined || typeof key !== 'string') return instance.t(key, values as never) as unknown as string;
      const known = plain.get(key);
      if (known !== undefined) return known;
      const text = instance.t(key) as unknown as string;
      if (instance.exists(key)) plain.set(key, text);
      return text;
    };
    texts = { t, language: instance.language };
    made.set(instance, texts);
  }
  return texts;
}

/** Gives the page its texts: one i18next instance of one language for its whole life. */
export function TextsProvider({ i18n: instance, children }: { i18n: i18n; children: ReactNode }) {
  return <Context.Provider value={textsOf(instance)}>{children}</Context.Provider>;
}

/**
 * The page's texts. A change of language loads the page anew, so nothing here listens for one; react-i18next's hook of the same name wraps
 * the whole instance in every component that calls it, which was a fifth of a search page's work.
 */
export function useTranslation(): Texts {
  const texts = useContext(Context);
  if (!texts) throw new Error('no texts: TextsProvider is missing');
  return texts;
}

import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { Locale } from '#app/core/vocabulary.ts';
import type { Translate } from './translate.ts';

interface Texts { t: Translate; language: Locale }

const Context = createContext<Texts | null>(null);

/** Gives the page its texts, of one language for its whole life. */
export function TextsProvider({ t, language, children }: Texts & { children: ReactNode }) {
  const texts = useMemo(() => ({ t, language }), [t, language]);
  return <Context.Provider value={texts}>{children}</Context.Provider>;
}

/** The page's texts. A change of language loads the page anew, so nothing here listens for one. */
export function useTranslation(): Texts {
  const texts = useContext(Context);
  if (!texts) throw new Error('no texts: TextsProvider is missing');
  return texts;
}

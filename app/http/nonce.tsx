import { createContext, useContext } from 'react';

/** The request's script nonce while rendering on the server. Browsers hide nonces from the document, so there it reads one that runs already. */
export const NonceContext = createContext<string | undefined>(undefined);

export function useNonce(): string | undefined {
  const nonce = useContext(NonceContext);
  if (nonce) return nonce;
  return typeof document === 'undefined' ? undefined : document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
}

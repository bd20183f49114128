import { createContext } from 'react-router';
import type { Locale } from '#app/core/vocabulary.ts';
import type { Services } from './services.server.ts';
import type { Viewer } from './viewer.ts';

/** What the Express shell knows before the router runs. */
export interface RequestContext {
  requestId: string;
  nonce: string;
  locale: Locale;
  clientAddress: string;
  services: Services;
  /** Seconds to wait, when this address has used up its writes: said by the action or endpoint, which keeps what was typed. */
  wait?: number | null;
  /** Headers of the answer beyond what a page can say by itself (how long to wait); the shell adds them. */
  answer?: Headers;
  /** Set by the first loader or action that asks; one lookup a request. */
  viewer?: Promise<Viewer>;
}

export const requestContext = createContext<RequestContext>();

import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line and outbox row of one request shares. Never holds state that a rule depends on. */
export interface RequestInfo {
  requestId: string;
  userId?: string;
  /** In whose line costly work of this request waits: the organisation acted for, else the person. */
  tenant?: string;
  /** The pattern of the route that answers (`/invitations/:token`), once it is known: what logs say in the place of the address, which may hold a secret. */
  route?: string;
}

export const requestStore = new AsyncLocalStorage<RequestInfo>();

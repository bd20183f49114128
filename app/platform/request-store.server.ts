import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line and outbox row of one request shares. Never holds state that a rule depends on. */
export interface RequestInfo { requestId: string; userId?: string }

export const requestStore = new AsyncLocalStorage<RequestInfo>();

import type { Express } from 'express';
import { createShell } from './http/shell.server.ts';
import { API_V1 } from './routes/api/v1/registry.server.ts';

/** The web application put together: the shell, the API's endpoints, and the pages' router behind them. Listening is the caller's business. */
export const createApp = (): Express => createShell(API_V1);

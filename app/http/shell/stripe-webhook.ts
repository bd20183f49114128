import type { Request, Response } from 'express';
import type { Services } from '../services.server.ts';

/** Replaced by the payments room's inbox once it stands. */
export function stripeWebhook(_services: Services) {
  return async (_req: Request, res: Response): Promise<void> => { res.status(503).end(); };
}

import type { Request, Response } from 'express';
import { receiveEvent } from '#app/modules/payments/receive-event.server.ts';
import type { Services } from '../services.server.ts';

/**
 * `POST /webhooks/stripe`: the body must arrive as the raw bytes the signature was made over. 200 for an event that is in
 * the inbox (new or known), 400 for one that is not the provider's, 500 when it could not be stored: it then comes again.
 */
export function stripeWebhook(services: Services) {
  const { db, clock, stripe, log, env } = services;
  return async (req: Request, res: Response): Promise<void> => {
    if (!Buffer.isBuffer(req.body)) {
      res.status(400).json({ error: 'odd_answer' });
      return;
    }
    const receipt = await receiveEvent({ db, clock, stripe, webhookSecret: env.STRIPE_WEBHOOK_SECRET }, req.body, req.get('stripe-signature') ?? null);
    if (receipt.accepted) {
      res.status(200).json({ received: true });
      return;
    }
    log.warn({ reason: receipt.reason }, 'webhook refused');
    res.status(400).json({ error: receipt.reason });
  };
}

import type { Request, Response } from 'express';
import { receiveEvent } from '#app/modules/payments/receive-event.server.ts';
import { AppError } from '#app/core/errors.ts';
import { readBytes } from '../body.server.ts';
import type { Services } from '../services.server.ts';
import { leaveUnread } from './finish.ts';
import { webRequest } from './web-request.ts';

/** The provider's events are a few kilobytes; its largest stay far below this. */
const MAX_EVENT_BYTES = 1_000_000;

/**
 * `POST /webhooks/stripe`: the body must arrive as the raw bytes the signature was made over. 200 for an event that is in
 * the inbox (new or known), 400 for one that is not the provider's, 500 when it could not be stored: it then comes again.
 */
export function stripeWebhook(services: Services) {
  const { db, clock, stripe, log, env } = services;
  return async (req: Request, res: Response): Promise<void> => {
    let body: Buffer;
    try {
      // Bounded like every other body, in size and in pieces: who sends it is known only once it has been read.
      body = await readBytes(webRequest(req, res, 'http://webhook.invalid'), MAX_EVENT_BYTES);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      leaveUnread(req, res);
      res.status(error.status).json({ error: error.code });
      return;
    }
    const receipt = await receiveEvent({ db, clock, stripe, webhookSecret: env.STRIPE_WEBHOOK_SECRET }, body, req.get('stripe-signature') ?? null);
    if (receipt.accepted) {
      res.status(200).json({ received: true });
      return;
    }
    log.warn({ reason: receipt.reason }, 'webhook refused');
    res.status(400).json({ error: receipt.reason });
  };
}

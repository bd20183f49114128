import { dutyToTell } from '#app/modules/deals/deal-tasks.server.ts';
import { deliverNotice } from '#app/modules/notifications/deliver-notices.server.ts';
import { sendMail } from '#app/modules/notifications/send-mail.server.ts';
import type { EventPayloads } from '#app/core/events.ts';
import type { ConsumerDefinition } from '../dispatcher.ts';
import type { WorkerServices } from '../services.ts';
import { eachAlone } from './each.ts';

/** Notices and the mails that carry them. */
export function notifyConsumer(services: WorkerServices): ConsumerDefinition {
  return { name: 'notify', batch: 20, leaseMs: 60_000, maxAttempts: 12, handle: (rows) => eachAlone(rows, (row) => deliverNotice({ ...services, dutyOf: dutyToTell }, row)) };
}

/** Mail delivery: an SMTP server may be down for hours, so it is tried for about a day. */
export function mailConsumer(services: WorkerServices): ConsumerDefinition {
  return { name: 'mail', batch: 10, leaseMs: 120_000, maxAttempts: 1_500, handle: (rows) => eachAlone(rows, (row) => sendMail(services, (row.payload as EventPayloads['mail.requested']).mailId)) };
}

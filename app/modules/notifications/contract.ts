import { z } from 'zod';
import { NOTICE_CHANNELS } from '#app/core/vocabulary.ts';
import { isTimeZone } from './quiet-hours.ts';

const zChannel = z.enum(NOTICE_CHANNELS);
/** `HH:MM` → minutes of the day; empty → null. */
const zTime = z.string().trim().optional().default('').refine((v) => v === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(v), { message: 'invalid_time' })
  .transform((v) => (v === '' ? null : Number(v.slice(0, 2)) * 60 + Number(v.slice(3))));

/** Form of a person's choices. */
export const NoticeChoices = z.object({
  tasks: zChannel, progress: zChannel, money: zChannel, market: zChannel,
  time_zone: z.string().trim().max(60).refine(isTimeZone, { message: 'unknown_time_zone' }),
  quiet_from: zTime, quiet_until: zTime,
  digest_hour: z.coerce.number().int().min(0).max(23),
}).refine((v) => (v.quiet_from === null) === (v.quiet_until === null), { path: ['quiet_until'], message: 'needs_both_times' });
export type NoticeChoicesInput = z.output<typeof NoticeChoices>;

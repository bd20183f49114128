import { z } from 'zod';
import { zId, zInstant, zText } from '#app/core/contract.ts';

/** A time in which the platform was out of reach, as an operator records it. */
export const zOutage = z.object({ from_at: zInstant, to_at: zInstant, reason: zText(500, 1) });

/** A recorded outage, and how many sales it moved. */
export const OutageResource = z.object({ id: zId('saleOutage'), from_at: z.string(), to_at: z.string(), reason: z.string(), recorded_by: z.string(), recorded_at: z.string() });
export type OutageResource = z.infer<typeof OutageResource>;

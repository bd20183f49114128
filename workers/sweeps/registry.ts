import { digestSweeps } from './digests.ts';
import { housekeepingSweeps } from './housekeeping.ts';
import { marketSweeps } from './market.ts';
import { matchingSweeps } from './matching.ts';
import { paymentSweeps } from './payments.ts';
import { saleSweeps } from './sales.ts';
import type { Sweep } from './run.ts';

/** Every promise that time must keep, and how often it is looked after. */
export const allSweeps: readonly Sweep[] = [...paymentSweeps, ...marketSweeps, ...saleSweeps, ...digestSweeps, ...matchingSweeps, ...housekeepingSweeps];

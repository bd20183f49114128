import { housekeepingSweeps } from './housekeeping.ts';
import { marketSweeps } from './market.ts';
import { paymentSweeps } from './payments.ts';
import type { Sweep } from './run.ts';

/** Every promise that time must keep, and how often it is looked after. */
export const allSweeps: readonly Sweep[] = [...paymentSweeps, ...marketSweeps, ...housekeepingSweeps];

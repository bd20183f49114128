import type { Clock } from '#app/core/clock.ts';
import { systemScope } from '#app/core/scope.ts';
import type { PaymentProvider } from '#app/platform/stripe/port.ts';
import type { Db } from '#db/client.ts';

/** What the payments room needs from outside. */
export interface PaymentDeps { db: Db; clock: Clock; stripe: PaymentProvider }

/** The platform, acting on what the provider tells it. */
export const paymentsScope = systemScope('payments');

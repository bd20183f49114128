import { eq } from 'drizzle-orm';
import type { ProviderCharge } from '#app/platform/stripe/port.ts';
import { payments } from '#db/schema/payments.ts';
import { withRead } from '#db/tx.ts';
import { paymentsScope, type PaymentDeps } from './deps.ts';
import type { PaymentRow } from './payment.store.server.ts';

/** The payment a charge belongs to; null when it is none of ours. */
export async function paymentOfCharge(deps: PaymentDeps, charge: Pick<ProviderCharge, 'id' | 'metadata'>): Promise<PaymentRow | null> {
  return withRead(deps.db, paymentsScope, async (tx) => {
    const [byCharge] = await tx.select().from(payments).where(eq(payments.chargeId, charge.id));
    if (byCharge) return byCharge;
    const named = charge.metadata.payment;
    if (!named) return null;
    const [byName] = await tx.select().from(payments).where(eq(payments.id, named));
    return byName ?? null;
  });
}

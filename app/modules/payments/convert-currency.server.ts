import { AppError } from '#app/core/errors.ts';
import type { Money } from '#app/core/money.ts';
import type { Tx } from '#db/client.ts';
import { ledgerConversions } from '#db/schema/reconciliation.ts';
import { currencyConverted, type Rail } from './ledger/facts.ts';
import { post } from './ledger/post.server.ts';

/** A conversion as the bank or provider settled it. `rate`: units of `to` per unit of `from`, the source's own decimal text. */
export interface Conversion { conversionId: string; from: Money; to: Money; rail: Rail; rate: string; source: string; at: Date }

/**
 * Writes down a conversion of currencies inside the caller's transaction, which must act for the platform: one journal with both currencies through
 * `clearing.fx`, and beside it rate and source. The sums are what was settled, never computed here; the rate must explain them within one minor
 * unit per million. Repeatable. Throws `validation` (`rate_differs`), and `conflict` (`overdraw`) for more than there is.
 */
export async function convertCurrency(tx: Tx, c: Conversion): Promise<{ journalId: string; created: boolean }> {
  if (!explains(c)) throw new AppError('validation', { rate: c.rate }, [{ path: 'rate', code: 'rate_differs' }]);
  const posted = await post(tx, { ...currencyConverted(c), occurredAt: c.at });
  await tx.insert(ledgerConversions).values({
    journalId: posted.journalId, fromCurrency: c.from.currency, fromAmount: c.from.amount, toCurrency: c.to.currency, toAmount: c.to.amount, rate: c.rate, source: c.source,
  }).onConflictDoNothing();
  return posted;
}

/** |from × rate − to| ≤ 1 minor unit, plus one per million: in whole numbers, the rate scaled by its decimals. */
function explains(c: Conversion): boolean {
  const match = /^(\d{1,9})(?:\.(\d{1,12}))?$/.exec(c.rate);
  if (!match) return false;
  const scale = 10n ** BigInt(match[2]?.length ?? 0);
  const difference = BigInt(c.from.amount) * BigInt(match[1]! + (match[2] ?? '')) - BigInt(c.to.amount) * scale;
  return (difference < 0n ? -difference : difference) <= scale + (BigInt(c.to.amount) * scale) / 1_000_000n;
}

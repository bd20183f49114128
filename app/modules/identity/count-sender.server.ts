import { AppError } from '#app/core/errors.ts';
import { systemScope } from '#app/core/scope.ts';
import { takeSender } from '#app/modules/notifications/mail-caps.server.ts';
import { addressKey } from '#app/platform/address-key.ts';
import type { Db } from '#db/client.ts';
import { withTx } from '#db/tx.ts';

/** Counts a mail that somebody unknown asks for against the address they ask from; throws `rate_limited` when it has asked for too many. */
export async function countSender(db: Db, from: { address: string } | undefined): Promise<void> {
  if (!from?.address) return;
  const wait = await withTx(db, systemScope('auth'), (tx) => takeSender(tx, { kind: 'account', sender: addressKey(from.address) }));
  if (wait !== null) throw new AppError('rate_limited', { retry_after: wait });
}

import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { UserScope } from '#app/core/scope.ts';
import type { Tx } from '#db/client.ts';
import { sessions } from '#db/schema/identity.ts';
import { asPlatform } from '#db/tx.ts';

/**
 * Notes in a session of the person's own that they have just proved who they are. A person cannot write that themselves: the caller has
 * seen the password, the code or the key. `at`: the caller's clock, else the database's.
 */
export async function noteProof(tx: Tx, scope: UserScope, session: SQL, at?: Date): Promise<void> {
  await asPlatform(tx, scope, 'note the proof', (platform) => platform.update(sessions).set({ provedAt: at ?? sql`now()` }).where(and(session, eq(sessions.userId, scope.userId))));
}

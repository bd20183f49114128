import { withTx } from '#db/tx.ts';
import { auditPerson } from './audit-person.server.ts';
import { clientHeaders, type Client, type IdentityDeps } from './sign-in.server.ts';

/** Ends the session the cookie names and returns the cookies that forget it. Without a session it does nothing. */
export async function signOut({ db, auth }: IdentityDeps, userId: string | null, cookie: string | null, client: Client): Promise<string[]> {
  const { headers } = await auth.api.signOut({ headers: clientHeaders(client, cookie), returnHeaders: true });
  if (userId) {
    const scope = { kind: 'user', userId } as const;
    await withTx(db, scope, (tx) => auditPerson(tx, scope, { userId, action: 'person.sign_out' }));
  }
  return headers.getSetCookie();
}

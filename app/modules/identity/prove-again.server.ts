import { isAPIError } from 'better-auth/api';
import { eq } from 'drizzle-orm';
import type { Clock } from '#app/core/clock.ts';
import { fieldError } from '#app/core/errors.ts';
import { sessions, users } from '#db/schema/identity.ts';
import { withRead, withTx } from '#db/tx.ts';
import { noteProof } from './note-proof.server.ts';
import { auditPerson } from './audit-person.server.ts';
import { checkPasskey } from './passkeys.server.ts';
import { checkAppCode, type Myself } from './second-factor.server.ts';
import { clientHeaders, guarded, type Client, type IdentityDeps } from './sign-in.server.ts';

/** By what a person proves again who they are. */
export type Proof = { password: string } | { code: string } | { passkey: string };

/**
 * Asks again who is at the keyboard, and notes it in the session: for ten minutes it may do what `requireFresh` guards. Wrong passwords
 * count with those of signing in. Field errors: `wrong_credentials` on `password`, `wrong_code` on `code`, `passkey_refused` on `response`.
 */
export async function proveAgain(deps: IdentityDeps & { clock: Clock }, who: Myself & { sessionId: string }, proof: Proof, client: Client): Promise<void> {
  if ('password' in proof) await checkPassword(deps, who, proof.password, client);
  else if ('code' in proof) await checkAppCode(deps, who, proof.code, client, { verified: true });
  else await checkPasskey(deps, who, proof.passkey, client);
  const scope = { kind: 'user', userId: who.userId } as const;
  await withTx(deps.db, scope, async (tx) => {
    await noteProof(tx, scope, eq(sessions.id, who.sessionId), deps.clock.now());
    await auditPerson(tx, scope, { userId: who.userId, action: 'person.proved', data: { by: Object.keys(proof)[0] } });
  });
}

async function checkPassword({ db, auth }: IdentityDeps, who: Myself, password: string, client: Client): Promise<void> {
  const [user] = await withRead(db, { kind: 'user', userId: who.userId }, (tx) => tx.select({ email: users.email }).from(users).where(eq(users.id, who.userId)));
  if (!user) throw fieldError('password', 'wrong_credentials');
  await guarded(db, user.email, async () => {
    await auth.api.verifyPassword({ body: { password }, headers: clientHeaders(client, who.cookie) }).catch((error: unknown) => {
      throw isAPIError(error) ? fieldError('password', 'wrong_credentials') : error;
    });
  });
}

import { eq } from 'drizzle-orm';
import { fieldError } from '#app/core/errors.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { users } from '#db/schema/identity.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import { auditPerson } from './audit-person.server.ts';
import { countSender } from './count-sender.server.ts';
import type { SignUpInput } from './contract.ts';
import { refuseWeak } from './guessable-password.server.ts';
import { atLeast, STEADY_MS } from './steady-time.server.ts';
import type { Client, IdentityDeps } from './sign-in.server.ts';

/**
 * Registers a person. Whether the address was free is told only by a mail to it: a new one gets a confirmation, a confirmed one
 * the news that it has an account. With `invitedAs` (the address of an open invitation whose token the person holds) the address
 * counts as confirmed; then a taken one is said openly (`already_registered`), the inviter knows it anyway. `from`: where it is asked from;
 * too many mails asked for from one place is `rate_limited`.
 */
export async function signUp({ db, auth, breached }: IdentityDeps, input: SignUpInput & { locale: Locale }, invitedAs: string | null = null, from?: Client): Promise<{ confirmed: boolean }> {
  if (invitedAs !== null && invitedAs !== input.email) throw fieldError('email', 'invited_other_address');
  await refuseWeak(breached, 'password', input.password, [input.name, input.email]);
  if (invitedAs === null) await countSender(db, from);
  return atLeast(invitedAs === null ? STEADY_MS.signUp : 0, async () => {
    const { user } = await auth.api.signUpEmail({ body: { name: input.name, email: input.email, password: input.password, locale: input.locale } });
    const person = { kind: 'user', userId: user.id } as const;
    const created = await withTx(db, person, async (tx) => {
      // For a taken address the library answers with a person who does not exist.
      const rows = await tx.select({ id: users.id }).from(users).where(eq(users.id, user.id));
      if (!rows.length) return false;
      if (invitedAs !== null) await asPlatform(tx, person, 'take the invitation as proof of the address', () => tx.update(users).set({ emailVerified: true }).where(eq(users.id, user.id)));
      await auditPerson(tx, person, { userId: user.id, action: 'person.sign_up', data: { invited: invitedAs !== null } });
      return true;
    });
    if (invitedAs !== null) {
      if (!created) throw fieldError('email', 'already_registered');
      return { confirmed: true };
    }
    await auth.api.sendVerificationEmail({ body: { email: input.email } });
    return { confirmed: false };
  });
}

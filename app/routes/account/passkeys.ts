import { redirect } from 'react-router';
import { AppError } from '#app/core/errors.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { PasskeyInput } from '#app/modules/identity/contract.ts';
import { deviceOf } from '#app/modules/identity/device-name.ts';
import { addPasskey, askForNewPasskey, askForPasskey } from '#app/modules/identity/passkeys.server.ts';
import { requireFresh } from '#app/modules/identity/proof.ts';
import { clientOf, jsonWith, myselfOf } from '#app/routes/auth/reply.server.ts';

/** Nothing to see: the buttons are on the pages of the account. */
export const loader = defineLoader({ access: 'user', beforeSecondFactor: true }, async () => { throw redirect(paths.security()); });

/** The questions a passkey is asked by somebody signed in, and a new one's answer. The first may be added right after signing in. */
export const action = defineAction({ access: { ask: 'user', ask_new: 'user', add: 'user' }, form: PasskeyInput, beforeSecondFactor: true }, async (ask, input) => {
  const { viewer, services } = ask;
  if (!viewer.sessionId) throw new AppError('forbidden', { reason: 'session_needed' });
  if (input.intent === 'ask') {
    const { options, cookies } = await askForPasskey(services, clientOf(ask), myselfOf(ask));
    return jsonWith({ options }, cookies);
  }
  requireFresh(viewer.session, services.clock.now(), { signInCounts: !viewer.secondFactor });
  if (input.intent === 'ask_new') {
    const { options, cookies } = await askForNewPasskey(services, myselfOf(ask), clientOf(ask));
    return jsonWith({ options }, cookies);
  }
  const name = input.name || deviceOf(ask.request.headers.get('user-agent')) || 'Passkey';
  const { backupCodes } = await addPasskey(services, myselfOf(ask), { response: input.response, name }, clientOf(ask));
  return { intent: 'add', backup_codes: backupCodes };
});

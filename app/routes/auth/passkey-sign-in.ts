import { redirect } from 'react-router';
import { ownCookies } from '#app/http/cookies.server.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { safeRedirect } from '#app/http/safe-redirect.ts';
import { PasskeySignInInput } from '#app/modules/identity/contract.ts';
import { askForPasskey, signInWithPasskey } from '#app/modules/identity/passkeys.server.ts';
import { clientOf, jsonWith, redirectWith } from './reply.server.ts';

/** Nothing to see: whoever comes by address signs in on the page. */
export const loader = defineLoader({ access: 'public' }, async () => { throw redirect(paths.login()); });

/** Signing in by passkey, in two requests of the page's button: the question, and the key's answer. */
export const action = defineAction({ access: { ask: 'guest', answer: 'guest' }, form: PasskeySignInInput }, async (ask, input) => {
  if (input.intent === 'ask') {
    const { options, cookies } = await askForPasskey(ask.services, clientOf(ask));
    return jsonWith({ options }, cookies);
  }
  const { cookies } = await signInWithPasskey(ask.services, input.response, ownCookies(ask.request.headers.get('cookie')), clientOf(ask));
  return redirectWith(safeRedirect(input.next), cookies);
});

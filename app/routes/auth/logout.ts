import { redirect } from 'react-router';
import { ownCookies } from '#app/http/cookies.server.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { signOut } from '#app/modules/identity/sign-out.server.ts';
import { clientOf, redirectWith } from './reply.server.ts';

export const loader = defineLoader({ access: 'public' }, async () => { throw redirect(paths.landing()); });

export const action = defineAction({ access: 'public', beforeSecondFactor: true }, async (ask) => {
  const cookies = await signOut(ask.services, ask.viewer.user?.id ?? null, ownCookies(ask.request.headers.get('cookie')), clientOf(ask));
  return redirectWith(paths.login(), cookies);
});

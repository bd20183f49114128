import { redirect } from 'react-router';
import { z } from 'zod';
import { cookieName } from '#app/core/cookie-names.ts';
import { zId } from '#app/core/contract.ts';
import { LOCALES } from '#app/core/vocabulary.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { safeRedirect } from '#app/http/safe-redirect.ts';
import { LOCALE_COOKIE } from '#app/i18n/config.ts';
import { switchOrganisation } from '#app/modules/orgs/switch-organisation.server.ts';
import { redirectWith } from './reply.server.ts';

const YEAR_SECONDS = 365 * 86_400;

const Preferences = z.object({ lang: z.enum(LOCALES).optional(), org_id: zId('org').optional(), next: z.string().max(2_000).optional() });

/** Nothing to see: whoever comes by address goes home. */
export const loader = defineLoader({ access: 'public' }, async () => { throw redirect(paths.landing()); });

/** Language of the pages (a cookie), or the organisation the session acts for. */
export const action = defineAction({ access: 'public', beforeSecondFactor: true, form: Preferences }, async ({ viewer, services, url }, input) => {
  if (input.org_id && viewer.user && viewer.sessionId) {
    await switchOrganisation(services, { userId: viewer.user.id, sessionId: viewer.sessionId }, input.org_id);
    return redirect(paths.home()); // the page left behind belongs to the other organisation
  }
  const next = new URL(safeRedirect(input.next, paths.landing()), 'http://inside.invalid');
  next.searchParams.delete('lang'); // an address that fixes the language would win over the choice
  const secure = url.protocol === 'https:';
  const cookie = `${cookieName(LOCALE_COOKIE, secure)}=${input.lang ?? ''}; Path=/; Max-Age=${input.lang ? YEAR_SECONDS : 0}; SameSite=Lax${secure ? '; Secure' : ''}`;
  return redirectWith(next.pathname + next.search, [cookie]);
});

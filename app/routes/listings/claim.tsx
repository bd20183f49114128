import { useTranslation } from '#app/i18n/react.tsx';
import { useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { AppError } from '#app/core/errors.ts';
import { countClaim } from '#app/http/shell/limits.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { getListing } from '#app/modules/listings/get-listing.server.ts';
import { makeClaim } from '#app/modules/patents/make-claim.server.ts';
import { ClaimForm, ClaimSent, zClaimForm } from '#app/ui/rights/claim-form.tsx';
import { Page, useFormat, type ShellHandle } from '#app/ui/index.ts';
import { evidenceOf } from '../evidence.server.ts';
import { readForm } from '../file-form.server.ts';

export const handle: ShellHandle = { texts: ['rights'] };

const Params = z.object({ id: zId('listing') });

export const loader = defineLoader({ access: 'public', params: Params }, async ({ params, scope, services, viewer }) => {
  const listing = await getListing(services, scope, params.id);
  if (listing.status !== 'published' && listing.status !== 'under_offer') throw new AppError('not_found');
  return {
    id: listing.id, number: listing.patent.number, title_zh: listing.patent.title_zh, title_en: listing.patent.title_en, own: listing.owner !== null,
    person: viewer.user ? { name: viewer.user.name, email: viewer.user.email, zh: viewer.org?.nameZh ?? '', en: viewer.org?.nameEn ?? '' } : null,
  };
});

/** Open to everybody: the use case counts how many come from one address and about one right. */
export const action = defineAction({ access: 'public', params: Params, form: zClaimForm, read: async (ask) => { await countClaim(ask.services, ask.clientAddress); return readForm(ask); } }, async (ask, input) => {
  const { params, scope, services, clientAddress, locale } = ask;
  await makeClaim(services, scope, params.id, input, await evidenceOf(ask), { address: clientAddress, locale });
  return { sent: input.email };
});

export default function Claim() {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const title = pick(data.title_zh, data.title_en);
  const sent = typeof answer?.done?.sent === 'string' ? answer.done.sent : null;
  return (
    <Page title={t('rights:claim.title')} width="narrow" crumbs={[{ label: title, to: paths.listing(data.id) }]} lead={sent ? undefined : t('rights:claim.lead', { title, number: data.number })}>
      {sent ? <ClaimSent email={sent} listingId={data.id} /> : data.own ? <p>{t('rights:claim.own')}</p> : <ClaimForm answer={answer} person={data.person} />}
    </Page>
  );
}

import { useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId, zText } from '#app/core/contract.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { endLink, inviteInventor } from '#app/modules/inventors/invite-inventor.server.ts';
import { listInventors, patentsOfName } from '#app/modules/inventors/list-inventors.server.ts';
import { InviteInventorInput } from '#app/modules/inventors/contract.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { InventorsPage } from '#app/ui/inventors/inventors-page.tsx';

export const handle: ShellHandle = { texts: ['inventor'] };

export const loader = defineLoader({ access: 'inventor.manage', search: z.object({ name: zText(120).catch('').default('') }) }, async ({ search, scope, services }) => ({
  name: search.name, matches: search.name ? await patentsOfName(services, scope, search.name) : [], links: await listInventors(services, scope),
}));

/** A form sends one chosen patent as a text, several as a list. */
const zChosen = z.preprocess((v) => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : [v]), InviteInventorInput.shape.patent_ids);
const Forms = z.discriminatedUnion('intent', [
  InviteInventorInput.extend({ intent: z.literal('invite'), patent_ids: zChosen }),
  z.object({ intent: z.literal('end'), link_id: zId('patentInventor') }),
]);

export const action = defineAction({ access: { invite: 'inventor.manage', end: 'inventor.manage' }, form: Forms }, async ({ scope, services, locale, t }, input) => {
  if (input.intent === 'end') {
    await endLink(services, scope, input.link_id);
    return { intent: 'end' };
  }
  const done = await inviteInventor(services, scope, input, { locale, roleName: t('ui:vocab.role.inventor') });
  return { intent: 'invite', email: input.email, ...done };
});

export default function Inventors() {
  return <InventorsPage data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

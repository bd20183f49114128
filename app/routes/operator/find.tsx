import { useActionData, useLoaderData } from 'react-router';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { zFind } from '#app/modules/operations/contract-find.ts';
import { directory } from '#app/modules/operations/directory.server.ts';
import { findAnything } from '#app/modules/operations/find.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { FindPage } from '#app/ui/operator/find-page.tsx';

export const handle: ShellHandle = { texts: ['operator'], shell: { width: 'wide' } };

export const loader = defineLoader({ access: 'operator.review' }, ({ scope, services }) => directory(services, scope));

/** What is looked for is sent in a body: a mail address stands in no history and no log. */
export const action = defineAction({ access: 'operator.review', form: zFind }, async ({ scope, services }, input) => ({ found: await findAnything(services, scope, input), asked: input.q }));

export default function OperatorFind() {
  return <FindPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

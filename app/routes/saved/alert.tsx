import { useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { changeAlert, readAlert } from '#app/modules/digests/alert-settings.server.ts';
import { zDigest } from '#app/modules/saved/contract.ts';
import { AlertPage } from '#app/ui/saved/alert-page.tsx';
import type { ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['saved'], shell: { search: false } };
const Params = z.object({ token: z.string().min(10).max(120) });

/** The way out of a digest: reading changes nothing, because mail scanners open every link. */
export const loader = defineLoader({ access: 'public', params: Params }, ({ params, services }) => readAlert(services, params.token));

export const action = defineAction({ access: 'public', params: Params, form: z.object({ frequency: zDigest }) }, async ({ params, services }, input) => {
  await changeAlert(services, params.token, input.frequency);
  return { frequency: input.frequency };
});

export default function Alert() {
  const answer = useActionData<typeof action>();
  return <AlertPage alert={useLoaderData<typeof loader>()} answer={answer} />;
}

import { useActionData, useLoaderData } from 'react-router';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { listOutages, recordOutage } from '#app/modules/sales/record-outage.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { OutagesPage } from '#app/ui/operator/outages-page.tsx';
import { zOutageForm } from '#app/ui/sale/forms.ts';

export const handle: ShellHandle = { texts: ['operator', 'sale'], shell: { width: 'wide' } };

export const loader = defineLoader({ access: 'operator.review' }, ({ scope, services }) => listOutages(services, scope));

export const action = defineAction({ access: { record: 'operator.review' }, form: zOutageForm }, async ({ scope, services }, { intent, ...input }) => ({ intent, ...(await recordOutage(services, scope, input)) }));

export default function OperatorOutages() {
  return <OutagesPage outages={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

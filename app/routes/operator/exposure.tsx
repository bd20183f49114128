import { useLoaderData } from 'react-router';
import { defineLoader } from '#app/http/define.server.ts';
import { leastShown } from '#app/modules/stats/exposure.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { ExposurePage } from '#app/ui/operator/exposure-page.tsx';

export const handle: ShellHandle = { texts: ['operator'], shell: { width: 'wide' } };

export const loader = defineLoader({ access: 'operator.review' }, ({ scope, services }) => leastShown(services, scope));

export default function OperatorExposure() {
  return <ExposurePage data={useLoaderData<typeof loader>()} />;
}

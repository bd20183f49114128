import { useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { eventReport } from '#app/modules/events/report.server.ts';
import { ReportPage } from '#app/ui/events/report-page.tsx';
import type { ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['events'] };

export const loader = defineLoader({ access: 'event.host', params: z.object({ id: zId('event') }) }, async ({ params, scope, services }) => ({ report: await eventReport(services, scope, params.id) }));

export default function Report() {
  return <ReportPage {...useLoaderData<typeof loader>()} />;
}

import { useLoaderData } from 'react-router';
import { defineLoader } from '#app/http/define.server.ts';
import { exposureCoverage } from '#app/modules/stats/exposure.server.ts';
import { QualityPage, type QualityData } from '#app/ui/quality/quality-page.tsx';
import type { ShellHandle } from '#app/ui/index.ts';
import { boxReport, qualityReport } from './quality-report.server.ts';

export const handle: ShellHandle = { texts: ['quality'], shell: { width: 'wide' } };

export const loader = defineLoader({ access: 'public' }, async ({ services }): Promise<QualityData> => ({ report: qualityReport(), box: boxReport(), coverage: await exposureCoverage(services) }));

export default function Quality() {
  return <QualityPage data={useLoaderData<typeof loader>()} />;
}

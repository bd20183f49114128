import { useTranslation } from 'react-i18next';
import { useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { getImport } from '#app/modules/patents/get-import.server.ts';
import { Badge, DateText, Page, StatusBadge, type ShellHandle } from '#app/ui/index.ts';
import { ImportProblems, ImportState } from '#app/ui/portfolio/import-view.tsx';
import { explainImport } from './explain.server.ts';

export const handle: ShellHandle = { texts: ['imports', 'portfolio'] };

export const loader = defineLoader({ access: 'patent.read', params: z.object({ id: zId('import') }) }, ({ params, scope, services, t }) => getImport(services, scope, params.id, explainImport(t)));

export default function ImportDetail() {
  const { errors, ...item } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const seconds = item.started_at && item.finished_at ? Math.max(0, Date.parse(item.finished_at) - Date.parse(item.started_at)) / 1000 : null;
  return (
    <Page
      title={item.file} crumbs={[{ label: t('imports:title'), to: paths.imports() }]}
      lead={<><StatusBadge kind="import" status={item.status} /> {item.dry_run ? <Badge>{t('imports:dry')}</Badge> : null} <DateText value={item.created_at} time /> {seconds === null ? null : <span className="jz-num">· {t('imports:detail.took', { seconds: seconds.toFixed(1) })}</span>}</>}
    >
      <ImportState item={item} />
      <ImportProblems item={item} problems={errors} />
    </Page>
  );
}

import { useTranslation } from '#app/i18n/react.tsx';
import { Link, useLoaderData } from 'react-router';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '#app/core/contract.ts';
import { ERROR_STATUS } from '#app/core/errors.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { listOwnImports } from '#app/modules/patents/get-import.server.ts';
import { IMPORT_FORMATS } from '#app/modules/patents/request-import.server.ts';
import { DataTable, DateText, EmptyState, Page, Pager, Section, StatusBadge, useCan, useFormat, type Column, type ShellHandle } from '#app/ui/index.ts';
import { ImportForm } from '#app/ui/portfolio/import-form.tsx';
import type { ImportView } from '#app/ui/portfolio/types.ts';
import { explainImport } from './explain.server.ts';

export const handle: ShellHandle = { texts: ['imports'] };

const LIMIT = 20;

export const loader = defineLoader({ access: 'patent.read', search: z.object({ cursor: z.string().max(400).optional(), error: z.string().max(60).optional() }) }, async ({ scope, services, search, t }) => {
  const before = decodeCursor(search.cursor)?.[0];
  const items = await listOwnImports(services, scope, { limit: LIMIT, ...(before === undefined ? {} : { before: String(before) }) }, explainImport(t));
  const error = search.error && search.error in ERROR_STATUS ? t(`errors:${search.error}`) : null;
  return { items, formats: IMPORT_FORMATS, error, next_cursor: items.length === LIMIT ? encodeCursor([items.at(-1)!.id]) : null };
});

export default function Imports() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const { number } = useFormat();
  const can = useCan();
  const count = (key: 'created' | 'updated' | 'rejected'): Column<ImportView> => ({ key, label: t(`imports:col.${key}`), align: 'end', cell: (i) => number(i.rows[key]) });
  const columns: Column<ImportView>[] = [
    { key: 'file', label: t('imports:col.file'), phone: null, cell: (i) => <Link to={paths.import(i.id)}>{i.file}{i.dry_run ? ` (${t('imports:dry')})` : ''}</Link> },
    { key: 'status', label: t('imports:col.status'), cell: (i) => <span><StatusBadge kind="import" status={i.status} /></span> },
    { key: 'rows', label: t('imports:col.rows'), align: 'end', cell: (i) => number(i.rows.total) },
    count('created'), count('updated'), count('rejected'),
    { key: 'at', label: t('imports:col.at'), cell: (i) => <DateText value={i.created_at} time />, shrink: true },
  ];
  return (
    <Page title={t('imports:title')} lead={t('imports:lead')}>
      {can('patent.import') ? <Section title={t('imports:upload')}><ImportForm formats={data.formats} error={data.error} /></Section> : null}
      <Section look="plain" title={t('imports:history')}>
        {data.items.length ? <DataTable rows={data.items} columns={columns} rowKey={(i) => i.id} caption={t('imports:history')} /> : <EmptyState title={t('imports:none')}>{t('imports:noneText')}</EmptyState>}
        <Pager nextCursor={data.next_cursor} />
      </Section>
    </Page>
  );
}

import { useTranslation } from '#app/i18n/react.tsx';
import { redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { AppError } from '#app/core/errors.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { decideImport } from '#app/modules/patents/check-import.server.ts';
import { TABLE_FIELDS, type ColumnMapping } from '#app/modules/patents/formats/table-columns.ts';
import { getImport } from '#app/modules/patents/get-import.server.ts';
import { undoImport } from '#app/modules/patents/undo-import.server.ts';
import { answerFor } from '#app/ui/forms/index.ts';
import { Badge, DateText, Page, StatusBadge, useCan, type ShellHandle } from '#app/ui/index.ts';
import { ImportCheck } from '#app/ui/portfolio/import-check.tsx';
import { ImportProblems, ImportState, UndoImport } from '#app/ui/portfolio/import-view.tsx';
import { explainImport } from './explain.server.ts';

export const handle: ShellHandle = { texts: ['imports', 'portfolio'] };

const Params = z.object({ id: zId('import') });

export const loader = defineLoader({ access: 'patent.read', params: Params }, async ({ params, scope, services, locale, t }) => {
  const words = explainImport(t);
  const { inspection, mapping: _mapping, ...item } = await getImport(services, scope, params.id, words);
  const seen = inspection && { ...inspection, preview: inspection.preview.map((row) => ({ ...row, problems: row.problems.map((p) => ({ field: p.field, message: words.problem(p.code), value: p.value })) })) };
  // Put in order here and not in the browser: two runtimes may order one language differently.
  const name = (field: string) => t(`imports:field.${field}`);
  return { item, seen, fields: [...TABLE_FIELDS].sort((a, b) => name(a).localeCompare(name(b), locale)) };
});

/** One choice for each column, in their order; `ignore`: nobody reads it. */
const columns = z.array(z.enum(['ignore', ...TABLE_FIELDS] as [string, ...string[]])).max(500).default([]);
const Forms = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('start'), columns }), z.object({ intent: z.literal('try'), columns }), z.object({ intent: z.literal('recheck'), columns }),
  z.object({ intent: z.literal('discard') }), z.object({ intent: z.literal('undo') }),
]);

const IMPORT = 'patent.import';

export const action = defineAction({ access: { start: IMPORT, try: IMPORT, recheck: IMPORT, discard: IMPORT, undo: IMPORT }, params: Params, form: Forms }, async ({ params, scope, services, t }, input) => {
  if (input.intent === 'undo') {
    await undoImport(services, scope, params.id);
    return redirect(paths.import(params.id));
  }
  if (input.intent === 'discard') await decideImport(services, scope, params.id, { action: 'discard' });
  else {
    const { inspection, mapping: known } = await getImport(services, scope, params.id, explainImport(t), { limit: 1 });
    if (!inspection) throw new AppError('conflict', { state: 'not_checked' });
    const mapping = mappingOf(inspection.columns, input.columns, known as ColumnMapping);
    await decideImport(services, scope, params.id, input.intent === 'recheck' ? { action: 'recheck', mapping } : { action: 'start', mapping, dryRun: input.intent === 'try' });
  }
  return redirect(paths.import(params.id));
});

/** What was chosen otherwise than the file was read: only that is a mapping, so that a header the platform learns later is read then. */
function mappingOf(seen: readonly { header: string; field: string | null }[], chosen: readonly string[], known: ColumnMapping): ColumnMapping {
  const mapping: ColumnMapping = { ...known };
  seen.forEach(({ header, field }, i) => {
    const choice = chosen[i];
    if (header && choice !== undefined && choice !== (field ?? 'ignore')) mapping[header] = choice as ColumnMapping[string];
  });
  return mapping;
}

export default function ImportDetail() {
  const { item: { errors, ...item }, seen, fields } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation();
  const can = useCan();
  const mine = can(IMPORT);
  const seconds = item.started_at && item.finished_at ? Math.max(0, Date.parse(item.finished_at) - Date.parse(item.started_at)) / 1000 : null;
  return (
    <Page
      title={item.file} crumbs={[{ label: t('imports:title'), to: paths.imports() }]}
      lead={<><StatusBadge kind="import" status={item.status} /> {item.dry_run ? <Badge>{t('imports:dry')}</Badge> : null} <DateText value={item.created_at} time /> {seconds === null ? null : <span className="jz-num">· {t('imports:detail.took', { seconds: seconds.toFixed(1) })}</span>}</>}
    >
      {item.status === 'checked' && seen ? (mine ? <ImportCheck key={JSON.stringify(seen.columns)} seen={seen} fields={fields} answer={answer} /> : <p role="status">{t('imports:detail.checked')}</p>) : <ImportState item={item} />}
      <ImportProblems item={item} problems={errors} />
      {mine ? <UndoImport item={item} answer={answerFor(answer, 'undo')} /> : null}
    </Page>
  );
}

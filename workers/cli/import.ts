import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '#app/core/errors.ts';
import { pickLocale } from '#app/i18n/config.ts';
import { translator } from '#app/i18n/server.ts';
import { inspectPatents } from '#app/modules/patents/formats/open.ts';
import { importFile } from '#app/modules/patents/import-file.server.ts';
import { closeDb, createDb } from '#db/client.ts';
import { connect } from './connect.ts';

/**
 * `npm run import -- FILE… --org SLUG [--dry-run] [--check] [--json]`: the web's importer on local files. Columns nobody reads are named before
 * anything is written; `--check` stops there. Exit 1 if a file could not be read at all.
 */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { org: { type: 'string' }, 'dry-run': { type: 'boolean', default: false }, check: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } });
const t = translator(pickLocale({ acceptLanguage: (process.env.LANG ?? '').startsWith('zh') ? 'zh' : 'en' }));
const explain = (code: string) => t(`imports:problem.${code}`, { defaultValue: code });

if (!values.org || positionals.length === 0) {
  console.error('npm run import -- FILE… --org SLUG [--dry-run] [--check] [--json]');
  process.exit(2);
}

const connection = await connect();
const db = createDb({ url: connection.env.DATABASE_URL!, role: connection.env.DATABASE_ROLE, max: 3, applicationName: 'jingzhe-import' });
let unreadable = 0;
for (const path of positionals) {
  try {
    const seen = await inspectPatents({ path, name: basename(path) });
    const unread = seen.header?.unread ?? [];
    if (!values.json && unread.length) console.log(`${path}: ${unread.length} columns are not read and are kept as source data: ${unread.join(', ')}`);
    if (values.check) {
      const columns = seen.header?.columns.map(({ header, field }) => ({ header, field })) ?? [];
      if (values.json) console.log(JSON.stringify({ file: path, format: seen.format, vendor: seen.header?.vendor ?? null, columns, unread, missing: seen.header?.missing ?? [] }));
      else for (const c of columns) console.log(`  ${c.header} → ${c.field ?? '–'}`);
      continue;
    }
    const { format, job, errors } = await importFile({ db }, { path, org: values.org, dryRun: values['dry-run'] });
    if (job.status === 'failed') unreadable += 1;
    const rows = { total: job.rowsTotal, created: job.rowsCreated, updated: job.rowsUpdated, unchanged: job.rowsUnchanged, rejected: job.rowsRejected, warned: job.rowsWarned };
    const problems = [
      ...(job.error ? [{ row: 0, severity: 'error', entry: '', field: 'file', code: job.error, message: explain(job.error), value: '' }] : []),
      ...errors.map((e) => ({ row: e.row, severity: e.severity, entry: e.entry, field: e.field, code: e.code, message: explain(e.code), value: e.value })),
    ];
    if (values.json) console.log(JSON.stringify({ file: path, format, rows, unread, errors: problems }));
    else {
      console.log(`${path} (${format}): ${rows.total} rows, ${rows.created} created, ${rows.updated} updated, ${rows.unchanged} unchanged, ${rows.rejected} rejected, ${rows.warned} with remarks`);
      for (const p of problems.slice(0, 50)) console.log(`  row ${p.row}${p.entry ? ` of ${p.entry}` : ''} ${p.severity} ${p.field}: ${p.message}${p.value ? ` (${p.value})` : ''}`);
      if (problems.length > 50) console.log(`  … and ${problems.length - 50} more (--json lists all)`);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    unreadable += 1;
    const reason = typeof error.details.reason === 'string' ? error.details.reason : error.code;
    if (values.json) console.log(JSON.stringify({ file: path, format: 'unknown', rows: { total: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 }, errors: [{ row: 0, field: error.code === 'not_found' ? 'org' : 'file', code: reason, message: explain(reason) }] }));
    else console.error(`${path}: ${explain(reason)}`);
  }
}
await closeDb(db);
await connection.close();
process.exit(unreadable ? 1 : 0);

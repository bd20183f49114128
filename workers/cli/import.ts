import { parseArgs } from 'node:util';
import { AppError } from '#app/core/errors.ts';
import { pickLocale } from '#app/i18n/config.ts';
import { translator } from '#app/i18n/server.ts';
import { importFile } from '#app/modules/patents/import-file.server.ts';
import { closeDb, createDb } from '#db/client.ts';
import { connect } from './connect.ts';

/** `npm run import -- FILE… --org SLUG [--dry-run] [--json]`: the web's importer on local files. Exit 1 if a file could not be read at all. */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { org: { type: 'string' }, 'dry-run': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } });
const t = translator(pickLocale({ acceptLanguage: (process.env.LANG ?? '').startsWith('zh') ? 'zh' : 'en' }));
const explain = (code: string) => t(`imports:problem.${code}`, { defaultValue: code });

if (!values.org || positionals.length === 0) {
  console.error('npm run import -- FILE… --org SLUG [--dry-run] [--json]');
  process.exit(2);
}

const connection = await connect();
const db = createDb({ url: connection.env.DATABASE_URL!, role: connection.env.DATABASE_ROLE, max: 3, applicationName: 'jingzhe-import' });
let unreadable = 0;
for (const path of positionals) {
  try {
    const { format, job, errors } = await importFile({ db }, { path, org: values.org, dryRun: values['dry-run'] });
    if (job.status === 'failed') unreadable += 1;
    const rows = { total: job.rowsTotal, created: job.rowsCreated, updated: job.rowsUpdated, unchanged: job.rowsUnchanged, rejected: job.rowsRejected };
    const problems = [
      ...(job.error ? [{ row: 0, field: 'file', code: job.error, message: explain(job.error) }] : []),
      ...errors.map((e) => ({ row: e.row, field: e.field, code: e.code, message: explain(e.code) })),
    ];
    if (values.json) console.log(JSON.stringify({ file: path, format, rows, errors: problems }));
    else {
      console.log(`${path} (${format}): ${rows.total} rows, ${rows.created} created, ${rows.updated} updated, ${rows.unchanged} unchanged, ${rows.rejected} rejected`);
      for (const p of problems.slice(0, 50)) console.log(`  row ${p.row} ${p.field}: ${p.message}`);
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

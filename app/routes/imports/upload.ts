import { redirect } from 'react-router';
import { AppError, fieldError } from '#app/core/errors.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { readMultipart } from '#app/http/upload.server.ts';
import { MAX_IMPORT_BYTES, requestImport } from '#app/modules/patents/request-import.server.ts';

/** Nothing to see here: the form is on the imports page. */
export const loader = defineLoader({ access: 'patent.import' }, async () => redirect(paths.imports()));

/**
 * Takes the upload of the imports page and leads to the import's own page. A refusal is told in the way it was asked:
 * as a code for the script that shows progress, as a way back to the form for a plain post.
 */
export const action = defineAction({ access: 'patent.import', read: async () => new FormData() }, async ({ request, scope, services, t }) => {
  try {
    const form = await readMultipart(request, services.files, { fileField: 'file', maxBytes: MAX_IMPORT_BYTES });
    if (!form.file) throw fieldError('file', 'required');
    const { id } = await requestImport(services, scope, { file: form.file, format: form.fields.get('format'), dryRun: ['on', 'true'].includes(form.fields.get('dry_run') ?? ''), check: form.fields.get('check') === 'true' });
    return redirect(paths.import(id));
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'unauthenticated') throw error;
    if (request.headers.get('accept')?.includes('application/json')) return Response.json({ code: error.code, detail: t(`errors:${error.code}`) }, { status: error.status });
    return redirect(`${paths.imports()}?error=${error.code}`);
  }
});

import { eq } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { orgs } from '#db/schema/orgs.ts';
import { withRead } from '#db/tx.ts';
import type { ValuationDeps } from './deps.ts';
import { valuationResource } from './present.server.ts';
import { QUESTIONS } from './questionnaire/bank.ts';
import { summarise } from './questionnaire/summary.ts';
import { reportDocument, type ReportDrawings, type ReportSource } from './report-model.ts';
import type { SnapshotInputs } from './snapshot.ts';
import { findValuation, readTitles } from './valuation.store.server.ts';
import type { Words } from './wording.pure.ts';

type Deps = Pick<ValuationDeps, 'db'>;

/**
 * Everything a report of one snapshot says, from what the snapshot stored: answers given later are not in it. `verifyUrl` makes the
 * address of the public page for a fingerprint and a number. `not_found` for others' snapshots.
 */
export async function reportSource(deps: Deps, scope: Scope, id: string, verifyUrl: (hash: string, number: string) => string): Promise<ReportSource> {
  const member = requireMember(scope, 'patent.read');
  return withRead(deps.db, member, async (tx) => {
    const found = await findValuation(tx, id);
    if (!found) throw new AppError('not_found', { valuation_id: id });
    const { row } = found;
    const { answers: given } = row.inputs as unknown as SnapshotInputs;
    const [owner] = await tx.select({ zh: orgs.nameZh, en: orgs.nameEn }).from(orgs).where(eq(orgs.id, row.patentOrgId));
    return {
      valuation: valuationResource(row, { author: found.author, ...(await readTitles(tx, row.patentId)), mine: row.patentOrgId === member.orgId }),
      answers: { ...summarise(given), given, questions: Object.fromEntries(QUESTIONS.map((q) => [q.code, q.text])) },
      assignee: owner ?? { zh: '', en: '' }, verifyUrl: verifyUrl(row.resultsHash, row.patentNumber),
    };
  });
}

/** The report of a snapshot as a PDF: made while it is read, the same bytes for the same snapshot. Drawings come from the caller, who knows how charts are drawn. */
export async function valuationReport(source: ReportSource, drawings: ReportDrawings, words: Words): Promise<{ fileName: string; stream: NodeJS.ReadableStream }> {
  // The writer of PDFs is loaded by the first report: most processes never make one, and it is a megabyte of code.
  const { writePdf } = await import('#app/platform/pdf/writer.server.ts');
  const { patent, valued_on: day } = source.valuation;
  return { fileName: words.t('report:file', { number: patent.number, day }), stream: writePdf(reportDocument(source, drawings, words)) };
}

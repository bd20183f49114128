import type { Locale } from '#app/core/vocabulary.ts';
import { translator } from '#app/i18n/server.ts';
import { snapshotRow } from '#app/modules/valuation/make.ts';
import { currentMethod, hashOfFigures } from '#app/modules/valuation/methods/registry.server.ts';
import { REFERENCE_INPUTS } from '#app/modules/valuation/methods/reference.ts';
import { valuationResource } from '#app/modules/valuation/present.server.ts';
import { QUESTIONS } from '#app/modules/valuation/questionnaire/bank.ts';
import { summarise } from '#app/modules/valuation/questionnaire/summary.ts';
import type { ReportSource } from '#app/modules/valuation/report-model.ts';
import type { SnapshotInputs } from '#app/modules/valuation/snapshot.ts';
import type { Words } from '#app/modules/valuation/wording.pure.ts';
import { formatFor } from '#app/ui/format.ts';

/** Words of a language, as a page and a report use them. */
export const wordsOf = (locale: Locale): Words => ({ ...formatFor(locale), t: translator(locale) });

/** A report of the method's reference patent, for tests: no database, every figure computed by the real method. */
export function sampleReport(change: Partial<SnapshotInputs> = {}): ReportSource {
  const inputs: SnapshotInputs = { ...REFERENCE_INPUTS, ...change };
  const method = currentMethod();
  const run = { seed: 20_260_305, draws: 500 };
  const figures = method.run(inputs, run);
  const row = snapshotRow({ inputs, figures, resultsHash: hashOfFigures(figures), method, ...run, orgId: 'org_1', patentId: 'pat_000', patentOrgId: 'org_1', createdBy: 'usr_1' });
  const valuation = valuationResource({ ...row, id: 'val_000', createdAt: new Date('2026-03-05T04:00:00Z'), batchId: null } as never, { author: '林静澜', titleZh: '一种燃料电池双极板的表面改性方法及其应用', titleEn: 'Method of surface modification of bipolar plates for fuel cells and use thereof', mine: true });
  return {
    valuation, answers: { ...summarise(inputs.answers), given: inputs.answers, questions: Object.fromEntries(QUESTIONS.map((q) => [q.code, q.text])) },
    assignee: { zh: '静澜大学（演示）', en: 'Jinglan University (demo)' }, verifyUrl: `https://example.org/verify/valuation/${row.resultsHash}?number=CN199000000B`,
  };
}

/** Answers of all three sides to the whole questionnaire, the same every time, so that charts and disagreements have something to show. */
export function sampleAnswers(): SnapshotInputs['answers'] {
  return QUESTIONS.flatMap((q, i) => q.roles.map((role, k) => ({ question: q.code, role, score: 1 + ((i * 7 + k * 3) % 5), author: ['林静澜', '程远锚', '何青山'][k]!, day: '2026-03-02' })));
}

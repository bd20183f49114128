import { boxReportSchema, qualityReportSchema, type BoxReport, type QualityReport } from '#app/modules/stats/contract-quality.ts';

/** The report stands in the repository and is built in: the page of a build shows the figures of that build. Without one there is none to show. */
const found = Object.values(import.meta.glob<unknown>('/docs/quality/latest.json', { eager: true, import: 'default' }))[0];

const foundBox = Object.values(import.meta.glob<unknown>('/docs/quality/box.json', { eager: true, import: 'default' }))[0];

/** The last run of the search box's bench, on the same terms. */
export function boxReport(report: unknown = foundBox): BoxReport | null {
  const read = boxReportSchema.safeParse(report);
  return read.success ? read.data : null;
}

/** The last bench run, or null when none was kept or it is not of the shape the page reads. */
export function qualityReport(report: unknown = found): QualityReport | null {
  const read = qualityReportSchema.safeParse(report);
  return read.success ? read.data : null;
}

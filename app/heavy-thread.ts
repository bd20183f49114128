import { translator } from '#app/i18n/server.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { personalFileOf } from './modules/identity/personal-file.ts';
import { runMethod, type MethodRun } from './modules/valuation/methods/run.server.ts';
import { valuationReport } from './modules/valuation/report.server.ts';
import type { ReportSource } from './modules/valuation/report-model.ts';
import { answerHeavy } from './platform/heavy/answer.server.ts';
import { inspectHere } from './platform/uploads/inspect-apart.server.ts';
import { reportDrawings } from './routes/valuation/report-drawings.server.tsx';
import { formatFor } from './ui/format.ts';

/** A report of a snapshot as a PDF: its bytes and the name it is downloaded under. */
async function report({ source, language }: { source: ReportSource; language: Locale }): Promise<{ fileName: string; bytes: Uint8Array }> {
  const words = { ...formatFor(language), t: translator(language) };
  const { fileName, stream } = await valuationReport(source, reportDrawings(source, words), words);
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  // An own buffer, so that it can be handed over whole.
  const bytes = new Uint8Array(chunks.reduce((sum, c) => sum + c.byteLength, 0));
  chunks.reduce((at, c) => { bytes.set(c, at); return at + c.byteLength; }, 0);
  return { fileName, bytes };
}

/** Entry of the threads of heavy work. Nothing here touches the database or the network: what a task needs comes with it. */
answerHeavy({ valuation_report: report, valuation_figures: (input: MethodRun) => runMethod(input), inspect_document: inspectHere, personal_file: personalFileOf });

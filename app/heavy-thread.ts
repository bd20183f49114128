import { translator } from '#app/i18n/server.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { eventPdf } from './modules/events/print.server.ts';
import type { PrintSource } from './modules/events/print.pure.ts';
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
  return { fileName, bytes: await bytesOf(stream) };
}

/** A programme or report of an event as a PDF. */
async function event({ source, language }: { source: PrintSource; language: Locale }): Promise<Uint8Array> {
  return bytesOf(await eventPdf(source, { ...formatFor(language), locale: language, t: translator(language) }));
}

async function bytesOf(stream: NodeJS.ReadableStream): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  // An own buffer, so that it can be handed over whole.
  const bytes = new Uint8Array(chunks.reduce((sum, c) => sum + c.byteLength, 0));
  chunks.reduce((at, c) => { bytes.set(c, at); return at + c.byteLength; }, 0);
  return bytes;
}

/** Entry of the threads of heavy work. Nothing here touches the database or the network: what a task needs comes with it. */
answerHeavy({ valuation_report: report, event_pdf: event, valuation_figures: (input: MethodRun) => runMethod(input), inspect_document: inspectHere, personal_file: personalFileOf });

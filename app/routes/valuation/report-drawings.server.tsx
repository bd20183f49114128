import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { ReportDrawings, ReportSource } from '#app/modules/valuation/report-model.ts';
import type { Words } from '#app/modules/valuation/wording.pure.ts';
import { PAPER } from '#app/ui/charts/index.ts';
import { answersDrawing, bandsDrawing, curveDrawing, matrixDrawing, scoresDrawing, tornadoDrawing } from '#app/ui/valuation/drawings.tsx';

const svg = (element: ReactElement | null) => (element ? renderToStaticMarkup(element) : null);

/** The page's own charts as SVG text for the printed report. */
export function reportDrawings({ valuation, answers }: ReportSource, words: Words): ReportDrawings {
  const frame = { width: 640, paint: PAPER };
  return {
    bands: svg(bandsDrawing(valuation, words, frame)), tornado: svg(tornadoDrawing(valuation, words, frame)), curve: svg(curveDrawing(valuation, words, frame)),
    scores: svg(scoresDrawing(valuation, words, { width: 520, paint: PAPER })), answers: svg(answersDrawing(answers, words, { width: 440, paint: PAPER })), matrix: svg(matrixDrawing(answers, words, { width: 440, paint: PAPER })),
  };
}

import PDFDocument from 'pdfkit';
import SVGtoPDF from 'svg-to-pdfkit';
import { encode } from 'uqr';
import type { Block, Cover, PrintedDocument, TableColumn } from './blocks.ts';
import { faceBytes } from './fonts.server.ts';
import { spell } from './spell.pure.ts';

type Pdf = PDFKit.PDFDocument;

const INK = '#14211c';
const MUTED = '#55635b';
const LINE = '#c9ccc2';
const PINE = '#1e5b49';
const AMBER = '#e59a2f';
const SOFT = '#f1f0ea';

/** A4, margins in points. The header stands in the top margin, the footer in the bottom one. */
const MARGIN = { top: 72, bottom: 64, left: 60, right: 60 };
const BODY = 10;
const CELL = { size: 8.5, pad: 4 };

interface Frame { left: number; width: number; bottom: number }
const frameOf = (doc: Pdf): Frame => ({ left: MARGIN.left, width: doc.page.width - MARGIN.left - MARGIN.right, bottom: doc.page.height - MARGIN.bottom });

/** Begins a page unless so much room is left. */
function need(doc: Pdf, height: number): void {
  if (doc.y + height > frameOf(doc).bottom) doc.addPage();
}

/** Signs that are drawn as wide as a Chinese character where Latin is written become their plain relatives; what the face cannot draw is spelled. */
function printable<T>(value: T, latin: boolean, spelled: (text: string) => string): T {
  const plain = (text: string) => (latin ? text.replace(/[\u2018\u2019]/g, '\'').replace(/[\u201c\u201d]/g, '"').replace(/\u00b7/g, '/') : text).replace(/[\u2009\u200a\u202f]/g, '\u00a0');
  return JSON.parse(JSON.stringify(value), (_key, v: unknown) => (typeof v === 'string' ? spelled(plain(v)) : v)) as T;
}

/** The glyphs both faces have (they are of one family, with one set of glyphs). pdfkit keeps the font it has opened under a name without types. */
function glyphsOf(doc: Pdf): (codePoint: number) => boolean {
  const { font } = (doc.font('regular') as unknown as { _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } } })._font;
  return (codePoint) => font.hasGlyphForCodePoint(codePoint);
}

/**
 * Writes a document as PDF and gives its bytes as a stream. Fonts are embedded as subsets; nothing comes from the clock or from
 * chance, so the same document is the same file. Drawings are SVG text with plain colours. Characters without a glyph are written in a
 * plain form or by their code, and those counted in a line at the end.
 */
export function writePdf(given: PrintedDocument): NodeJS.ReadableStream {
  const doc = new PDFDocument({
    size: 'A4', margins: MARGIN, bufferPages: true, autoFirstPage: false, lang: given.language, displayTitle: true, pdfVersion: '1.7', font: null as never,
    info: { Title: given.title, Subject: given.subject, Author: given.author, Creator: given.author, Producer: 'pdfkit', CreationDate: given.madeAt, ModDate: given.madeAt },
  });
  doc.registerFont('regular', faceBytes('regular'));
  doc.registerFont('bold', faceBytes('bold'));
  const has = glyphsOf(doc);
  const lost = new Set<string>();
  const spelled = (text: string) => { const to = spell(text, has); to.lost.forEach((c) => lost.add(c)); return to.text; };
  const source = { ...given, ...printable({ title: given.title, header: given.header, cover: given.cover, blocks: given.blocks }, !given.language.startsWith('zh'), spelled) };
  doc.addPage();
  writeCover(doc, source.cover);
  doc.addPage();
  source.blocks.forEach((block, i) => writeBlock(doc, block, source.blocks.slice(i + 1, i + 4)));
  if (lost.size > 0) writeBlock(doc, { kind: 'text', tone: 'muted', text: given.lostNote(lost.size) }, []);
  writeFrames(doc, source);
  doc.end();
  return doc;
}

function writeBlock(doc: Pdf, block: Block, next: readonly Block[]): void {
  const { left, width } = frameOf(doc);
  switch (block.kind) {
    case 'break': doc.addPage(); break;
    case 'heading': writeHeading(doc, block, next); break;
    case 'text': writeText(doc, block); break;
    case 'list':
      for (const item of block.items) {
        const height = doc.font('regular').fontSize(BODY).heightOfString(item, { width: width - 14, lineGap: 2.5 });
        need(doc, height);
        const y = doc.y;
        doc.fillColor(AMBER).rect(left + 1, y + 6, 4, 4).fill();
        doc.fillColor(INK).text(item, left + 14, y, { width: width - 14, lineGap: 2.5 });
        doc.y += 3;
      }
      doc.y += 5;
      break;
    case 'facts': writeFacts(doc, block.items, left, width); break;
    case 'figures': writeFigures(doc, block.items); break;
    case 'table': writeTable(doc, block.columns, block.rows, new Set(block.strong)); break;
    case 'drawing': writeDrawing(doc, block); break;
  }
  doc.x = left;
}

/** Room the blocks after a heading need at least: texts whole, up to and including the first thing that is no text. */
function roomOf(doc: Pdf, blocks: readonly Block[]): number {
  const { width } = frameOf(doc);
  let room = 0;
  for (const block of blocks) {
    if (block.kind === 'text') { room += doc.font('regular').fontSize(BODY).heightOfString(block.text, { width, lineGap: 2.5 }) + 10; continue; }
    if (block.kind === 'drawing') return room + drawingHeight(block, width) + 24;
    if (block.kind === 'facts') return room + factsHeight(doc, block.items, width);
    return room + (block.kind === 'heading' || block.kind === 'break' ? 0 : 70);
  }
  return room;
}

/** A heading stays with the beginning of what it heads. */
function writeHeading(doc: Pdf, { text, level }: Extract<Block, { kind: 'heading' }>, next: readonly Block[]): void {
  const { left, width } = frameOf(doc);
  need(doc, Math.min((level === 1 ? 44 : 30) + roomOf(doc, next), 600));
  if (doc.y > MARGIN.top + 4) doc.y += level === 1 ? 16 : 8;
  doc.font('bold').fontSize(level === 1 ? 15 : 11.5).fillColor(level === 1 ? PINE : INK).text(text, left, doc.y, { width });
  if (level === 1) doc.moveTo(left, doc.y + 3).lineTo(left + width, doc.y + 3).lineWidth(0.8).strokeColor(PINE).stroke();
  doc.y += level === 1 ? 11 : 4;
}

function writeText(doc: Pdf, { text, tone = 'normal' }: Extract<Block, { kind: 'text' }>): void {
  const { left, width } = frameOf(doc);
  const notice = tone === 'notice';
  const size = tone === 'muted' ? 9 : BODY;
  doc.font(tone === 'strong' || notice ? 'bold' : 'regular').fontSize(size);
  const inner = notice ? { left: left + 12, width: width - 20 } : { left, width };
  const height = doc.heightOfString(text, { width: inner.width, lineGap: 2.5 });
  if (height < 300) need(doc, height + (notice ? 14 : 0));
  if (notice) {
    doc.rect(left, doc.y, width, height + 12).fill('#fcefd8').rect(left, doc.y, 3, height + 12).fill(AMBER);
    doc.y += 6;
  }
  doc.fillColor(tone === 'muted' ? MUTED : INK).text(text, inner.left, doc.y, { width: inner.width, lineGap: 2.5 });
  doc.y += notice ? 14 : 6;
}

const keyWidthOf = (width: number) => Math.min(130, width * 0.32);
const factHeight = (doc: Pdf, [key, value]: readonly [string, string], width: number) => Math.max(
  doc.font('regular').fontSize(BODY).heightOfString(value || '–', { width: width - keyWidthOf(width), lineGap: 2 }), doc.fontSize(9).heightOfString(key, { width: keyWidthOf(width) - 8 }),
) + 4;
const factsHeight = (doc: Pdf, items: readonly (readonly [string, string])[], width: number) => items.reduce((sum, item) => sum + factHeight(doc, item, width), 5);

/** Name and value side by side, in lines; kept on one page where they fit one. */
function writeFacts(doc: Pdf, items: readonly (readonly [string, string])[], left: number, width: number): void {
  const keyWidth = keyWidthOf(width);
  need(doc, Math.min(factsHeight(doc, items, width), 400));
  for (const item of items) {
    const height = factHeight(doc, item, width);
    need(doc, height);
    const y = doc.y;
    doc.fontSize(9).fillColor(MUTED).text(item[0], left, y + 1, { width: keyWidth - 8 });
    doc.fontSize(BODY).fillColor(INK).text(item[1] || '–', left + keyWidth, y, { width: width - keyWidth, lineGap: 2 });
    doc.y = y + height;
  }
  doc.y += 5;
}

/** Large figures in a row of boxes. */
function writeFigures(doc: Pdf, items: readonly { label: string; value: string; strong?: boolean }[]): void {
  const { left, width } = frameOf(doc);
  const gap = 10;
  const box = (width - gap * (items.length - 1)) / Math.max(1, items.length);
  need(doc, 66);
  const y = doc.y;
  items.forEach((item, i) => {
    const x = left + i * (box + gap);
    doc.rect(x, y, box, 58).fill(item.strong ? '#e3eee8' : SOFT);
    if (item.strong) doc.rect(x, y, box, 3).fill(PINE);
    doc.font('regular').fontSize(9).fillColor(MUTED).text(item.label, x + 10, y + 10, { width: box - 20, lineBreak: false });
    doc.font('bold').fillColor(INK);
    let size = 18;
    while (size > 9 && doc.fontSize(size).widthOfString(item.value) > box - 20) size -= 0.5;
    doc.text(item.value, x + 10, y + 25, { width: box - 18, lineBreak: false });
  });
  doc.y = y + 70;
}

function writeTable(doc: Pdf, columns: readonly TableColumn[], rows: readonly (readonly string[])[], strong: ReadonlySet<number>): void {
  const { left, width, bottom } = frameOf(doc);
  const whole = columns.reduce((sum, c) => sum + c.share, 0);
  const widths = columns.map((c) => (c.share / whole) * width);
  const cells = (row: readonly string[], bold: boolean, colour: string) => {
    doc.font(bold ? 'bold' : 'regular').fontSize(CELL.size);
    const heights = row.map((text, i) => doc.heightOfString(text || ' ', { width: widths[i]! - CELL.pad * 2, lineGap: 1.5 }));
    const height = Math.max(...heights) + CELL.pad * 2;
    return { height, draw: () => {
      const y = doc.y;
      let x = left;
      row.forEach((text, i) => {
        doc.font(bold ? 'bold' : 'regular').fontSize(CELL.size).fillColor(colour).text(text, x + CELL.pad, y + CELL.pad, { width: widths[i]! - CELL.pad * 2, align: columns[i]!.align ?? 'left', lineGap: 1.5 });
        x += widths[i]!;
      });
      doc.y = y + height;
    } };
  };
  const head = () => {
    const row = cells(columns.map((c) => c.label), false, MUTED);
    doc.rect(left, doc.y, width, row.height).fill(SOFT);
    row.draw();
    doc.moveTo(left, doc.y).lineTo(left + width, doc.y).lineWidth(0.8).strokeColor(MUTED).stroke();
  };
  need(doc, 60);
  head();
  rows.forEach((texts, i) => {
    const row = cells(texts, strong.has(i), INK);
    if (doc.y + row.height > bottom) { doc.addPage(); head(); }
    row.draw();
    doc.moveTo(left, doc.y).lineTo(left + width, doc.y).lineWidth(0.4).strokeColor(LINE).stroke();
  });
  doc.y += 10;
}

/** Width and height of a drawing from its view box. */
function sizeOf(svg: string): { width: number; height: number } {
  const box = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg);
  return { width: Number(box?.[1] ?? 1), height: Number(box?.[2] ?? 1) };
}
const drawingHeight = ({ svg, width }: { svg: string; width?: number }, whole: number) => { const s = sizeOf(svg); return (s.height / s.width) * Math.min(width ?? whole, whole); };

function writeDrawing(doc: Pdf, block: Extract<Block, { kind: 'drawing' }>): void {
  const { left, width: whole } = frameOf(doc);
  const width = Math.min(block.width ?? whole, whole);
  const height = drawingHeight(block, whole);
  need(doc, height + (block.caption ? 20 : 6));
  const y = doc.y;
  doc.save();
  SVGtoPDF(doc as never, block.svg, left + (whole - width) / 2, y, { width, height, assumePt: true, preserveAspectRatio: 'xMidYMin meet', fontCallback: (_family, bold) => (bold ? 'bold' : 'regular') });
  doc.restore();
  doc.y = y + height + 4;
  if (block.caption) doc.font('regular').fontSize(9).fillColor(MUTED).text(block.caption, left, doc.y, { width: whole, lineGap: 2 });
  doc.y += 8;
}

function writeCover(doc: Pdf, cover: Cover): void {
  const { left, width } = frameOf(doc);
  doc.rect(0, 0, doc.page.width, 8).fill(PINE);
  writeMark(doc, left, 58);
  doc.font('bold').fontSize(14).fillColor(PINE).text(cover.brand, left + 32, 60, { lineBreak: false });
  doc.font('regular').fontSize(12).fillColor(MUTED).text(cover.kicker, left, 140, { width });
  // A title a little too long for its line gets smaller rather than leaving one sign alone on the next.
  let size = 22;
  while (size > 18 && doc.font('bold').fontSize(size).widthOfString(cover.title) > width) size -= 0.5;
  if (doc.widthOfString(cover.title) > width) size = 22;
  doc.font('bold').fontSize(size).fillColor(INK).text(cover.title, left, doc.y + 8, { width, lineGap: 4 });
  if (cover.subtitle) doc.font('regular').fontSize(12.5).fillColor(MUTED).text(cover.subtitle, left, doc.y + 6, { width, lineGap: 2 });
  doc.y += 26;
  writeFigures(doc, cover.figures);
  doc.font('regular').fontSize(9.5).fillColor(MUTED).text(cover.note, left, doc.y, { width, lineGap: 2 });
  doc.y += 22;
  writeFacts(doc, cover.facts, left, width);
  const foot = doc.page.height - 160;
  doc.moveTo(left, foot).lineTo(left + width, foot).lineWidth(0.6).strokeColor(LINE).stroke();
  writeCode(doc, cover.code.url, left, foot + 14, 82);
  doc.page.margins.bottom = 0;
  doc.font('bold').fontSize(10).fillColor(INK).text(cover.code.words, left + 98, foot + 18, { width: width - 98, lineGap: 2 });
  doc.font('regular').fontSize(7.5).fillColor(MUTED).text(cover.code.url, left + 98, doc.y + 3, { width: width - 98, link: cover.code.url });
  doc.fontSize(8.5).text(cover.footnote, left + 98, doc.y + 5, { width: width - 98, lineGap: 1.5 });
  doc.page.margins.bottom = MARGIN.bottom;
}

/** The seed with its bolt, as on the pages. */
function writeMark(doc: Pdf, x: number, y: number): void {
  doc.save().translate(x, y).scale(0.8);
  doc.path('M16 2.2c6.9 4.6 10.9 10 10.9 15.5 0 6.5-4.7 11.9-10.9 12.1C9.8 29.6 5.1 24.2 5.1 17.7 5.1 12.2 9.1 6.8 16 2.2Z').fill(PINE);
  doc.path('M17.9 8.6 10.7 18.3h4.5l-1.3 7.1 7.4-10.3h-4.6Z').fill(AMBER);
  doc.restore();
}

/** A square code of so many points, with the quiet zone that readers need. */
function writeCode(doc: Pdf, text: string, x: number, y: number, size: number): void {
  const { data } = encode(text, { ecc: 'M', border: 2 });
  const cell = size / data.length;
  doc.rect(x, y, size, size).fill('#ffffff');
  data.forEach((row, r) => row.forEach((on, c) => { if (on) doc.rect(x + c * cell, y + r * cell, cell + 0.05, cell + 0.05); }));
  doc.fill('#000000');
}

/** Header and footer, once the number of pages is known. The cover has none. */
function writeFrames(doc: Pdf, source: PrintedDocument): void {
  const { start, count } = doc.bufferedPageRange();
  for (let i = 1; i < count; i++) {
    doc.switchToPage(start + i);
    const { left, width } = frameOf(doc);
    // Text in the margins would otherwise begin a page of its own.
    Object.assign(doc.page.margins, { top: 0, bottom: 0 });
    doc.font('regular').fontSize(8).fillColor(MUTED);
    doc.text(source.cover.brand, left, 36, { width, lineBreak: false }).text(source.header, left, 36, { width, align: 'right', lineBreak: false });
    doc.moveTo(left, 52).lineTo(left + width, 52).lineWidth(0.5).strokeColor(LINE).stroke();
    doc.text(source.title, left, doc.page.height - 40, { width, lineBreak: false }).text(source.footer(i + 1, count), left, doc.page.height - 40, { width, align: 'right', lineBreak: false });
    Object.assign(doc.page.margins, { top: MARGIN.top, bottom: MARGIN.bottom });
  }
}

import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Locale } from '#app/core/vocabulary.ts';
import { REFERENCE_INPUTS } from '#app/modules/valuation/methods/reference.ts';
import { valuationReport } from '#app/modules/valuation/report.server.ts';
import { reportDocument, type ReportSource } from '#app/modules/valuation/report-model.ts';
import { reportDrawings } from './report-drawings.server.tsx';
import { sampleAnswers, sampleReport, wordsOf } from './sample.helper.ts';

async function pdfOf(source: ReportSource, locale: Locale): Promise<Buffer> {
  const words = wordsOf(locale);
  const chunks: Buffer[] = [];
  const { stream } = await valuationReport(source, reportDrawings(source, words), words);
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** What a reader copies out of a PDF: the content streams' glyphs through the fonts' own tables back to characters. */
function textOf(pdf: Buffer): string {
  const raw = pdf.toString('latin1');
  const objects = new Map([...raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map((m) => [m[1]!, m[2]!]));
  const streamOf = (body: string) => {
    const at = body.indexOf('stream\n') + 7;
    const bytes = Buffer.from(body.slice(at, body.lastIndexOf('\nendstream')), 'latin1');
    return (body.includes('FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
  };
  const tables = new Map<string, Map<string, string>>();
  for (const [, name, ref] of raw.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(ref!) ?? '')?.[1];
    if (!unicode || tables.has(name!)) continue;
    const map = new Map<string, string>();
    for (const [, from, , list] of streamOf(objects.get(unicode)!).matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g)) {
      [...list!.matchAll(/<([0-9a-f ]*)>/g)].forEach(([, hex], i) => map.set((parseInt(from!, 16) + i).toString(16).padStart(4, '0'), Buffer.from(hex!.replace(/ /g, ''), 'hex').swap16().toString('utf16le')));
    }
    tables.set(name!, map);
  }
  let text = '';
  for (const body of objects.values()) {
    if (!body.includes('stream\n') || /\/(Length1|Type|Subtype)/.test(body.slice(0, body.indexOf('stream\n')))) continue;
    let font: Map<string, string> | undefined;
    for (const [, name, array] of streamOf(body).matchAll(/\/(F\d+) [\d.]+ Tf|\[(<[^\]]*)\] TJ/g)) {
      if (name) font = tables.get(name);
      else text += `${[...array!.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex]) => hex!.match(/.{4}/g) ?? []).map((g) => font?.get(g) ?? '').join('')}\n`;
    }
  }
  return text;
}

const LOCALES = ['zh', 'en'] as const;
const full = sampleReport({ answers: sampleAnswers() });
/** Spaces and line ends fall where the lines are broken. */
const packed = (text: string) => text.replace(/\s/g, '');

describe.each(LOCALES)('the report in %s', (locale) => {
  it('says the figures of the snapshot, its fingerprints and where to verify it', async () => {
    const text = packed(textOf(await pdfOf(full, locale)));
    const w = wordsOf(locale);
    const { valuation: v } = full;
    for (const m of v.methods.filter((m) => m.band)) expect(text).toContain(packed(w.money(m.band!.base, 'exact')));
    for (const part of [w.money(v.combined!.low), w.money(v.combined!.base), w.money(v.combined!.high), v.patent.number, v.results_hash, v.method.hash, String(v.method.seed), full.verifyUrl, '2026']) expect(text).toContain(packed(part));
    expect(text).not.toMatch(/NaN|undefined|\[object|Infinity|valuation:|report:/);
  });

  it('carries its own fonts as subsets, names its language, and stays small', async () => {
    const pdf = await pdfOf(full, locale);
    const raw = pdf.toString('latin1');
    expect([...raw.matchAll(/\/FontFile2 \d+ 0 R/g)]).toHaveLength(2);
    expect([...raw.matchAll(/\/BaseFont \/([A-Z]{6}\+)NotoSansSC/g)].length).toBeGreaterThanOrEqual(2);
    expect(raw).toContain(`/Lang (${locale === 'zh' ? 'zh-CN' : 'en'})`);
    expect(pdf.length).toBeLessThan(2_000_000);
    expect(raw.startsWith('%PDF-1.7')).toBe(true);
  });

  it('is the same file for the same snapshot', async () => {
    const hash = (b: Buffer) => createHash('sha256').update(b).digest('hex');
    expect(hash(await pdfOf(full, locale))).toBe(hash(await pdfOf(sampleReport({ answers: sampleAnswers() }), locale)));
  });
});

describe('the model of a report', () => {
  const blocksOf = (source: ReportSource, locale: Locale = 'en') => reportDocument(source, reportDrawings(source, wordsOf(locale)), wordsOf(locale));

  it('draws only what there is and never a figure that is none', () => {
    for (const locale of LOCALES) {
      const document = blocksOf(full, locale);
      const drawings = document.blocks.filter((b) => b.kind === 'drawing');
      expect(drawings).toHaveLength(6);
      expect(JSON.stringify(document)).not.toMatch(/NaN|undefined|var\(--/);
    }
    expect(blocksOf(sampleReport({ answers: [] })).blocks.filter((b) => b.kind === 'drawing')).toHaveLength(4);
  });

  it('says of a dead right that it is worth nothing', () => {
    const dead = sampleReport({ facts: { ...REFERENCE_INPUTS.facts, legalStatus: 'lapsed' } });
    expect(dead.valuation.veto).toBe('dead_status');
    const text = JSON.stringify(blocksOf(dead));
    expect(text).toContain('worth nothing');
    expect(text).not.toContain('NaN');
  });

  it('does without income, market and answers, and says so', () => {
    const bare = sampleReport({ answers: [], market: null, stated: { convention: 'mid_year', fee_reduction: 'none' }, trl: null });
    const text = JSON.stringify(blocksOf(bare));
    expect(text).toContain('Nobody had answered');
    expect(text).toContain('Missing: ');
    expect(bare.valuation.combined?.basis ?? 'none').not.toBe('methods');
  });

  it('speaks both languages with the same figures', () => {
    const digits = (locale: Locale) => reportDocument(full, reportDrawings(full, wordsOf(locale)), wordsOf(locale)).blocks.flatMap((b) => (b.kind === 'table' ? [b.rows.length] : []));
    expect(digits('zh')).toEqual(digits('en'));
  });
});

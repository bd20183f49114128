import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { STANDARD_CHARACTERS } from '#tests/fixtures/standard-characters.ts';
import type { Block, PrintedDocument } from './blocks.ts';
import { spell } from './spell.pure.ts';
import { writePdf } from './writer.server.ts';

const document = (blocks: readonly Block[], name = ''): PrintedDocument => ({
  language: 'zh-CN', title: name, subject: '', author: 'x', madeAt: new Date('2026-01-01T00:00:00Z'), header: name, footer: (page, pages) => `${page}/${pages}`, lostNote: (count) => `LOST ${count}`,
  cover: { brand: '惊蛰', kicker: name, title: name, subtitle: name, facts: [[name, name]], figures: [{ label: name, value: name }], note: name, footnote: name, code: { url: 'https://example.org', words: name } }, blocks,
});

/** What stands on the pages: how many glyphs, and how many of them are the face's box for a missing one (glyph 0). */
async function glyphs(doc: PrintedDocument): Promise<{ drawn: number; boxes: number }> {
  const parts: Buffer[] = [];
  for await (const part of writePdf(doc) as AsyncIterable<Buffer>) parts.push(part);
  const bytes = Buffer.concat(parts);
  const counted = { drawn: 0, boxes: 0 };
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 1)) {
    if (bytes.subarray(at - 3, at).toString() === 'end') continue;
    const from = at + 7;
    const stream = bytes.subarray(from, bytes.indexOf('endstream', from));
    let text: string;
    try { text = inflateSync(stream).toString('latin1'); } catch { continue; }
    for (const array of text.matchAll(/\[([^\]]*)\] TJ/g)) {
      for (const run of array[1]!.matchAll(/<([0-9a-f]+)>/g)) {
        for (const code of run[1]!.match(/.{4}/g) ?? []) { counted.drawn += 1; if (code === '0000') counted.boxes += 1; }
      }
    }
  }
  return counted;
}

const FIELD = 'CO₂ H₂SO₄ Fe³⁺ SO₄²⁻ 10⁻³ 10⁵ m² x₁₂ aₙ₊₁ ㎡ ㎥ ㎜ ℃ ℉ Ω μm µm Å ° ′ ″ ‰ ± × ÷ ≤ ≥ ≠ ≈ ∞ ∑ ∫ √ ∂ ∇ → ← ↑ ↓ ⇌ Ⅰ Ⅳ ① ⑳ ½ ⅓ ⅔ ∙ − α β γ δ λ Δ Σ Φ é ü ñ ő ș ž ﬁ ™ ® ©';

describe('what a document is given', () => {
  it('is on the page: every character of the general standard table', async () => {
    expect(STANDARD_CHARACTERS).toHaveLength(8_105);
    const text = STANDARD_CHARACTERS.join('');
    const on = await glyphs(document([{ kind: 'text', text }, { kind: 'heading', level: 2, text: STANDARD_CHARACTERS.slice(-200).join('') }]));
    expect(on.boxes).toBe(0);
    expect(on.drawn).toBeGreaterThanOrEqual(8_305);
  }, 60_000);

  it('is on the page in every kind of block, with the signs of the field', async () => {
    const on = await glyphs(document([
      { kind: 'heading', level: 1, text: FIELD }, { kind: 'text', text: FIELD, tone: 'notice' }, { kind: 'list', items: [FIELD] }, { kind: 'facts', items: [[FIELD, FIELD]] }, { kind: 'figures', items: [{ label: '₂', value: '10⁻³' }] },
      { kind: 'table', columns: [{ label: 'CO₂', share: 1 }], rows: [[FIELD]] }, { kind: 'drawing', svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20"><text x="0" y="12" font-size="9">CO₂ 10⁻³</text></svg>', caption: FIELD },
    ], 'Fe³⁺ 𠮷₂'));
    expect(on.boxes).toBe(0);
  });

  it('is written by its code where there is no glyph, and counted at the end', async () => {
    const with1 = await glyphs(document([{ kind: 'text', text: '发明人：𠮷田' }]));
    const with0 = await glyphs(document([{ kind: 'text', text: '发明人：吉田' }]));
    expect(with1.boxes).toBe(0);
    expect(with1.drawn - with0.drawn).toBe('〔U+20BB7〕'.length - 1 + 'LOST1'.length + 1);
  });
});

describe('spelling', () => {
  const ascii = (point: number) => point < 0x80 || (point >= 0x4e00 && point <= 0x9fff) || [0xb0, 0xb2, 0xb3].includes(point);
  it.each([
    ['CO₂', 'CO2'], ['Fe³⁺', 'Fe^3+'], ['10⁻³', '10^-3'], ['m²', 'm²'], ['10⁵ Pa', '10^5 Pa'], ['aₙ₊₁', 'a_n+1'], ['⅓', '1/3'], ['−25 ℃', '-25 °C'], ['é', 'e'], ['a\u200bb', 'ab'],
  ])('%s becomes %s', (text, plain) => { expect(spell(text, ascii).text).toBe(plain); });

  it('never confuses an exponent with a digit, and leaves what can be drawn as it is', () => {
    expect(spell('10⁵', ascii).text).not.toBe(spell('10₅', ascii).text);
    expect(spell('CO₂ 10⁻³', () => true)).toEqual({ text: 'CO₂ 10⁻³', lost: [] });
    expect(spell('𠮷', ascii)).toEqual({ text: '〔U+20BB7〕', lost: ['𠮷'] });
  });
});

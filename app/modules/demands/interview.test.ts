import { describe, expect, it } from 'vitest';
import type { Element } from '#app/core/vocabulary.ts';
import { questions, type Candidate } from './interview.ts';

const said = (...labels: string[]) => labels.map((label) => ({ key: label, label }));
const candidate = (id: number, over: Candidate['said']): Candidate => ({ id: `lst_${id}`, said: over });
const ORDER: Element[] = ['application', 'efficacy', 'product', 'material', 'method'];

describe('the interview', () => {
  it('asks for what separates the candidates, not for what they share', () => {
    const candidates = ['steel', 'titanium', 'graphite', 'copper'].map((m, i) => candidate(i, { application: said('vehicles'), material: said(m) }));
    const [first, second] = questions(candidates, ORDER);
    // One of four materials leaves one of four candidates: three quarters are set aside.
    expect(first).toEqual({ element: 'material', reduction: 0.75, options: ['copper', 'graphite', 'steel', 'titanium'].map((label) => ({ label, count: 1 })) });
    expect(second).toMatchObject({ element: 'application', reduction: 0, options: [] });
  });

  it('an even split beats a lopsided one', () => {
    const candidates = Array.from({ length: 10 }, (_, i) => candidate(i, { material: said(i < 5 ? 'steel' : 'titanium'), product: said(i < 9 ? 'plate' : 'seal') }));
    const byElement = Object.fromEntries(questions(candidates, ORDER).map((q) => [q.element, q.reduction]));
    expect(byElement.material).toBe(0.5);
    expect(byElement.product).toBe(0.18); // 0.9 · 0.1 + 0.1 · 0.9
    expect(questions(candidates, ORDER)[0]!.element).toBe('material');
  });

  it('the silent cannot be set aside', () => {
    const candidates = Array.from({ length: 10 }, (_, i) => candidate(i, i < 2 ? { material: said(i ? 'steel' : 'titanium') } : {}));
    expect(questions(candidates, ['material'])[0]!.reduction).toBe(0.1);
  });

  it('keeps the usual order when nothing separates, and asks only for what is missing', () => {
    expect(questions([], ORDER).map((q) => q.element)).toEqual(ORDER);
    expect(questions([candidate(1, { material: said('steel') }), candidate(2, { material: said('copper') })], ['product', 'method']).map((q) => q.element)).toEqual(['product', 'method']);
  });
});

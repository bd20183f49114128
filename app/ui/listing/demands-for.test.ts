import { describe, expect, it } from 'vitest';
import { demandsShown } from './demands-for.tsx';

const match = (id: string, elements: string[], missing: string[] = []) => ({ demand_id: id, reasons: elements.map((element) => ({ element })), demand: { missing }, constraints: [] }) as never;
const ids = (list: readonly { demand_id: string }[]) => list.map((m) => m.demand_id);

describe('demands on a listing’s page', () => {
  it('are those it answers by an element, the first five, and the first three that a condition keeps apart', () => {
    const many = Array.from({ length: 7 }, (_, i) => match(`d${i}`, ['product']));
    const shown = demandsShown({ items: [match('near', ['problem']), ...many], apart: [match('far', ['problem']), ...many] });
    expect(ids(shown.fit)).toEqual(['d0', 'd1', 'd2', 'd3', 'd4']);
    expect(ids(shown.close)).toEqual(['d0', 'd1', 'd2']);
  });
  it('and one that names no element is answered as a whole', () => {
    const nothingNamed = match('whole', ['problem'], ['material', 'method', 'efficacy', 'product', 'application']);
    expect(ids(demandsShown({ items: [nothingNamed, match('near', ['problem'], ['method'])], apart: [] }).fit)).toEqual(['whole']);
  });
});

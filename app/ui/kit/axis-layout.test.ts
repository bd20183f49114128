import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadLabels } from './axis-layout.ts';

describe('labels on an axis', () => {
  it('stay where they are when there is room', () => {
    expect(spreadLabels([{ at: 100, width: 40 }, { at: 300, width: 40 }], 600)).toEqual([100, 300]);
  });

  it('move apart when they would overlap, in the order of their marks', () => {
    const [a, b] = spreadLabels([{ at: 200, width: 100 }, { at: 190, width: 100 }], 600);
    expect(a! - b!).toBeGreaterThanOrEqual(100);
  });

  it('never overlap or leave the axis while they fit on it', () => {
    fc.assert(fc.property(fc.array(fc.record({ at: fc.integer({ min: 0, max: 600 }), width: fc.integer({ min: 10, max: 120 }) }), { maxLength: 4 }), (labels) => {
      const at = spreadLabels(labels, 600);
      const spans = labels.map((l, i) => [at[i]! - l.width / 2, at[i]! + l.width / 2] as const).sort((a, b) => a[0] - b[0]);
      spans.forEach(([from, to], i) => {
        expect(from).toBeGreaterThanOrEqual(-1e-9);
        expect(to).toBeLessThanOrEqual(600 + 1e-9);
        if (i) expect(from).toBeGreaterThanOrEqual(spans[i - 1]![1]);
      });
    }));
  });
});

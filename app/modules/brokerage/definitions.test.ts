import { describe, expect, it } from 'vitest';
import { prove } from '#app/modules/process/definition/prove.ts';
import { walk } from '#app/modules/process/definition/walk.ts';
import { size } from '#tests/fixtures/sizes.ts';
import { BROKERAGE_DEFINITIONS, feeClaim1, introduction1 } from './definitions.ts';

describe.each(BROKERAGE_DEFINITIONS.map((d) => [`${d.name}@${d.version}`, d] as const))('%s', (_name, definition) => {
  it('is proved', () => { expect(prove(definition)).toEqual([]); });

  it('is walked at random without a defect, over every edge and through every state', () => {
    const report = walk(definition, size(2_000, 20_000), 20_261_201);
    expect(report.defects).toEqual([]);
    const timed = Object.values(definition.timers).map((t) => t.fires);
    expect([...new Set(definition.edges.map((e) => e.name))].filter((n) => !report.taken.has(n) && !timed.includes(n))).toEqual([]);
    expect(Object.keys(definition.states).filter((s) => !report.seen.has(s))).toEqual([]);
  });
});

describe('the proof', () => {
  it('finds an introduction that never happens, and a fee decided unheard', () => {
    const alone = { ...introduction1, edges: introduction1.edges.filter((e) => e.name !== 'company_consent') };
    expect(prove(alone)).toContain('introduced: unreachable');
    const unheard = { ...feeClaim1, edges: feeClaim1.edges.map((e) => (e.name === 'uphold' ? { ...e, requires: [] } : e)) };
    expect(prove(unheard)).toEqual(['uphold: releases without answer_heard']);
  });
});

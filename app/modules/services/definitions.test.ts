import { describe, expect, it } from 'vitest';
import { prove } from '#app/modules/process/definition/prove.ts';
import { walk } from '#app/modules/process/definition/walk.ts';
import { size } from '#tests/fixtures/sizes.ts';
import { SERVICE_DEFINITIONS, service1 } from './definitions.ts';

describe.each(SERVICE_DEFINITIONS.map((d) => [`${d.name}@${d.version}`, d] as const))('%s', (_name, definition) => {
  it('is proved', () => { expect(prove(definition)).toEqual([]); });

  it('is walked at random without a defect, over every edge and through every state', () => {
    const report = walk(definition, size(8_000, 40_000), 20_261_201);
    expect(report.defects).toEqual([]);
    const timed = Object.values(definition.timers).map((t) => t.fires);
    expect([...new Set(definition.edges.map((e) => e.name))].filter((n) => !report.taken.has(n) && !timed.includes(n))).toEqual([]);
    expect(Object.keys(definition.states).filter((s) => !report.seen.has(s))).toEqual([]);
  });
});

describe('the proof', () => {
  it('finds money that goes on unpaid, and a client that cannot leave', () => {
    expect(prove({ ...service1, edges: service1.edges.map((e) => (e.name === 'accept' ? { ...e, requires: [] } : e)) })).toContain('accept: releases without paid_in');
    expect(prove({ ...service1, edges: service1.edges.filter((e) => e.name !== 'complete_refund') })).toContain('refunding: no way out');
  });
});

import { describe, expect, it } from 'vitest';
import { prove } from '#app/modules/process/definition/prove.ts';
import { walk } from '#app/modules/process/definition/walk.ts';
import { size } from '#tests/fixtures/sizes.ts';
import { EVENT_DEFINITIONS, event1 } from './definitions.ts';

describe.each(EVENT_DEFINITIONS.map((d) => [`${d.name}@${d.version}`, d] as const))('%s', (_name, definition) => {
  it('is proved', () => { expect(prove(definition)).toEqual([]); });

  it('is walked at random without a defect, over every edge and through every state', () => {
    const report = walk(definition, size(2_000, 10_000), 20_261_201);
    expect(report.defects).toEqual([]);
    const timed = Object.values(definition.timers).map((t) => t.fires);
    expect([...new Set(definition.edges.map((e) => e.name))].filter((n) => !report.taken.has(n) && !timed.includes(n))).toEqual([]);
    expect(Object.keys(definition.states).filter((s) => !report.seen.has(s))).toEqual([]);
  });

  it('is found wanting without its end', () => {
    expect(prove({ ...event1, edges: event1.edges.filter((e) => e.name !== 'finish' && e.name !== 'call_off' && e.name !== 'override') })).not.toEqual([]);
  });
});

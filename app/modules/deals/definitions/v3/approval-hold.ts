import { define } from '#app/modules/process/definition/define.ts';
import type { Definition, Edge } from '#app/modules/process/definition/types.ts';

/** Clocks of what the seller has done and the platform has still to confirm: nobody is late while a second person of the platform is awaited. */
const STOPPED: readonly string[] = ['registration', 'acceptance'];

/**
 * A process with a hold while a second person of the platform is awaited (`approval_open`). It comes and goes by itself, stops what the
 * seller is already done with, and blocks nothing. Signing and paying go on: what a company asks of its own people stops no clock of the
 * other side's.
 */
export function withApprovalHold({ hash: _hash, ...process }: Definition): Definition {
  const active = [...new Set(process.edges.find((e) => e.name === 'freeze_ends')!.from)];
  const before = process.edges.find((e) => e.name === 'freeze_begins')!.from;
  const auto = { to: '@same', actor: 'system', auto: true, mends: true, during: ['dispute'] } as const;
  const edges: Edge[] = [
    { name: 'approval_begins', ...auto, from: before, when: ['approval_open'], starts: 'approval' },
    { name: 'approval_ends', ...auto, from: active, when: ['hold:approval', 'approval_closed'], ends: ['approval'] },
  ];
  return define({
    ...process, edges: [...process.edges, ...edges], facts: { ...process.facts, approval_open: 1, approval_closed: 1 }, oneOf: [...process.oneOf ?? [], ['approval_open', 'approval_closed']],
    holds: { ...process.holds, approval: { stops: STOPPED.filter((code) => code in process.timers) } },
  });
}

import { z } from 'zod';
import { defineGate } from './gate.ts';
import { cleared, open, newest } from './verdict.ts';

/** Rights in force and earlier deals leave room for this one, or the buyer takes them as they are. */
export const g5 = defineGate({
  code: 'G5', revision: 1, kinds: '*',
  filedBy: ['buyer'],
  form: z.object({ gate: z.literal('G5'), acknowledged: z.literal(true, { error: 'required' }), rights: z.array(z.string().max(64)).max(200) }),
  clears: { rights_to_acknowledge: ['buyer'] },
  rule(f) {
    if (f.conflicts.some((c) => c.severity === 'hard')) return open('rights_conflict');
    if (f.conflicts.length === 0) return cleared('rights_free');
    const known = newest(f, 'G5');
    const listed = new Set((known?.data.rights as string[] | undefined) ?? []);
    return known && f.conflicts.every((c) => listed.has(c.rightId)) ? cleared('rights_acknowledged', known) : open('rights_to_acknowledge');
  },
});

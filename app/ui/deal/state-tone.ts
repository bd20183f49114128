import type { Tone } from '../kit/status.tsx';

/** Tone of a deal's state: done is good, trouble wants attention, the rest is on its way. */
export function stateTone(state: string): Tone {
  if (state === 'closed' || state === 'active') return 'good';
  if (state === 'cancelled') return 'neutral';
  return state === 'disputed' || state === 'refunding' ? 'attention' : 'wait';
}

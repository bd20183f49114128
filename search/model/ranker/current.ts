import type { CorpusModel } from '../corpus-model.ts';
import type { RankerModel } from './ranker.ts';
import { RANKER_V2 } from './v2.ts';

/** The ranker a platform begins with. A new version takes its place only when the gate lets it (`gate.ts`, and the benchmark runs it). */
export const RANKER = RANKER_V2;

/** The ranker an installation uses with a model: what it learnt of its own companies' words, where the gate let that through, else the shipped one. */
export function rankerOf(model: Pick<CorpusModel, 'ranker'>): RankerModel { return model.ranker ?? RANKER; }

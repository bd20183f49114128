import { RANKER_V1 } from './v1.ts';

/** The ranker in use. A new version takes its place only when the gate lets it (`gate.ts`, and the benchmark runs it). */
export const RANKER = RANKER_V1;

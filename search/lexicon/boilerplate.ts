/**
 * Words that say nothing of the technology, in one place for the matching engine.
 * Each export is a block of lines, one word or phrase a line.
 */
export { boilerplateZh } from './boilerplate-zh.ts';
export { boilerplateEn } from './boilerplate-en.ts';
export { genericZh } from './boilerplate-generic-zh.ts';
export { genericEn } from './boilerplate-generic-en.ts';
export { askCuesEn, askCuesZh, backgroundCuesEn, backgroundCuesZh } from './boilerplate-cues.ts';

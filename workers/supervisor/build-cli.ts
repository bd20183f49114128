import { build } from './build.ts';

await build();
console.log('built');

import { build } from './build.ts';
import { childEnv } from './child-env.ts';

await build(childEnv('build', process.env));
console.log('built');

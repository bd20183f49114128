import { build, buildIfStale } from './build.ts';
import { childEnv } from './child-env.ts';

/** `npm run build`; with `--if-stale` only when the sources have changed since. */
const env = childEnv('build', process.env);
if (process.argv.includes('--if-stale')) console.log((await buildIfStale(env)) ? 'built' : 'up to date');
else {
  await build(env);
  console.log('built');
}

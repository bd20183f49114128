import { readEnv, type Env } from './env.ts';

let cached: Env | undefined;

/** The process's environment, read once. Everything below takes configuration as an argument. */
export function env(): Env {
  return (cached ??= readEnv(process.env));
}

import { AppError } from '#app/core/errors.ts';
import { secondFactorRequired, type SecondFactorEnv } from '#app/modules/identity/second-factor-rule.ts';
import type { Viewer } from './viewer.ts';

/**
 * Has this person to set up a second factor before anything else? Asked once, here, for pages and API alike; a token of theirs is bound too,
 * or an old one would be the way around.
 */
export function secondFactorDue(viewer: Viewer, env: SecondFactorEnv): boolean {
  return viewer.user !== null && !viewer.secondFactor && secondFactorRequired(env, viewer);
}

/** {@link secondFactorDue} as the API says it: `second_factor_required`. */
export function refuseWithoutSecondFactor(viewer: Viewer, env: SecondFactorEnv): void {
  if (secondFactorDue(viewer, env)) throw new AppError('second_factor_required');
}

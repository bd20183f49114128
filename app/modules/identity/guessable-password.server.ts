import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { fieldError } from '#app/core/errors.ts';
import type { BreachedPasswords } from '#app/platform/breached-passwords.ts';

/** A new password must stand this many guesses (a power of ten): beyond an attacker who tries on line, or knows the person. */
const LEAST_GUESSES_LOG10 = 10;
/** Longer passwords are judged by their beginning: judging costs more than the square of the length. */
const JUDGED = 64;
/** Words of this product that people reach for when they invent a password. */
const OUR_WORDS = ['jingzhe', '惊蛰', 'patent', '专利', '沉睡专利', 'zhuanli', 'licence', 'license', 'university', 'password', 'operator'];

let estimator: ZxcvbnFactory | undefined;

/**
 * Would this password fall to somebody who tries the common ones, keyboard rows, repetitions, dates, and words about the person and
 * this product? Nothing else is asked of it: no mixture of characters (NIST SP 800-63B, 5.1.1.2). Some milliseconds of CPU.
 */
export function isGuessable(password: string, about: readonly string[] = []): boolean {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const words = about.flatMap((text) => [text, ...text.split(/[\s@._-]+/)].map((word) => word.toLowerCase())).filter((word) => word.length > 2);
  return estimator.check(password.slice(0, JUDGED), [...OUR_WORDS, ...words]).guessesLog10 < LEAST_GUESSES_LOG10;
}

/**
 * Field error on `path`: `password_guessable` for a password that falls to guessing, `password_breached` for one that became known elsewhere,
 * where the installation names a list of those. `about`: name and address of the person.
 */
export async function refuseWeak(list: BreachedPasswords | null | undefined, path: string, password: string, about: readonly string[] = []): Promise<void> {
  if (isGuessable(password, about)) throw fieldError(path, 'password_guessable');
  if (list && await list.timesSeen(password) > 0) throw fieldError(path, 'password_breached');
}

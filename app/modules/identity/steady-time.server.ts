/** How long answers take that must not tell by the clock whether an address is known: well above the work of either case. */
export const STEADY_SHIPPED = { signUp: 700, passwordReset: 400 } as const;
/** The times in use. Tests of other things shorten them. */
export const STEADY_MS: Record<keyof typeof STEADY_SHIPPED, number> = { ...STEADY_SHIPPED };

/** Runs `work` and answers (or fails) no sooner than after `ms`: answers that must not differ in time. */
export async function atLeast<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const floor = new Promise<void>((resolve) => { setTimeout(resolve, ms); });
  const [outcome] = await Promise.allSettled([work(), floor]);
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}

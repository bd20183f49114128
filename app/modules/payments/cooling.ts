/** How long nothing is paid to an account after it was changed: time for the owners to read their mail and object. */
export const COOLING_HOURS = 72;

/** Until when payouts wait after a change of the payee's account; null when it was never changed, or the time is over. */
export function coolsUntil(changedAt: Date | null, now: Date): Date | null {
  if (!changedAt) return null;
  const end = new Date(changedAt.getTime() + COOLING_HOURS * 3_600_000);
  return end.getTime() > now.getTime() ? end : null;
}

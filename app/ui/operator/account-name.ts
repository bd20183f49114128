/** Family of an account code as the texts are keyed (`held.deal:deal_1` → `held_deal`), and the subject behind the colon. */
export function accountName(code: string): { family: string; subject: string | null } {
  const colon = code.indexOf(':');
  return { family: (colon < 0 ? code : code.slice(0, colon)).replace('.', '_'), subject: colon < 0 ? null : code.slice(colon + 1) };
}

import { hashOfText } from '#app/modules/documents/content.server.ts';
import { lintContract, type LintFinding } from '#app/modules/documents/contract-lint.ts';

/** Findings by the text's own hash: a contract is judged with every move of its deal, and its text changes only with a new version. */
const known = new Map<string, readonly LintFinding[]>();
const KEPT = 500;

/** What the lint finds in a contract's text; kept for texts met before. */
export function lintOf(text: string): readonly LintFinding[] {
  const hash = hashOfText(text);
  const found = known.get(hash) ?? lintContract(text);
  known.delete(hash);
  known.set(hash, found);
  if (known.size > KEPT) known.delete(known.keys().next().value!);
  return found;
}

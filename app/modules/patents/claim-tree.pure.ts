/** A claim and those that lean on it. */
export interface ClaimNode<T> { claim: T; on: readonly ClaimNode<T>[] }

/**
 * The claims a claim leans on as its text names them, first one first: "根据权利要求1或2所述的…", "The plate of claim 3 or 4, …". Empty when it names none.
 * "Any of the preceding claims" is every one before it; the first stands for them.
 */
export function leansOn(text: string, n: number): number[] {
  const head = text.slice(0, 400);
  if (/\b(?:any|one|either) (?:one )?of (?:the )?(?:preceding|previous|foregoing) claims?\b|(?:上述|前述)任[意一何]\S{0,3}权利要求(?!\s*\d)/i.test(head)) return n > 1 ? [1] : [];
  const match = /(?:权利要求书?|\bclaims?)\s*((?:\d+\s*(?:[-–—~～至到、,，或和及]|to|or|and)?\s*(?:any one of)?\s*)+)/i.exec(head);
  const numbers = match?.[1]?.match(/\d+/g)?.map(Number) ?? [];
  return numbers.filter((k) => k > 0 && k < n);
}

/** Claims as a tree: dependent ones under the first claim they lean on, in order of numbers. One that leans on nothing known stands by itself. */
export function claimTree<T extends { n: number; text: string; independent: boolean }>(claims: readonly T[]): ClaimNode<T>[] {
  interface Open { claim: T; on: Open[] }
  const roots: Open[] = [];
  const byNumber = new Map<number, Open>();
  for (const claim of [...claims].sort((a, b) => a.n - b.n)) {
    const node: Open = { claim, on: [] };
    const parent = claim.independent ? undefined : leansOn(claim.text, claim.n).map((k) => byNumber.get(k)).find((p) => p !== undefined);
    (parent?.on ?? roots).push(node);
    if (!byNumber.has(claim.n)) byNumber.set(claim.n, node);
  }
  return roots;
}

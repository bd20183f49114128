import { nameSkeleton } from '#app/core/names.ts';

/** Is the organisation among the owners a record names, under any of its known names? A record that names nobody says nothing against it. Pure. */
export function namesUs(owners: readonly string[], known: ReadonlySet<string>): boolean {
  return owners.length === 0 || owners.some((owner) => known.has(nameSkeleton(owner)));
}

/** Owners named by a record that are not the organisation: what a reader must be told instead of "owner: us". Pure. */
export function othersNamed(owners: readonly string[], known: ReadonlySet<string>): string[] {
  return owners.filter((owner) => !known.has(nameSkeleton(owner)));
}

import { nameSkeleton } from '#app/core/names.ts';
import type { Ownership } from '#app/core/vocabulary.ts';

/** Is the organisation among the owners a record names, under any of its known names? A record that names nobody says nothing against it. Pure. */
export function namesUs(owners: readonly string[], known: ReadonlySet<string>): boolean {
  return owners.length === 0 || owners.some((owner) => known.has(nameSkeleton(owner)));
}

/** Owners named by a record that are not the organisation: what a reader must be told instead of "owner: us". Pure. */
export function othersNamed(owners: readonly string[], known: ReadonlySet<string>): string[] {
  return owners.filter((owner) => !known.has(nameSkeleton(owner)));
}

/**
 * Columns of a row that say whose it is, as a record states the owners: what evidence has shown, a file does not overwrite; what the file says
 * of a row that is not proven decides whose it is called. Pure.
 */
export function ownersOf(row: { orgId: string; ownership: Ownership }, stated: { assignees: string[]; coOwned: boolean }, known: ReadonlySet<string>): { assignees?: string[]; coOwned?: boolean; ownerOrgId?: string | null } {
  return row.ownership === 'proven' ? {} : { ...stated, ownerOrgId: namesUs(stated.assignees, known) ? row.orgId : null };
}

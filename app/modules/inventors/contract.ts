import { z } from 'zod';
import { zDay, zId, zInstant, zText } from '#app/core/contract.ts';
import { LEGAL_STATUSES, LISTING_STATUSES } from '#app/core/vocabulary.ts';
import { zEmail } from '#app/modules/identity/contract.ts';

/** Patents one invitation names at most. */
export const MAX_INVITED = 100;

/** An officer invites an inventor to patents and confirms thereby that the person is among their inventors. */
export const InviteInventorInput = z.object({
  email: zEmail,
  /** As the patents write it; what is among a patent's inventors is kept with the link. */
  name: zText(120, 1),
  patent_ids: z.array(zId('patent'), { error: 'required' }).min(1, { error: 'required' }).max(MAX_INVITED, { error: 'too_many' }),
});
export type InviteInventorInput = z.output<typeof InviteInventorInput>;

/** A link as officers see it. `invited`: the invitation waits; `linked`: the account sees the patent; `lapsed`: the invitation ran out or was withdrawn; `ended`. */
export const LINK_STATES = ['invited', 'linked', 'lapsed', 'ended'] as const;
export const InventorLink = z.object({
  id: zId('patentInventor'), patent_id: zId('patent'), patent_number: z.string(), title: z.object({ zh: z.string(), en: z.string() }),
  email: z.string(), name: z.string(), name_on_patent: z.string(), state: z.enum(LINK_STATES), confirmed_by: z.string(), confirmed_at: zInstant, ended_at: zInstant.nullable(),
});
export type InventorLink = z.infer<typeof InventorLink>;

/** A patent whose inventors carry a name, for the officer to choose. */
export const NameMatch = z.object({ patent_id: zId('patent'), patent_number: z.string(), title: z.object({ zh: z.string(), en: z.string() }), written: z.string(), filing_date: zDay.nullable() });
export type NameMatch = z.infer<typeof NameMatch>;

/** What an inventor sees of a patent of their own: no price, no party, no sum. */
export const Invention = z.object({
  patent_id: zId('patent'), patent_number: z.string(), organisation: z.object({ zh: z.string(), en: z.string() }), title: z.object({ zh: z.string(), en: z.string() }), inventors: z.array(z.string()).max(500),
  legal_status: z.enum(LEGAL_STATUSES), filing_date: zDay.nullable(), grant_date: zDay.nullable(), expiry_date: zDay.nullable(),
  listing: z.object({ id: zId('listing'), status: z.enum(LISTING_STATUSES) }).nullable(),
  /** Running and ended deals about it, newest first: kind and whether it still runs. */
  deals: z.array(z.object({ kind: z.string(), state: z.string(), opened_at: zInstant, closed_at: zInstant.nullable() })).max(50),
  /** Questions put to inventors, and how many of them this person has answered. */
  questions: z.object({ asked: z.int(), answered: z.int() }),
});
export type Invention = z.infer<typeof Invention>;

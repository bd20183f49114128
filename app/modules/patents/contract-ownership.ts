import { z } from 'zod';
import { zDay, zId, zInstant, zText } from '#app/core/contract.ts';
import { zName } from '#app/core/names.ts';
import { CLAIM_KINDS, CLAIM_STATES, OWNERSHIPS, PROOF_KINDS, PROOF_STATES } from '#app/core/vocabulary.ts';

/** What a holder states of the register extract it hands in; an operator compares each of it with the file. */
export const ProofInput = z.object({
  extract_no: zText(200, 2),
  as_of: zDay,
  /** Owner as the extract writes it: several co-owners are separated by line breaks or semicolons. */
  owner_names: zText(1_000, 1),
});
export type ProofInput = z.output<typeof ProofInput>;

/** The owners named in one text, each once. Pure. */
export const ownersIn = (text: string): string[] => [...new Set(text.split(/[\n;；]+/).map((n) => n.replace(/\s+/g, ' ').trim()).filter(Boolean))].slice(0, 20);

export const zProof = z.object({
  id: zId('proof'), kind: z.enum(PROOF_KINDS), state: z.enum(PROOF_STATES), owner_names: z.array(z.string()), reference: z.string(), as_of: zDay,
  file_id: zId('file').nullable(), reason: z.string(), is_appeal: z.boolean(), created_at: zInstant, decided_at: zInstant.nullable(),
});
export type ProofResource = z.output<typeof zProof>;

/** A claim as the holder it is made against sees it: no name, no mail, and while it is open no more than that it is being looked at. */
export const zHolderClaim = z.object({
  /** Which side this organisation is on. */
  side: z.enum(['holder', 'claimant']), kind: z.enum(CLAIM_KINDS),
  id: zId('claim'), state: z.enum(CLAIM_STATES), with_evidence: z.boolean(), decision: z.string(), can_appeal: z.boolean(), created_at: zInstant, decided_at: zInstant.nullable(),
});
export type HolderClaim = z.output<typeof zHolderClaim>;

/** Who owns a patent on the platform, and by what; for the organisation that holds the row. */
export const zOwnershipStatus = z.object({
  patent_id: zId('patent'), number: z.string(), title: z.object({ zh: z.string(), en: z.string() }),
  ownership: z.enum(OWNERSHIPS), as_of: zDay.nullable(), due_on: zDay.nullable(),
  /** Owners the record names that are not this organisation. */
  others_named: z.array(z.string()),
  /** Another organisation has shown that it owns the same right. */
  proven_elsewhere: z.boolean(),
  /** A trusted register is configured here and can be asked. */
  register: z.string().nullable(),
  oldest_extract: zDay, today: zDay,
  proofs: z.array(zProof), claims: z.array(zHolderClaim),
});
export type OwnershipStatus = z.output<typeof zOwnershipStatus>;

const email = z.string({ error: 'required' }).trim().toLowerCase().max(254, { error: 'too_long' }).pipe(z.email({ error: 'invalid_email' }));

/** "This is ours": said by anybody, with an account or without. */
export const ClaimInput = z.object({ name: zName(80), email, organisation: zName(160, 2), reason: zText(3_000, 20) });
export type ClaimInput = z.output<typeof ClaimInput>;

export const AppealInput = z.object({ reason: zText(3_000, 20) });

/** What the claimant may see of their claim, by the link in the mail. */
export const zClaimView = z.object({
  id: zId('claim'), kind: z.enum(CLAIM_KINDS), state: z.enum(CLAIM_STATES), number: z.string(), title: z.object({ zh: z.string(), en: z.string() }), organisation: z.string(), reason: z.string(),
  decision: z.string(), can_appeal: z.boolean(), appealed: z.boolean(), created_at: zInstant, decided_at: zInstant.nullable(),
});
export type ClaimView = z.output<typeof zClaimView>;

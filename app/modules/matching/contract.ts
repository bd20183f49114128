import { z } from 'zod';
import { zId, zInstant } from '#app/core/contract.ts';
import { ELEMENTS, PASS_REASONS } from '#app/core/vocabulary.ts';
import { demandResourceSchema } from '#app/modules/demands/contract.ts';
import { listingCardSchema } from '#app/modules/listings/contract.ts';
import { CONSTRAINTS } from './constraints.ts';

export const matchesQuerySchema = z.object({ limit: z.coerce.number().int().min(1).max(50).default(20) });
export type MatchesQuery = z.input<typeof matchesQuerySchema>;

/** `POST /demands/{id}/matches/{listing_id}/feedback`. A pass says why, from the list; interest needs no reason. */
export const feedbackInputSchema = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('interested'), reason: z.null().optional() }),
  z.object({ verdict: z.literal('pass'), reason: z.enum(PASS_REASONS, { error: 'required' }) }),
]);
export type FeedbackInput = z.input<typeof feedbackInputSchema>;

export const feedbackSchema = z.object({ verdict: z.enum(['interested', 'pass']), reason: z.enum(PASS_REASONS).nullable(), at: zInstant });
export type Feedback = z.infer<typeof feedbackSchema>;

const reasonSchema = z.object({
  element: z.enum([...ELEMENTS, 'problem']),
  /** What the demand asks for. */
  text: z.string(),
  /** The listing's sentence that answers it; `hits` are [start, end) offsets of the words in common. */
  evidence: z.object({ sentence: z.string(), lang: z.enum(['zh', 'en']), hits: z.array(z.tuple([z.number().int(), z.number().int()])) }),
});

const constraintSchema = z.object({ code: z.enum(CONSTRAINTS), met: z.boolean(), detail: z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }) });

const explained = {
  /** 0 to 1, comparable within one answer. */
  score: z.number(),
  rank: z.number().int(),
  reasons: z.array(reasonSchema),
  constraints: z.array(constraintSchema),
  /** Elements the demand states and this listing shows nothing for. */
  missing: z.array(z.enum(ELEMENTS)),
};

/** A pass on another listing that reaches this one: its reason, and the listing it was said of. */
const loweredSchema = z.object({ reason: z.enum(PASS_REASONS), because: zId('listing') });
/** What an answer was made with; the same versions over the same market give the same answer. */
const versionSchema = z.object({ engine: z.string(), model: z.string(), ranker: z.string() });
export const matchSchema = z.object({
  listing_id: zId('listing'), patent_number: z.string(), ...explained, lowered: z.array(loweredSchema), my_feedback: feedbackSchema.nullable(), card: listingCardSchema,
  /** Further listings of the same owner's patent family that were found: shown with this one, which answers best. They may break a condition. */
  family: z.array(z.object({ listing_id: zId('listing'), patent_number: z.string() })),
});
export type Match = z.infer<typeof matchSchema>;

export const matchesSchema = z.object({
  items: z.array(matchSchema),
  /** Near in substance but breaking a hard constraint; never mixed into the items. */
  apart: z.array(matchSchema),
  /** Of each listing set apart, what would have to change for it to be a match. */
  near_misses: z.array(z.object({ listing_id: zId('listing'), changes: z.array(constraintSchema.pick({ code: true, detail: true })) })),
  /** Elements the demand does not state yet, in the interview's order. */
  missing_elements: z.array(z.enum(ELEMENTS)),
  next_cursor: z.null(),
  /** True while this process is still loading the market and the search engine or the database proposed the candidates. */
  reduced: z.boolean(),
  version: versionSchema,
});
export type Matches = z.infer<typeof matchesSchema>;

export const demandMatchSchema = z.object({ demand_id: zId('demand'), ...explained, demand: demandResourceSchema });
export type DemandMatch = z.infer<typeof demandMatchSchema>;
export const demandMatchesSchema = z.object({ items: z.array(demandMatchSchema), apart: z.array(demandMatchSchema), next_cursor: z.null(), reduced: z.boolean(), version: versionSchema });
export type DemandMatches = z.infer<typeof demandMatchesSchema>;

import { z } from 'zod';
import { MONEY_INPUTS, valuationInputSchema, zSourceNote } from '#app/modules/valuation/contract.ts';

/** Sources as a plain object: a form sends a note per field, and reading it must not depend on which fields there are. */
const sources = z.object(Object.fromEntries([...MONEY_INPUTS, 'facts', 'trl', 'expiry_date'].map((key) => [key, zSourceNote.optional()])));

/** The contract of a valuation as a form: the same fields and the same codes. */
export const valuationFormSchema = valuationInputSchema.safeExtend({ sources: sources.optional() as unknown as typeof valuationInputSchema.shape.sources });

import { z } from 'zod';
import { fieldError } from '#app/core/errors.ts';
import { zId, zText } from '#app/core/contract.ts';
import { isId } from '#app/core/ids.ts';
import { portfolioAddress } from '#app/modules/patents/contract-portfolio.ts';
import { BATCH_STEPS, MAX_CHOSEN, type Selection } from '#app/modules/portfolio/contract.ts';

const step = z.enum(BATCH_STEPS, { error: 'required' });
/** Ids with commas between them, or `all?` and the filter of the list as its address has it. */
const selection = z.string().min(1, { error: 'choose_one' }).max(60 * MAX_CHOSEN, { error: 'too_many_chosen' });
const assignee = z.string().max(60).default('');
const mark = z.enum(['true']).optional();

/** The forms of the list. */
export const ListForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('preview'), step, selection, assignee }),
  z.object({ intent: z.literal('apply'), step, selection, assignee, expected: z.coerce.number().int().min(0) }),
  z.object({ intent: z.literal('undo'), batch_id: zId('portfolioBatch') }),
  z.object({ intent: z.literal('keep_view'), name: zText(60, 1), shared: mark, is_default: mark, query: z.string().max(1_500).default('') }),
  z.object({ intent: z.literal('drop_view'), view_id: zId('portfolioView') }),
]);

const Filter = z.object(portfolioAddress);

/** What a form's `selection` means. Throws `validation` for what is neither ids nor a filter. */
export function selectionFrom(text: string): Selection {
  if (text.startsWith('all?')) {
    const { sort: _sort, direction: _direction, ...filter } = Filter.parse(Object.fromEntries(new URLSearchParams(text.slice(4))));
    return { filter };
  }
  const ids = [...new Set(text.split(','))];
  if (!ids.every((id) => isId('patent', id))) throw fieldError('selection', 'choose_one');
  if (ids.length > MAX_CHOSEN) throw fieldError('selection', 'too_many_chosen');
  return { ids };
}

import { remarkCode } from '../contract-statements.ts';
import type { StatementLine } from './statement.ts';

/** Something the bank is expected to show: money that was announced, or that two operators are to send. */
export interface Expected { kind: 'receipt' | 'payout' | 'refund'; id: string; dealId: string; currency: string; amount: number; partyNames: readonly string[]; serial?: string | null }

/** Why a line was taken for something: `serial` (recorded under this number), `code` (remark and sum), `party` (sum and name). */
export interface Proposal { kind: Expected['kind']; id: string; dealId: string; by: 'serial' | 'code' | 'party'; problem: 'amount_differs' | null }

const flat = (text: string) => text.normalize('NFKC').toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
/** Company forms and brackets carry no difference between two spellings of one payer. */
const nameOf = (text: string) => flat(text).replace(/(股份有限公司|有限责任公司|有限公司|COLTD|LIMITED|LTD|INC)$/u, '');

/**
 * What a line of the statement is for, by its number, its remark and sum, or its sum and payer, in this order; null when nothing fits or
 * several things fit alike: a guess is a person's business. A remark that names a deal with another sum is proposed with the problem named.
 */
export function matchLine(line: Pick<StatementLine, 'direction' | 'currency' | 'amount' | 'partyName' | 'remark' | 'serial'>, expected: readonly Expected[]): Proposal | null {
  const fits = expected.filter((e) => (line.direction === 'in') === (e.kind === 'receipt') && e.currency === line.currency);
  const take = (list: readonly Expected[], by: Proposal['by'], problem: Proposal['problem'] = null): Proposal | null =>
    (list.length === 1 ? { kind: list[0]!.kind, id: list[0]!.id, dealId: list[0]!.dealId, by, problem } : null);
  const numbered = fits.filter((e) => e.serial && flat(e.serial) === flat(line.serial));
  if (numbered.length) return take(numbered, 'serial', numbered[0]!.amount === line.amount ? null : 'amount_differs');
  const remark = flat(line.remark);
  const named = fits.filter((e) => e.dealId !== '' && (remark.includes(remarkCode(e.dealId)) || remark.includes(flat(e.dealId))));
  if (named.length) return take(named.filter((e) => e.amount === line.amount), 'code') ?? take(named, 'code', 'amount_differs');
  const party = nameOf(line.partyName);
  return party === '' ? null : take(fits.filter((e) => e.amount === line.amount && e.partyNames.some((n) => nameOf(n) === party)), 'party');
}

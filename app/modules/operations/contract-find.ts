import { z } from 'zod';
import { zText } from '#app/core/contract.ts';

/** What an operator has in hand. */
export const zFind = z.object({ q: zText(200, 2) });

export const FOUND_KINDS = [
  'deal', 'listing', 'sale', 'offer', 'demand', 'service', 'mandate', 'introduction', 'fee_claim', 'journal', 'payout', 'patent', 'payment', 'bank_order', 'statement_line', 'approval', 'document', 'valuation', 'org', 'person',
] as const;

/** One thing that was found: what it is, what it is called, and the page that opens it. */
export interface Found { kind: (typeof FOUND_KINDS)[number]; id: string; title: { zh: string; en: string }; detail: string; href: string }

/** One event of the trail of an organisation or a person. */
export interface HistoryEvent { at: string; action: string; subject: string; by: string; chain: string }

export interface DirectoryOrg { id: string; slug: string; kind: string; title: { zh: string; en: string }; verification: string; members: number; deals: number; since: string }
export interface DirectoryPerson { id: string; name: string; email: string; orgs: { id: string; title: { zh: string; en: string }; role: string; left: boolean }[]; closed: boolean; since: string }

import type { Life } from '#app/modules/patents/life.ts';
import type { DealKind, GateCode, Ownership } from '#app/core/vocabulary.ts';
import type { DealPack } from '../rule-packs/cn.ts';
import type { RightsConflict } from '../rights.ts';

export type GateState = 'cleared' | 'open' | 'not_applicable';

/** One gate of one deal. `why` is a code the texts are keyed by; `evidenceId` names the row that cleared it. */
export interface GateResult { code: GateCode; state: GateState; why: string; evidenceId: string | null; by: string | null }

export interface EvidenceRow {
  id: string;
  gate: GateCode | null;
  kind: string;
  data: Record<string, unknown>;
  byOrgId: string | null;
  byUserId: string | null;
  at: Date;
}

/** Everything the gates look at, read from the database in one go. Days are `YYYY-MM-DD`, amounts minor units. */
export interface GateFacts {
  kind: DealKind;
  price: number;
  currency: string;
  valuationAmount: number | null;
  pack: DealPack;
  today: string;
  seller: { id: string; kind: string; stateOwned: boolean; region: string };
  buyer: { id: string; region: string };
  /** `readOn`: newest day of anybody's reading, the seller's own too; `provenOn`: of evidence that was accepted. */
  patent: { ownerOrgId: string | null; ownership: Ownership; coOwned: boolean; frozen: boolean; pledged: boolean; life: Life; readOn: string | null; provenOn: string | null };
  /** Facts that make the sides related parties, whatever they declare. */
  related: readonly string[];
  /** Pledges and freezes in the rights ledger. */
  encumbrances: readonly { kind: 'pledge' | 'freeze' }[];
  conflicts: readonly RightsConflict[];
  approvalNumber: string;
  noticeStartsOn: string | null;
  /** Findings of the lint on the current contract; null while there is no contract. */
  lint: readonly { code: string }[] | null;
  held: number;
  /** Released already: what was held is proven by the release itself. */
  released: boolean;
  /** In the order they were put forward. */
  evidence: readonly EvidenceRow[];
}

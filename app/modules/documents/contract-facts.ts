import type { Currency } from '#app/core/money.ts';
import type { DealKind } from '#app/core/vocabulary.ts';

/** Everything a contract states, gathered by the caller; this room knows no deal. */
export interface ContractFacts {
  dealId: string;
  kind: DealKind;
  seller: { nameZh: string; nameEn: string };
  buyer: { nameZh: string; nameEn: string };
  broker: { nameZh: string; nameEn: string } | null;
  patent: {
    titleZh: string; titleEn: string; number: string; applicationNumber: string | null; grantNumber: string | null;
    filingDate: string | null; expiryDate: string | null; applicants: readonly string[]; patentees: readonly string[];
  };
  currency: Currency;
  priceAmount: number;
  royaltyBps: number;
  /** Least royalty of a period (0: none), whether it counts against later ones, and the days within which a royalty is paid after its report. */
  royaltyMinimum: number;
  minimumCreditable: boolean;
  royaltyPaymentDays: number;
  equityShareBps: number;
  valuationAmount: number | null;
  fieldOfUse: string;
  territory: string;
  termMonths: number | null;
  platformFeeBps: number;
  brokerFeeBps: number;
  /** Days after the contract within which the certificate must be there, and months for a licence's recordal. */
  registrationDays: number;
  recordalMonths: number;
  /** Licences that already stand and go over with the patent. */
  standingRights: readonly { kind: string; holder: string; fieldOfUse: string; territory: string; endsOn: string | null }[];
  /** Clauses the parties wrote themselves. */
  additionalClauses: string;
}

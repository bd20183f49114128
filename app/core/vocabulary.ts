/** Closed lists of the field's terms, shared by contracts, database checks, search facets and the UI. */

export const LOCALES = ['zh', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

export const PATENT_KINDS = ['invention', 'utility_model', 'design', 'plant', 'reissue'] as const;
export type PatentKind = (typeof PATENT_KINDS)[number];

/** Legal status of the right. `unknown`: nobody has read the register yet. `pending`: application only. `lapsed`, `expired`, `revoked`, `withdrawn` are death, a veto everywhere. */
export const LEGAL_STATUSES = ['unknown', 'pending', 'in_force', 'in_grace', 'lapsed', 'expired', 'revoked', 'withdrawn'] as const;
export type LegalStatus = (typeof LEGAL_STATUSES)[number];

/** Ways a right can be offered and a deal be made. */
export const DEAL_KINDS = ['transfer', 'exclusive_licence', 'sole_licence', 'ordinary_licence', 'equity'] as const;
export type DealKind = (typeof DEAL_KINDS)[number];

export const LISTING_STATUSES = ['draft', 'published', 'suspended', 'under_offer', 'transferred', 'withdrawn'] as const;
export type ListingStatus = (typeof LISTING_STATUSES)[number];

export const DEMAND_STATUSES = ['draft', 'open', 'paused', 'closed'] as const;
export type DemandStatus = (typeof DEMAND_STATUSES)[number];

/** The five elements a demand states and a match answers. */
export const ELEMENTS = ['material', 'method', 'efficacy', 'product', 'application'] as const;
export type Element = (typeof ELEMENTS)[number];

export const OFFER_STATUSES = ['open', 'accepted', 'rejected', 'withdrawn', 'expired', 'lost'] as const;
export type OfferStatus = (typeof OFFER_STATUSES)[number];

/** Why a buyer passes on a match: a fixed list, because reasons move rank, grade and listing advice. */
export const PASS_REASONS = [
  'too_early', 'benefit_unclear', 'route_unclear', 'application_unclear', 'scientific_doubt', 'price', 'legal_or_life', 'already_solved', 'out_of_scope',
] as const;
export type PassReason = (typeof PASS_REASONS)[number];

export const CREDIBILITY_TIERS = ['unverified', 'identity_verified', 'budget_proven', 'deposit_paid'] as const;
export type CredibilityTier = (typeof CREDIBILITY_TIERS)[number];

/** Territories a right is offered in: patent jurisdictions, and WW for a family offered whole. */
export const TERRITORIES = ['CN', 'US', 'EP', 'JP', 'KR', 'WW'] as const;
export type Territory = (typeof TERRITORIES)[number];

export const GATE_CODES = ['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G9', 'G10', 'G11', 'G12', 'G13', 'G14', 'G15', 'G16'] as const;
export type GateCode = (typeof GATE_CODES)[number];

/** Technology readiness levels 1-9. */
export const TRL_MIN = 1;
export const TRL_MAX = 9;

export const IPC_SECTIONS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;
export type IpcSection = (typeof IPC_SECTIONS)[number];

/** Where a check of an organisation's identity stands while it does not hold (`verified` beside a date that says it does). */
export const VERIFICATION_STATES = ['unverified', 'submitted', 'refused', 'expired', 'verified'] as const;
export type VerificationState = (typeof VERIFICATION_STATES)[number];
/** Where an organisation is registered: at home by credit code, abroad by a register's number. */
export const REGISTER_REGIMES = ['cn', 'foreign'] as const;
export type RegisterRegime = (typeof REGISTER_REGIMES)[number];
export const VERIFICATION_DECISIONS = ['submitted', 'verified', 'refused', 'withdrawn'] as const;
export type VerificationDecision = (typeof VERIFICATION_DECISIONS)[number];

/** `unproven`: nobody compared evidence. `proven`. `passed`: it was proven, and a registered deal moved the right on. `lost`: somebody else was shown to own it. */
export const OWNERSHIPS = ['unproven', 'proven', 'passed', 'lost'] as const;
export type Ownership = (typeof OWNERSHIPS)[number];
export const PROOF_KINDS = ['register_extract', 'adapter', 'platform_deal'] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];
/** Who confirmed a person's name: an owner of their organisation, or the platform when it verified the organisation. */
export const ATTESTERS = ['owner', 'operator'] as const;
export type Attester = (typeof ATTESTERS)[number];
/** Kinds of accepted proof that are a register's word about the owner: an extract a reviewer compared, a trusted register itself, a registration whose certificate the operator confirmed. */
export const REGISTER_WORD: readonly ProofKind[] = ['register_extract', 'adapter', 'platform_deal'];
export const PROOF_STATES = ['pending', 'accepted', 'refused', 'withdrawn', 'superseded'] as const;
export type ProofState = (typeof PROOF_STATES)[number];
export const CLAIM_KINDS = ['statement', 'rival_holder', 'appeal'] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];
export const CLAIM_STATES = ['open', 'upheld', 'dismissed'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** What makes two organisations related parties whatever they declare. */
export const RELATED_FACTS = ['common_member', 'credit_code', 'address', 'payout_account'] as const;
export type RelatedFact = (typeof RELATED_FACTS)[number];

/** Advice for a patent (rules: app/modules/patents/advice.ts): offer it now · fill its gaps · sell it with its neighbours · keep it as defence · declare an open licence · stop paying. */
export const ADVICE = ['wake_now', 'nurture', 'package', 'keep_defence', 'open_licence', 'let_lapse'] as const;
export type Advice = (typeof ADVICE)[number];
/** Cases of the national statistic of high-value invention patents; any one makes a patent one. */
export const HIGH_VALUE_CASES = ['strategic_industry', 'foreign_family', 'long_maintained', 'pledged', 'award'] as const;
export type HighValueCase = (typeof HIGH_VALUE_CASES)[number];

/** How one group of notices reaches a person. */
export const NOTICE_CHANNELS = ['mail', 'digest', 'app', 'off'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

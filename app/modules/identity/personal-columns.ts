/**
 * Every column of the database that names a person, and what becomes of it when they leave an organisation and when they close their
 * account. A test compares this list with the schema: a new column that names people has to be decided here.
 *
 * `fact`: what was done stays as it was done; after closing, the id leads to a row without name or address. `work`: goes to whoever takes
 * over. `choice`: goes to them or ends, as the person who removes (or leaves) chooses. `access`: ends.
 */
export type PersonalRule = 'fact' | 'work' | 'choice' | 'access';
export interface PersonalColumn { table: string; column: string; rule: PersonalRule; /** Columns not shown even to the person: secrets, or what belongs to others. */ hide?: readonly string[] }

export const PERSONAL_COLUMNS: readonly PersonalColumn[] = [
  { table: 'accounts', column: 'user_id', rule: 'access', hide: ['password', 'access_token', 'refresh_token', 'id_token'] },
  { table: 'sessions', column: 'user_id', rule: 'access', hide: ['token'] },
  { table: 'known_devices', column: 'user_id', rule: 'access', hide: ['token_hash'] },
  { table: 'two_factors', column: 'user_id', rule: 'access', hide: ['secret', 'backup_codes'] },
  { table: 'passkeys', column: 'user_id', rule: 'access', hide: ['public_key', 'credential_id'] },
  { table: 'api_tokens', column: 'user_id', rule: 'access', hide: ['token_hash'] },
  { table: 'members', column: 'user_id', rule: 'access' },
  { table: 'invitations', column: 'invited_by', rule: 'access', hide: ['token_hash'] },
  { table: 'demands', column: 'created_by', rule: 'work' },
  { table: 'notifications', column: 'user_id', rule: 'work' },
  { table: 'saved_listings', column: 'user_id', rule: 'choice' },
  { table: 'saved_searches', column: 'user_id', rule: 'choice' },
  { table: 'saved_search_alerts', column: 'user_id', rule: 'choice' },
  { table: 'match_feedback', column: 'user_id', rule: 'fact' },
  { table: 'offer_rounds', column: 'by_user_id', rule: 'fact' },
  { table: 'case_moves', column: 'actor_user_id', rule: 'fact' },
  { table: 'deal_evidence', column: 'by_user_id', rule: 'fact' },
  { table: 'deal_gates', column: 'cleared_by', rule: 'fact' },
  { table: 'deal_documents', column: 'created_by_user', rule: 'fact', hide: ['body', 'bodies', 'text'] },
  { table: 'deal_messages', column: 'user_id', rule: 'fact' },
  { table: 'signatures', column: 'user_id', rule: 'fact' },
  { table: 'imports', column: 'created_by', rule: 'fact', hide: ['inspection', 'mapping'] },
  { table: 'payments', column: 'created_by', rule: 'fact' },
  { table: 'payments', column: 'recorded_by', rule: 'fact' },
  { table: 'payments', column: 'confirmed_by', rule: 'fact' },
  { table: 'royalty_reports', column: 'by_user_id', rule: 'fact' },
  { table: 'bank_orders', column: 'recorded_by', rule: 'fact' },
  { table: 'bank_orders', column: 'confirmed_by', rule: 'fact' },
  { table: 'bank_orders', column: 'rejected_by', rule: 'fact' },
  { table: 'money_incidents', column: 'closed_by', rule: 'fact' },
  { table: 'bank_statements', column: 'uploaded_by', rule: 'fact' },
  { table: 'bank_statement_lines', column: 'assigned_by', rule: 'fact' },
  { table: 'bank_statement_lines', column: 'confirmed_by', rule: 'fact' },
  { table: 'ledger_corrections', column: 'asked_by', rule: 'fact' },
  { table: 'ledger_corrections', column: 'confirmed_by', rule: 'fact' },
  { table: 'ledger_corrections', column: 'rejected_by', rule: 'fact' },
  { table: 'incidents', column: 'resolved_by', rule: 'fact' },
  { table: 'org_verifications', column: 'submitted_by', rule: 'fact' },
  { table: 'org_verifications', column: 'reviewed_by', rule: 'fact' },
  { table: 'org_aliases', column: 'approved_by', rule: 'fact' },
  { table: 'ownership_proofs', column: 'submitted_by', rule: 'fact' },
  { table: 'ownership_proofs', column: 'reviewed_by', rule: 'fact' },
  { table: 'ownership_claims', column: 'claimant_user_id', rule: 'fact', hide: ['address_hash'] },
  { table: 'ownership_claims', column: 'decided_by', rule: 'fact', hide: ['address_hash'] },
  { table: 'files', column: 'created_by', rule: 'fact', hide: ['key'] },
  { table: 'valuations', column: 'created_by', rule: 'fact' },
  { table: 'valuation_batches', column: 'created_by', rule: 'fact' },
  { table: 'valuation_answers', column: 'user_id', rule: 'fact' },
  { table: 'audit_events', column: 'actor', rule: 'fact' },
];

CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"name" text NOT NULL,
	"user_id" text NOT NULL,
	"org_id" text NOT NULL,
	"scopes" text[] DEFAULT '{}'::text[] NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_tokens_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"active_org_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"locale" text DEFAULT 'zh' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"approval_limit" bigint,
	"token_hash" text NOT NULL,
	"invited_by" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitations_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "invitations_role_check" CHECK ("invitations"."role" in ('owner', 'manager', 'member', 'viewer'))
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"approval_limit" bigint,
	"removed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "members_org_user_key" UNIQUE("org_id","user_id"),
	CONSTRAINT "members_role_check" CHECK ("members"."role" in ('owner', 'manager', 'member', 'viewer'))
);
--> statement-breakpoint
CREATE TABLE "org_payout_accounts" (
	"org_id" text PRIMARY KEY NOT NULL,
	"provider_account_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "orgs" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"kind" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"about_zh" text DEFAULT '' NOT NULL,
	"about_en" text DEFAULT '' NOT NULL,
	"region" text DEFAULT 'CN' NOT NULL,
	"state_owned" boolean DEFAULT false NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"verified_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "orgs_slug_unique" UNIQUE("slug"),
	CONSTRAINT "orgs_kind_check" CHECK ("orgs"."kind" in ('university', 'company', 'broker', 'operator'))
);
--> statement-breakpoint
CREATE TABLE "saved_listings" (
	"org_id" text NOT NULL,
	"user_id" text NOT NULL,
	"listing_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_listings_org_id_user_id_listing_id_pk" PRIMARY KEY("org_id","user_id","listing_id")
);
--> statement-breakpoint
CREATE TABLE "saved_searches" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_errors" (
	"org_id" text NOT NULL,
	"import_id" text NOT NULL,
	"row" integer NOT NULL,
	"n" integer NOT NULL,
	"field" text NOT NULL,
	"code" text NOT NULL,
	"value" text DEFAULT '' NOT NULL,
	CONSTRAINT "import_errors_import_id_row_n_pk" PRIMARY KEY("import_id","row","n")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"created_by" text,
	"file_name" text NOT NULL,
	"file_key" text NOT NULL,
	"file_size" integer NOT NULL,
	"format" text DEFAULT 'auto' NOT NULL,
	"mapping" jsonb,
	"dry_run" boolean DEFAULT false NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"rows_total" integer DEFAULT 0 NOT NULL,
	"rows_created" integer DEFAULT 0 NOT NULL,
	"rows_updated" integer DEFAULT 0 NOT NULL,
	"rows_unchanged" integer DEFAULT 0 NOT NULL,
	"rows_rejected" integer DEFAULT 0 NOT NULL,
	"error" text,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "imports_org_id_key" UNIQUE("org_id","id"),
	CONSTRAINT "imports_status_check" CHECK ("imports"."status" in ('queued', 'running', 'succeeded', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "patent_facts" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"patent_id" text NOT NULL,
	"fact" text NOT NULL,
	"value" jsonb,
	"source" text NOT NULL,
	"as_of" date NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "patent_rights" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"patent_id" text NOT NULL,
	"patent_number" text NOT NULL,
	"kind" text NOT NULL,
	"field_of_use" text DEFAULT '*' NOT NULL,
	"territory" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"holder_org_id" text,
	"holder_name" text DEFAULT '' NOT NULL,
	"deal_id" text,
	"source" text NOT NULL,
	"as_of" date NOT NULL,
	"ended_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "patent_rights_deal_key" UNIQUE("deal_id","kind"),
	CONSTRAINT "patent_rights_kind_check" CHECK ("patent_rights"."kind" in ('exclusive', 'sole', 'ordinary', 'open', 'pledge', 'freeze'))
);
--> statement-breakpoint
CREATE TABLE "patents" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"owner_org_id" text NOT NULL,
	"number" text NOT NULL,
	"application_number" text,
	"grant_number" text,
	"number_keys" text[] DEFAULT '{}'::text[] NOT NULL,
	"authority" text NOT NULL,
	"kind" text NOT NULL,
	"title_zh" text DEFAULT '' NOT NULL,
	"title_en" text DEFAULT '' NOT NULL,
	"abstract_zh" text DEFAULT '' NOT NULL,
	"abstract_en" text DEFAULT '' NOT NULL,
	"claims" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"ipc" text[] DEFAULT '{}'::text[] NOT NULL,
	"cpc" text[] DEFAULT '{}'::text[] NOT NULL,
	"applicants" text[] DEFAULT '{}'::text[] NOT NULL,
	"assignees" text[] DEFAULT '{}'::text[] NOT NULL,
	"inventors" text[] DEFAULT '{}'::text[] NOT NULL,
	"filing_date" date,
	"publication_date" date,
	"grant_date" date,
	"expiry_date" date,
	"legal_status" text DEFAULT 'unknown' NOT NULL,
	"status_as_of" date,
	"status_source" text DEFAULT '' NOT NULL,
	"family_id" text,
	"claim_count" integer DEFAULT 0 NOT NULL,
	"forward_citations" integer DEFAULT 0 NOT NULL,
	"backward_citations" integer DEFAULT 0 NOT NULL,
	"government_rights" text DEFAULT '' NOT NULL,
	"co_owned" boolean DEFAULT false NOT NULL,
	"frozen" boolean DEFAULT false NOT NULL,
	"pledged" boolean DEFAULT false NOT NULL,
	"record" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "patents_org_id_key" UNIQUE("org_id","id"),
	CONSTRAINT "patents_org_number_key" UNIQUE("org_id","number"),
	CONSTRAINT "patents_kind_check" CHECK ("patents"."kind" in ('invention', 'utility_model', 'design', 'plant', 'reissue')),
	CONSTRAINT "patents_status_check" CHECK ("patents"."legal_status" in ('unknown', 'pending', 'in_force', 'in_grace', 'lapsed', 'expired', 'revoked', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "listings" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"patent_id" text NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"benefit_zh" text DEFAULT '' NOT NULL,
	"benefit_en" text DEFAULT '' NOT NULL,
	"problem_zh" text DEFAULT '' NOT NULL,
	"problem_en" text DEFAULT '' NOT NULL,
	"deal_kinds" text[] DEFAULT '{}'::text[] NOT NULL,
	"territories" text[] DEFAULT '{}'::text[] NOT NULL,
	"field_of_use" text DEFAULT '*' NOT NULL,
	"trl" integer,
	"currency" char(3) DEFAULT 'CNY' NOT NULL,
	"ask_amount" bigint,
	"entry_fee_amount" bigint,
	"royalty_bps" integer,
	"equity_valuation_amount" bigint,
	"approval_number" text DEFAULT '' NOT NULL,
	"notice_starts_on" date,
	"verified_live_at" timestamp with time zone,
	"published_at" timestamp with time zone,
	"suspended_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "listings_org_id_key" UNIQUE("org_id","id"),
	CONSTRAINT "listings_status_check" CHECK ("listings"."status" in ('draft', 'published', 'suspended', 'under_offer', 'transferred', 'withdrawn')),
	CONSTRAINT "listings_kinds_check" CHECK ("listings"."deal_kinds" <@ array['transfer', 'exclusive_licence', 'sole_licence', 'ordinary_licence', 'equity']::text[]),
	CONSTRAINT "listings_territories_check" CHECK ("listings"."territories" <@ array['CN', 'US', 'EP', 'JP', 'KR', 'WW']::text[]),
	CONSTRAINT "listings_trl_check" CHECK ("listings"."trl" between 1 and 9),
	CONSTRAINT "listings_amounts_check" CHECK (coalesce("listings"."ask_amount", 1) > 0 and coalesce("listings"."entry_fee_amount", 1) > 0 and coalesce("listings"."equity_valuation_amount", 1) > 0),
	CONSTRAINT "listings_royalty_check" CHECK ("listings"."royalty_bps" between 0 and 10000)
);
--> statement-breakpoint
CREATE TABLE "demands" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"created_by" text NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"lang" text NOT NULL,
	"title" text NOT NULL,
	"problem" text NOT NULL,
	"material" text DEFAULT '' NOT NULL,
	"method" text DEFAULT '' NOT NULL,
	"efficacy" text DEFAULT '' NOT NULL,
	"product" text DEFAULT '' NOT NULL,
	"application" text DEFAULT '' NOT NULL,
	"ipc" text[] DEFAULT '{}'::text[] NOT NULL,
	"currency" char(3) DEFAULT 'CNY' NOT NULL,
	"budget_min" bigint,
	"budget_max" bigint,
	"deal_kinds" text[] DEFAULT '{}'::text[] NOT NULL,
	"territories" text[] DEFAULT '{}'::text[] NOT NULL,
	"trl_min" integer,
	"deadline" date,
	"visibility" text DEFAULT 'named' NOT NULL,
	"tier" text DEFAULT 'unverified' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "demands_org_id_key" UNIQUE("org_id","id"),
	CONSTRAINT "demands_status_check" CHECK ("demands"."status" in ('draft', 'open', 'paused', 'closed')),
	CONSTRAINT "demands_kinds_check" CHECK ("demands"."deal_kinds" <@ array['transfer', 'exclusive_licence', 'sole_licence', 'ordinary_licence', 'equity']::text[]),
	CONSTRAINT "demands_territories_check" CHECK ("demands"."territories" <@ array['CN', 'US', 'EP', 'JP', 'KR', 'WW']::text[]),
	CONSTRAINT "demands_visibility_check" CHECK ("demands"."visibility" in ('named', 'anonymous')),
	CONSTRAINT "demands_tier_check" CHECK ("demands"."tier" in ('unverified', 'identity_verified', 'budget_proven', 'deposit_paid')),
	CONSTRAINT "demands_budget_check" CHECK (coalesce("demands"."budget_min", 0) >= 0 and coalesce("demands"."budget_max", 1) > 0 and coalesce("demands"."budget_min", 0) <= coalesce("demands"."budget_max", "demands"."budget_min", 0))
);
--> statement-breakpoint
CREATE TABLE "match_feedback" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"demand_id" text NOT NULL,
	"listing_id" text NOT NULL,
	"verdict" text NOT NULL,
	"reason" text,
	"user_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "match_feedback_verdict_check" CHECK ("match_feedback"."verdict" in ('interested', 'pass')),
	CONSTRAINT "match_feedback_reason_check" CHECK ("match_feedback"."reason" in ('too_early', 'benefit_unclear', 'route_unclear', 'application_unclear', 'scientific_doubt', 'price', 'legal_or_life', 'already_solved', 'out_of_scope')),
	CONSTRAINT "match_feedback_pass_reason_check" CHECK (("match_feedback"."verdict" = 'pass') = ("match_feedback"."reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "offer_rounds" (
	"offer_id" text NOT NULL,
	"no" integer NOT NULL,
	"by_org_id" text NOT NULL,
	"by_user_id" text NOT NULL,
	"currency" char(3) DEFAULT 'CNY' NOT NULL,
	"amount" bigint NOT NULL,
	"royalty_bps" integer DEFAULT 0 NOT NULL,
	"equity_share_bps" integer DEFAULT 0 NOT NULL,
	"valuation_amount" bigint,
	"field_of_use" text DEFAULT '*' NOT NULL,
	"territory" text DEFAULT 'CN' NOT NULL,
	"term_months" integer,
	"message" text DEFAULT '' NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "offer_rounds_offer_id_no_pk" PRIMARY KEY("offer_id","no"),
	CONSTRAINT "offer_rounds_no_key" UNIQUE("offer_id","no"),
	CONSTRAINT "offer_rounds_amount_check" CHECK ("offer_rounds"."amount" between 0 and 10000000000000),
	CONSTRAINT "offer_rounds_royalty_check" CHECK ("offer_rounds"."royalty_bps" between 0 and 5000 and "offer_rounds"."equity_share_bps" between 0 and 10000),
	CONSTRAINT "offer_rounds_territory_check" CHECK ("offer_rounds"."territory" in ('CN', 'US', 'EP', 'JP', 'KR', 'WW'))
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"id" text PRIMARY KEY NOT NULL,
	"listing_id" text NOT NULL,
	"seller_org_id" text NOT NULL,
	"buyer_org_id" text NOT NULL,
	"broker_org_id" text,
	"broker_fee_bps" integer DEFAULT 0 NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"round_no" integer DEFAULT 1 NOT NULL,
	"turn_org_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"closed_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "offers_kind_check" CHECK ("offers"."kind" in ('transfer', 'exclusive_licence', 'sole_licence', 'ordinary_licence', 'equity')),
	CONSTRAINT "offers_status_check" CHECK ("offers"."status" in ('open', 'accepted', 'rejected', 'withdrawn', 'expired', 'lost')),
	CONSTRAINT "offers_not_self_check" CHECK ("offers"."seller_org_id" <> "offers"."buyer_org_id"),
	CONSTRAINT "offers_fee_check" CHECK ("offers"."broker_fee_bps" between 0 and 2000)
);
--> statement-breakpoint
CREATE TABLE "deal_deadlines" (
	"deal_id" text NOT NULL,
	"code" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"remaining_ms" bigint,
	"met_at" timestamp with time zone,
	CONSTRAINT "deal_deadlines_deal_id_code_pk" PRIMARY KEY("deal_id","code")
);
--> statement-breakpoint
CREATE TABLE "deal_documents" (
	"id" text PRIMARY KEY NOT NULL,
	"deal_id" text NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"file_id" text,
	"body" text,
	"sha256" text NOT NULL,
	"created_by_org" text,
	"created_by_user" text,
	"superseded_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "deal_documents_version_key" UNIQUE("deal_id","kind","version"),
	CONSTRAINT "deal_documents_deal_id_key" UNIQUE("deal_id","id")
);
--> statement-breakpoint
CREATE TABLE "deal_evidence" (
	"id" text PRIMARY KEY NOT NULL,
	"deal_id" text NOT NULL,
	"gate" text,
	"kind" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"document_id" text,
	"by_org_id" text,
	"by_user_id" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deal_gates" (
	"deal_id" text NOT NULL,
	"code" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"why" text DEFAULT '' NOT NULL,
	"evidence_id" text,
	"cleared_by" text,
	"cleared_at" timestamp with time zone,
	CONSTRAINT "deal_gates_deal_id_code_pk" PRIMARY KEY("deal_id","code"),
	CONSTRAINT "deal_gates_code_check" CHECK ("deal_gates"."code" in ('G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G9', 'G10', 'G11', 'G12', 'G13', 'G14', 'G15', 'G16')),
	CONSTRAINT "deal_gates_cleared_check" CHECK (("deal_gates"."state" = 'cleared') = ("deal_gates"."cleared_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "deal_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"deal_id" text NOT NULL,
	"org_id" text NOT NULL,
	"user_id" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deal_royalties" (
	"deal_id" text NOT NULL,
	"period_start" date NOT NULL,
	"period_end" date NOT NULL,
	"due_on" date NOT NULL,
	"sales_amount" bigint,
	"royalty_amount" bigint,
	"reported_at" timestamp with time zone,
	CONSTRAINT "deal_royalties_deal_id_period_start_pk" PRIMARY KEY("deal_id","period_start")
);
--> statement-breakpoint
CREATE TABLE "deal_transitions" (
	"id" text PRIMARY KEY NOT NULL,
	"deal_id" text NOT NULL,
	"seq" integer NOT NULL,
	"name" text NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	"accepted" boolean NOT NULL,
	"refusal" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_user_id" text,
	"actor_org_id" text,
	"override" boolean DEFAULT false NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "deal_transitions_seq_key" UNIQUE("deal_id","seq")
);
--> statement-breakpoint
CREATE TABLE "deals" (
	"id" text PRIMARY KEY NOT NULL,
	"offer_id" text NOT NULL,
	"listing_id" text NOT NULL,
	"patent_id" text NOT NULL,
	"patent_number" text NOT NULL,
	"kind" text NOT NULL,
	"process" text NOT NULL,
	"process_version" integer NOT NULL,
	"rule_pack" text NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"seller_org_id" text NOT NULL,
	"buyer_org_id" text NOT NULL,
	"broker_org_id" text,
	"currency" char(3) NOT NULL,
	"price_amount" bigint NOT NULL,
	"royalty_bps" integer DEFAULT 0 NOT NULL,
	"equity_share_bps" integer DEFAULT 0 NOT NULL,
	"valuation_amount" bigint,
	"field_of_use" text DEFAULT '*' NOT NULL,
	"territory" text NOT NULL,
	"term_months" integer,
	"platform_fee_bps" integer NOT NULL,
	"broker_fee_bps" integer DEFAULT 0 NOT NULL,
	"disputed" boolean DEFAULT false NOT NULL,
	"state_before_dispute" text,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	"outcome" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "deals_offer_id_unique" UNIQUE("offer_id"),
	CONSTRAINT "deals_kind_check" CHECK ("deals"."kind" in ('transfer', 'exclusive_licence', 'sole_licence', 'ordinary_licence', 'equity')),
	CONSTRAINT "deals_amount_check" CHECK ("deals"."price_amount" between 0 and 10000000000000)
);
--> statement-breakpoint
CREATE TABLE "signatures" (
	"id" text PRIMARY KEY NOT NULL,
	"deal_id" text NOT NULL,
	"document_id" text NOT NULL,
	"org_id" text NOT NULL,
	"user_id" text NOT NULL,
	"signer_name" text NOT NULL,
	"sha256" text NOT NULL,
	"signed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "signatures_once_key" UNIQUE("document_id","org_id")
);
--> statement-breakpoint
CREATE TABLE "ledger_accounts" (
	"code" text NOT NULL,
	"currency" char(3) NOT NULL,
	"kind" text NOT NULL,
	"deal_id" text,
	"org_id" text,
	"balance" bigint DEFAULT 0 NOT NULL,
	"may_overdraw" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_accounts_code_currency_pk" PRIMARY KEY("code","currency"),
	CONSTRAINT "ledger_accounts_kind_check" CHECK ("ledger_accounts"."kind" in ('asset', 'liability', 'revenue', 'expense', 'clearing')),
	CONSTRAINT "ledger_accounts_floor_check" CHECK ("ledger_accounts"."may_overdraw" or case when "ledger_accounts"."kind" = 'asset' then "ledger_accounts"."balance" >= 0 when "ledger_accounts"."kind" = 'liability' then "ledger_accounts"."balance" <= 0 else true end)
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"journal_id" text NOT NULL,
	"line" integer NOT NULL,
	"account" text NOT NULL,
	"currency" char(3) NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "ledger_entries_journal_id_line_pk" PRIMARY KEY("journal_id","line"),
	CONSTRAINT "ledger_entries_amount_check" CHECK ("ledger_entries"."amount" <> 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_journals" (
	"id" text PRIMARY KEY NOT NULL,
	"idem_key" text NOT NULL,
	"input_hash" text NOT NULL,
	"kind" text NOT NULL,
	"deal_id" text,
	"reverses" text,
	"occurred_at" timestamp with time zone NOT NULL,
	"posted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_journals_idem_key_unique" UNIQUE("idem_key"),
	CONSTRAINT "ledger_journals_reverses_unique" UNIQUE("reverses")
);
--> statement-breakpoint
CREATE TABLE "payment_commands" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"deal_id" text,
	"subject_id" text NOT NULL,
	"request" jsonb NOT NULL,
	"provider_id" text,
	"state" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"first_sent_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payment_commands_key_unique" UNIQUE("key"),
	CONSTRAINT "payment_commands_state_check" CHECK ("payment_commands"."state" in ('pending', 'done', 'unknown', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" text PRIMARY KEY NOT NULL,
	"deal_id" text NOT NULL,
	"payer_org_id" text NOT NULL,
	"milestone" text DEFAULT 'price' NOT NULL,
	"rail" text NOT NULL,
	"currency" char(3) NOT NULL,
	"amount" bigint NOT NULL,
	"status" text DEFAULT 'created' NOT NULL,
	"checkout_id" text,
	"checkout_url" text,
	"charge_id" text,
	"bank_name" text,
	"bank_serial" text,
	"slip_file_id" text,
	"recorded_by" text,
	"confirmed_by" text,
	"last_error" text,
	"expires_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payments_bank_serial_key" UNIQUE("bank_name","bank_serial"),
	CONSTRAINT "payments_checkout_key" UNIQUE("checkout_id"),
	CONSTRAINT "payments_status_check" CHECK ("payments"."status" in ('created', 'pending', 'unknown', 'settled', 'failed', 'expired', 'refunded')),
	CONSTRAINT "payments_rail_check" CHECK ("payments"."rail" in ('stripe', 'bank')),
	CONSTRAINT "payments_amount_check" CHECK ("payments"."amount" > 0),
	CONSTRAINT "payments_two_persons_check" CHECK ("payments"."confirmed_by" is null or "payments"."confirmed_by" <> "payments"."recorded_by")
);
--> statement-breakpoint
CREATE TABLE "payouts" (
	"id" text PRIMARY KEY NOT NULL,
	"deal_id" text NOT NULL,
	"payee_org_id" text NOT NULL,
	"role" text NOT NULL,
	"currency" char(3) NOT NULL,
	"amount" bigint NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"transfer_id" text,
	"last_error" text,
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payouts_deal_role_key" UNIQUE("deal_id","role"),
	CONSTRAINT "payouts_amount_check" CHECK ("payouts"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "provider_events" (
	"id" text PRIMARY KEY NOT NULL,
	"provider" text DEFAULT 'stripe' NOT NULL,
	"type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"processed_at" timestamp with time zone,
	"outcome" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"chain" text NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"actor_org_id" text,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"data" jsonb NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_events_chain_seq_pk" PRIMARY KEY("chain","seq")
);
--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"chain" text PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"deal_id" text,
	"name" text NOT NULL,
	"mime" text NOT NULL,
	"size" bigint NOT NULL,
	"sha256" text NOT NULL,
	"key" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"owner" text NOT NULL,
	"key" text NOT NULL,
	"endpoint" text NOT NULL,
	"input_hash" text NOT NULL,
	"status" integer,
	"response" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_owner_key_pk" PRIMARY KEY("owner","key")
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" text PRIMARY KEY NOT NULL,
	"to_address" text NOT NULL,
	"locale" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"user_id" text,
	"kind" text NOT NULL,
	"data" jsonb NOT NULL,
	"href" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "notifications_dedupe_key" UNIQUE("org_id","dedupe_key")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"consumer" text NOT NULL,
	"key" text NOT NULL,
	"payload" jsonb NOT NULL,
	"request_id" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"available_at" timestamp with time zone DEFAULT now() NOT NULL,
	"locked_until" timestamp with time zone,
	"done_at" timestamp with time zone,
	"dead_at" timestamp with time zone,
	"last_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outbox_consumer_key" UNIQUE("consumer","key")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sweeps" (
	"name" text PRIMARY KEY NOT NULL,
	"next_run_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_run_at" timestamp with time zone,
	"last_error" text
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_users_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_payout_accounts" ADD CONSTRAINT "org_payout_accounts_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_listings" ADD CONSTRAINT "saved_listings_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_listings" ADD CONSTRAINT "saved_listings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_searches" ADD CONSTRAINT "saved_searches_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_searches" ADD CONSTRAINT "saved_searches_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_errors" ADD CONSTRAINT "import_errors_import_fk" FOREIGN KEY ("org_id","import_id") REFERENCES "public"."imports"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patent_facts" ADD CONSTRAINT "patent_facts_patent_fk" FOREIGN KEY ("org_id","patent_id") REFERENCES "public"."patents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patent_rights" ADD CONSTRAINT "patent_rights_holder_org_id_orgs_id_fk" FOREIGN KEY ("holder_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patent_rights" ADD CONSTRAINT "patent_rights_patent_fk" FOREIGN KEY ("org_id","patent_id") REFERENCES "public"."patents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patents" ADD CONSTRAINT "patents_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patents" ADD CONSTRAINT "patents_owner_org_id_orgs_id_fk" FOREIGN KEY ("owner_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_patent_fk" FOREIGN KEY ("org_id","patent_id") REFERENCES "public"."patents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "demands" ADD CONSTRAINT "demands_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "demands" ADD CONSTRAINT "demands_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_feedback" ADD CONSTRAINT "match_feedback_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_feedback" ADD CONSTRAINT "match_feedback_demand_fk" FOREIGN KEY ("org_id","demand_id") REFERENCES "public"."demands"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_rounds" ADD CONSTRAINT "offer_rounds_offer_id_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_rounds" ADD CONSTRAINT "offer_rounds_by_org_id_orgs_id_fk" FOREIGN KEY ("by_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_rounds" ADD CONSTRAINT "offer_rounds_by_user_id_users_id_fk" FOREIGN KEY ("by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_buyer_org_id_orgs_id_fk" FOREIGN KEY ("buyer_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_broker_org_id_orgs_id_fk" FOREIGN KEY ("broker_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_listing_fk" FOREIGN KEY ("seller_org_id","listing_id") REFERENCES "public"."listings"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_deadlines" ADD CONSTRAINT "deal_deadlines_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_documents" ADD CONSTRAINT "deal_documents_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_evidence" ADD CONSTRAINT "deal_evidence_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_gates" ADD CONSTRAINT "deal_gates_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_messages" ADD CONSTRAINT "deal_messages_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_messages" ADD CONSTRAINT "deal_messages_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_messages" ADD CONSTRAINT "deal_messages_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_royalties" ADD CONSTRAINT "deal_royalties_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_transitions" ADD CONSTRAINT "deal_transitions_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_offer_id_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_seller_org_id_orgs_id_fk" FOREIGN KEY ("seller_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_buyer_org_id_orgs_id_fk" FOREIGN KEY ("buyer_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_broker_org_id_orgs_id_fk" FOREIGN KEY ("broker_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_listing_fk" FOREIGN KEY ("seller_org_id","listing_id") REFERENCES "public"."listings"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_document_fk" FOREIGN KEY ("deal_id","document_id") REFERENCES "public"."deal_documents"("deal_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_journal_id_ledger_journals_id_fk" FOREIGN KEY ("journal_id") REFERENCES "public"."ledger_journals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_commands" ADD CONSTRAINT "payment_commands_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_payer_org_id_orgs_id_fk" FOREIGN KEY ("payer_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_recorded_by_users_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_confirmed_by_users_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_payee_org_id_orgs_id_fk" FOREIGN KEY ("payee_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_user_idx" ON "accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "api_tokens_user_idx" ON "api_tokens" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user_idx" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verifications_identifier_idx" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "invitations_org_idx" ON "invitations" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "members_user_idx" ON "members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "saved_searches_org_idx" ON "saved_searches" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "imports_org_idx" ON "imports" USING btree ("org_id","created_at");--> statement-breakpoint
CREATE INDEX "patent_facts_patent_idx" ON "patent_facts" USING btree ("org_id","patent_id","fact");--> statement-breakpoint
CREATE INDEX "patent_rights_number_idx" ON "patent_rights" USING btree ("patent_number");--> statement-breakpoint
CREATE INDEX "patents_number_idx" ON "patents" USING btree ("number");--> statement-breakpoint
CREATE INDEX "patents_application_idx" ON "patents" USING btree ("org_id","application_number");--> statement-breakpoint
CREATE INDEX "patents_owner_idx" ON "patents" USING btree ("owner_org_id");--> statement-breakpoint
CREATE UNIQUE INDEX "listings_one_live_per_patent" ON "listings" USING btree ("patent_id") WHERE status in ('draft', 'published', 'suspended', 'under_offer');--> statement-breakpoint
CREATE INDEX "listings_org_idx" ON "listings" USING btree ("org_id","status");--> statement-breakpoint
CREATE INDEX "listings_patent_idx" ON "listings" USING btree ("patent_id");--> statement-breakpoint
CREATE INDEX "demands_org_idx" ON "demands" USING btree ("org_id","status");--> statement-breakpoint
CREATE INDEX "match_feedback_demand_idx" ON "match_feedback" USING btree ("org_id","demand_id");--> statement-breakpoint
CREATE UNIQUE INDEX "offers_one_open_per_buyer" ON "offers" USING btree ("listing_id","buyer_org_id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "offers_seller_idx" ON "offers" USING btree ("seller_org_id","status");--> statement-breakpoint
CREATE INDEX "offers_buyer_idx" ON "offers" USING btree ("buyer_org_id","status");--> statement-breakpoint
CREATE INDEX "deal_deadlines_due_idx" ON "deal_deadlines" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "deal_evidence_deal_idx" ON "deal_evidence" USING btree ("deal_id");--> statement-breakpoint
CREATE INDEX "deal_messages_deal_idx" ON "deal_messages" USING btree ("deal_id","created_at");--> statement-breakpoint
CREATE INDEX "deals_seller_idx" ON "deals" USING btree ("seller_org_id","state");--> statement-breakpoint
CREATE INDEX "deals_buyer_idx" ON "deals" USING btree ("buyer_org_id","state");--> statement-breakpoint
CREATE INDEX "deals_broker_idx" ON "deals" USING btree ("broker_org_id");--> statement-breakpoint
CREATE INDEX "ledger_entries_account_idx" ON "ledger_entries" USING btree ("account","currency");--> statement-breakpoint
CREATE INDEX "ledger_journals_deal_idx" ON "ledger_journals" USING btree ("deal_id");--> statement-breakpoint
CREATE INDEX "payment_commands_state_idx" ON "payment_commands" USING btree ("state","updated_at");--> statement-breakpoint
CREATE INDEX "payments_deal_idx" ON "payments" USING btree ("deal_id");--> statement-breakpoint
CREATE INDEX "audit_events_subject_idx" ON "audit_events" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "files_org_idx" ON "files" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "files_deal_idx" ON "files" USING btree ("deal_id");--> statement-breakpoint
CREATE INDEX "mails_to_idx" ON "mails" USING btree ("to_address","created_at");--> statement-breakpoint
CREATE INDEX "notifications_org_idx" ON "notifications" USING btree ("org_id","created_at");--> statement-breakpoint
CREATE INDEX "outbox_due_idx" ON "outbox" USING btree ("consumer","available_at") WHERE done_at is null and dead_at is null;
CREATE TABLE "patent_inventors" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"patent_id" text NOT NULL,
	"email" text NOT NULL,
	"invitation_id" text,
	"user_id" text,
	"name_on_patent" text DEFAULT '' NOT NULL,
	"confirmed_by" text NOT NULL,
	"confirmed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "patent_inventors_ended_check" CHECK ("patent_inventors"."ended_by" is null or "patent_inventors"."ended_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "invitations" DROP CONSTRAINT "invitations_role_check";--> statement-breakpoint
ALTER TABLE "members" DROP CONSTRAINT "members_role_check";--> statement-breakpoint
ALTER TABLE "patent_inventors" ADD CONSTRAINT "patent_inventors_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patent_inventors" ADD CONSTRAINT "patent_inventors_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patent_inventors" ADD CONSTRAINT "patent_inventors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patent_inventors" ADD CONSTRAINT "patent_inventors_confirmed_by_users_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patent_inventors" ADD CONSTRAINT "patent_inventors_ended_by_users_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patent_inventors" ADD CONSTRAINT "patent_inventors_patent_fk" FOREIGN KEY ("org_id","patent_id") REFERENCES "public"."patents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "patent_inventors_live_key" ON "patent_inventors" USING btree ("patent_id","email") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "patent_inventors_org_idx" ON "patent_inventors" USING btree ("org_id","created_at");--> statement-breakpoint
CREATE INDEX "patent_inventors_user_idx" ON "patent_inventors" USING btree ("user_id","org_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "patent_inventors_invitation_idx" ON "patent_inventors" USING btree ("invitation_id");--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_role_check" CHECK ("invitations"."role" in ('owner', 'manager', 'member', 'viewer', 'inventor'));--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_role_check" CHECK ("members"."role" in ('owner', 'manager', 'member', 'viewer', 'inventor'));
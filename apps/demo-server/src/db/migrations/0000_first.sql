CREATE SCHEMA "charhub";
--> statement-breakpoint
CREATE TABLE "charhub"."characters" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text,
	"age" integer,
	"gender" text DEFAULT 'UNKNOWN' NOT NULL,
	"species" text,
	"style" text DEFAULT 'ANIME' NOT NULL,
	"theme" text DEFAULT 'FANTASY' NOT NULL,
	"visibility" text DEFAULT 'PRIVATE' NOT NULL,
	"age_rating" text DEFAULT 'L' NOT NULL,
	"physical_characteristics" text,
	"personality" text,
	"history" text,
	"last_image_ms" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "charhub"."credit_ledger" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "charhub"."credit_ledger_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" text NOT NULL,
	"job_id" text,
	"reason" text NOT NULL,
	"amount" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "charges_take_and_refunds_give" CHECK (("charhub"."credit_ledger"."reason" = 'charge') = ("charhub"."credit_ledger"."amount" < 0))
);
--> statement-breakpoint
CREATE TABLE "charhub"."images" (
	"id" text PRIMARY KEY NOT NULL,
	"character_id" text NOT NULL,
	"type" text NOT NULL,
	"key" text NOT NULL,
	"url" text NOT NULL,
	"width" integer,
	"height" integer,
	"size_bytes" integer,
	"content_type" text DEFAULT 'image/webp' NOT NULL,
	"content" text,
	"is_active" boolean DEFAULT false NOT NULL,
	"seed" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "images_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "charhub"."jobs" (
	"id" text PRIMARY KEY NOT NULL,
	"sequence" bigint GENERATED ALWAYS AS IDENTITY (sequence name "charhub"."jobs_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"owner_id" text NOT NULL,
	"character_id" text NOT NULL,
	"kind" text NOT NULL,
	"idempotency_key" text,
	"request_hash" text NOT NULL,
	"request" jsonb NOT NULL,
	"unit_price" integer NOT NULL,
	"charged" integer NOT NULL,
	"refunded" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"percent" integer DEFAULT 0 NOT NULL,
	"stages" jsonb NOT NULL,
	"error" jsonb,
	"cancel_requested" boolean DEFAULT false NOT NULL,
	"run_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "one_job_per_intent" UNIQUE("owner_id","idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "charhub"."users" (
	"id" text PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"display_name" text NOT NULL,
	"role" text DEFAULT 'BASIC' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_username_unique" UNIQUE("username")
);
--> statement-breakpoint
ALTER TABLE "charhub"."characters" ADD CONSTRAINT "characters_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "charhub"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charhub"."credit_ledger" ADD CONSTRAINT "credit_ledger_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "charhub"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charhub"."credit_ledger" ADD CONSTRAINT "credit_ledger_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "charhub"."jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charhub"."images" ADD CONSTRAINT "images_character_id_characters_id_fk" FOREIGN KEY ("character_id") REFERENCES "charhub"."characters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charhub"."jobs" ADD CONSTRAINT "jobs_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "charhub"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charhub"."jobs" ADD CONSTRAINT "jobs_character_id_characters_id_fk" FOREIGN KEY ("character_id") REFERENCES "charhub"."characters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "entries_of_user" ON "charhub"."credit_ledger" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_charge_and_one_refund_per_job" ON "charhub"."credit_ledger" USING btree ("job_id","reason") WHERE "charhub"."credit_ledger"."job_id" is not null;--> statement-breakpoint
CREATE INDEX "images_of_character" ON "charhub"."images" USING btree ("character_id","type","created_at");--> statement-breakpoint
CREATE INDEX "jobs_of_owner" ON "charhub"."jobs" USING btree ("owner_id","sequence");--> statement-breakpoint
CREATE INDEX "unfinished_jobs" ON "charhub"."jobs" USING btree ("sequence") WHERE "charhub"."jobs"."finished_at" is null;
CREATE TABLE "charhub"."character_creations" (
	"id" text PRIMARY KEY NOT NULL,
	"sequence" bigint GENERATED ALWAYS AS IDENTITY (sequence name "charhub"."character_creations_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"owner_id" text NOT NULL,
	"character_id" text NOT NULL,
	"idempotency_key" text,
	"request_hash" text NOT NULL,
	"request" jsonb NOT NULL,
	"views" jsonb NOT NULL,
	"avatar_job_id" text,
	"dataset_job_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "one_creation_per_intent" UNIQUE("owner_id","idempotency_key")
);
--> statement-breakpoint
ALTER TABLE "charhub"."jobs" ADD COLUMN "waits_for" text;--> statement-breakpoint
ALTER TABLE "charhub"."character_creations" ADD CONSTRAINT "character_creations_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "charhub"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charhub"."character_creations" ADD CONSTRAINT "character_creations_character_id_characters_id_fk" FOREIGN KEY ("character_id") REFERENCES "charhub"."characters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "creations_of_character" ON "charhub"."character_creations" USING btree ("character_id","sequence");--> statement-breakpoint
CREATE INDEX "waiting_jobs" ON "charhub"."jobs" USING btree ("waits_for") WHERE "charhub"."jobs"."waits_for" is not null;
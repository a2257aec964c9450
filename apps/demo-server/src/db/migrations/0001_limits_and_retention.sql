CREATE UNLOGGED TABLE "charhub"."job_previews" (
	"job_id" text PRIMARY KEY NOT NULL,
	"stage" text NOT NULL,
	"url" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "charhub"."credit_ledger" DROP CONSTRAINT "credit_ledger_job_id_jobs_id_fk";
--> statement-breakpoint
ALTER TABLE "charhub"."jobs" ADD COLUMN "priority" integer DEFAULT 2 NOT NULL;--> statement-breakpoint
ALTER TABLE "charhub"."jobs" ADD COLUMN "deaths" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "finished_jobs" ON "charhub"."jobs" USING btree ("finished_at") WHERE "charhub"."jobs"."finished_at" is not null;

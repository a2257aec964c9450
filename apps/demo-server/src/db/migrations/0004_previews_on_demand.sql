ALTER TABLE "charhub"."job_previews" ALTER COLUMN "stage" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "charhub"."job_previews" ALTER COLUMN "url" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "charhub"."job_previews" ADD COLUMN "wanted_at" timestamp with time zone;
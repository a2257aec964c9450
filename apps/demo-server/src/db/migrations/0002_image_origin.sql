ALTER TABLE "charhub"."images" ADD COLUMN "job_id" text;--> statement-breakpoint
ALTER TABLE "charhub"."images" ADD COLUMN "prompt" text;--> statement-breakpoint
UPDATE "charhub"."images" AS "image" SET "job_id" = "job"."id", "prompt" = nullif("job"."request"->>'prompt', '')
FROM "charhub"."jobs" AS "job", jsonb_array_elements("job"."stages") AS "stage"
WHERE "stage"->'image'->>'id' = "image"."id";

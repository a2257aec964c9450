import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgSchema,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type {
  ImageType,
  JobError,
  JobKind,
  JobRequest,
  JobState,
  ReferenceView,
  StageId,
} from '@charhub/api-client/contract';
import type { RecordedRequest, StageRecord } from '../jobs/job-record.ts';

/** A schema of our own: BullMQ keeps its tables in `public` of the same database. */
export const charhub = pgSchema('charhub');

const createdAt = () => timestamp('created_at', { withTimezone: true }).notNull().defaultNow();

export type UserRole = 'BASIC' | 'PREMIUM' | 'ADMIN' | 'BOT';
export type Visibility = 'PRIVATE' | 'UNLISTED' | 'PUBLIC';
export type CreditReason = 'grant' | 'charge' | 'refund';

export const users = charhub.table('users', {
  id: text('id').primaryKey(),
  username: text('username').notNull().unique(),
  displayName: text('display_name').notNull(),
  role: text('role').$type<UserRole>().notNull().default('BASIC'),
  createdAt: createdAt(),
});

export const characters = charhub.table('characters', {
  id: text('id').primaryKey(),
  userId: text('user_id')
    .notNull()
    .references(() => users.id),
  firstName: text('first_name').notNull(),
  lastName: text('last_name'),
  age: integer('age'),
  gender: text('gender').notNull().default('UNKNOWN'),
  species: text('species'),
  style: text('style').notNull().default('ANIME'),
  theme: text('theme').notNull().default('FANTASY'),
  visibility: text('visibility').$type<Visibility>().notNull().default('PRIVATE'),
  ageRating: text('age_rating').notNull().default('L'),
  physicalCharacteristics: text('physical_characteristics'),
  personality: text('personality'),
  history: text('history'),
  /** The newest millisecond used in a file name of this character: no two of its pictures share an address. */
  lastImageMs: bigint('last_image_ms', { mode: 'number' }).notNull().default(0),
  createdAt: createdAt(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
});

export const images = charhub.table(
  'images',
  {
    id: text('id').primaryKey(),
    characterId: text('character_id')
      .notNull()
      .references(() => characters.id),
    type: text('type').$type<ImageType>().notNull(),
    key: text('key').notNull().unique(),
    url: text('url').notNull(),
    width: integer('width'),
    height: integer('height'),
    sizeBytes: integer('size_bytes'),
    contentType: text('content_type').notNull().default('image/webp'),
    content: text('content'),
    isActive: boolean('is_active').notNull().default(false),
    seed: bigint('seed', { mode: 'number' }),
    /** The job that made it, which may be forgotten before its picture is; null for an upload. */
    jobId: text('job_id'),
    /** What it was painted after; null for an upload. */
    prompt: text('prompt'),
    createdAt: createdAt(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('images_of_character').on(table.characterId, table.type, table.createdAt)],
);

export const jobs = charhub.table(
  'jobs',
  {
    id: text('id').primaryKey(),
    /** The order of submission: two jobs of the same millisecond still have one. */
    sequence: bigint('sequence', { mode: 'number' }).generatedAlwaysAsIdentity(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => users.id),
    characterId: text('character_id')
      .notNull()
      .references(() => characters.id),
    kind: text('kind').$type<JobKind>().notNull(),
    idempotencyKey: text('idempotency_key'),
    /** The job that has to end first, as views wait for their avatar; null when there is none left. */
    waitsFor: text('waits_for'),
    /** Tells a repeated request from another request that re-uses its key. */
    requestHash: text('request_hash').notNull(),
    request: jsonb('request').$type<RecordedRequest>().notNull(),
    unitPrice: integer('unit_price').notNull(),
    charged: integer('charged').notNull(),
    refunded: integer('refunded').notNull().default(0),
    state: text('state').$type<JobState>().notNull().default('queued'),
    revision: integer('revision').notNull().default(1),
    percent: integer('percent').notNull().default(0),
    stages: jsonb('stages').$type<readonly StageRecord[]>().notNull(),
    error: jsonb('error').$type<JobError>(),
    cancelRequested: boolean('cancel_requested').notNull().default(false),
    /** Lower goes first; among equals the order of submission decides. */
    priority: integer('priority').notNull().default(2),
    /** The run that may write; a worker that was thought dead and comes back is not it. */
    runId: text('run_id'),
    /** Runs that ended without a word since the last picture was stored. */
    deaths: integer('deaths').notNull().default(0),
    createdAt: createdAt(),
    startedAt: timestamp('started_at', { withTimezone: true }),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
  },
  (table) => [
    unique('one_job_per_intent').on(table.ownerId, table.idempotencyKey),
    index('jobs_of_owner').on(table.ownerId, table.sequence),
    index('waiting_jobs')
      .on(table.waitsFor)
      .where(sql`${table.waitsFor} is not null`),
    index('unfinished_jobs')
      .on(table.sequence)
      .where(sql`${table.finishedAt} is null`),
    index('finished_jobs')
      .on(table.finishedAt)
      .where(sql`${table.finishedAt} is not null`),
  ],
);

/** The latest preview of each running job, for API processes other than its worker. Unlogged: worth nothing after a crash. */
export const jobPreviews = charhub.table('job_previews', {
  jobId: text('job_id').primaryKey(),
  stage: text('stage').$type<StageId>(),
  url: text('url'),
  /** When somebody last looked at the job; null: nobody has. */
  wantedAt: timestamp('wanted_at', { withTimezone: true }),
  createdAt: createdAt(),
});

/** Each wish for a new character with pictures, and each later one to make what that did not deliver. */
export const characterCreations = charhub.table(
  'character_creations',
  {
    id: text('id').primaryKey(),
    sequence: bigint('sequence', { mode: 'number' }).generatedAlwaysAsIdentity(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => users.id),
    characterId: text('character_id')
      .notNull()
      .references(() => characters.id),
    idempotencyKey: text('idempotency_key'),
    /** Tells a repeated wish from another one that re-uses its key. */
    requestHash: text('request_hash').notNull(),
    /** What its pictures are painted after, also when they are tried again. */
    request: jsonb('request').$type<JobRequest>().notNull(),
    views: jsonb('views').$type<readonly ReferenceView[]>().notNull(),
    /** The jobs themselves may be forgotten before this is. */
    avatarJobId: text('avatar_job_id'),
    datasetJobId: text('dataset_job_id'),
    createdAt: createdAt(),
  },
  (table) => [
    unique('one_creation_per_intent').on(table.ownerId, table.idempotencyKey),
    index('creations_of_character').on(table.characterId, table.sequence),
  ],
);

/** Append-only. A balance is the sum of a user's entries. */
export const creditLedger = charhub.table(
  'credit_ledger',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    /** Not a reference: what was paid is kept longer than the job. */
    jobId: text('job_id'),
    reason: text('reason').$type<CreditReason>().notNull(),
    amount: integer('amount').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index('entries_of_user').on(table.userId),
    uniqueIndex('one_charge_and_one_refund_per_job')
      .on(table.jobId, table.reason)
      .where(sql`${table.jobId} is not null`),
    check('charges_take_and_refunds_give', sql`(${table.reason} = 'charge') = (${table.amount} < 0)`),
  ],
);

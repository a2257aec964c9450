import type { JobSnapshot } from '@charhub/api-client/contract';
import type { AnyEventObject } from 'xstate';

/** What one machine has been given since it was started: enough to take it through the same steps again. */
export interface RecordedMachine {
  /** The id of the machine, such as `imageGeneration`. */
  readonly machine: string;
  readonly input: unknown;
  /** The keys that intents got here, in order. */
  readonly keys: readonly string[];
  /** What it was given and did something about, oldest first. Progress of one kind in a row is only its latest. */
  readonly steps: readonly AnyEventObject[];
  /** In which state it ended up. */
  readonly value: unknown;
}

/**
 * All that is known of one job on this page, as plain JSON. Prompts and the addresses of pictures are in it; tokens,
 * files and other people's jobs are not.
 */
export interface BugReport {
  readonly format: 'charhub-generation-report';
  readonly version: 1;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly versions: { readonly ui: string; readonly react: string };
  readonly page: {
    readonly language: string;
    readonly userAgent: string;
    readonly width: number;
    readonly height: number;
  };
  /** The snapshots of the job, by revision. */
  readonly snapshots: readonly JobSnapshot[];
  /** The job's own machine, and the dialogs that showed it. */
  readonly machines: readonly RecordedMachine[];
}

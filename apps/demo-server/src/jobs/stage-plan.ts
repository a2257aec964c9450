import { randomInt } from 'node:crypto';
import type { ImageType, JobKind, StageId } from '@charhub/api-client/contract';
import type { WorkflowName } from '@charhub/workflows';
import type { StageRecord } from './job-record.ts';

export interface StagePlan {
  readonly workflow: WorkflowName;
  readonly imageType: ImageType;
  /** The folder and the start of the file name: `characters/<id>/<folder>/<name>_<ms>.webp`. */
  readonly folder: string;
  readonly name: string;
  /** The reference view, else null. */
  readonly content: string | null;
  /** Words for a picture nobody described. */
  readonly framing: string;
}

const stagePlans: Partial<Record<StageId, StagePlan>> = {
  avatar: {
    workflow: 'avatar',
    imageType: 'AVATAR',
    folder: 'avatar',
    name: 'avatar',
    content: null,
    framing: 'portrait, head and shoulders, looking at viewer',
  },
  cover: {
    workflow: 'cover',
    imageType: 'COVER',
    folder: 'cover',
    name: 'cover',
    content: null,
    framing: 'full body, standing, detailed background',
  },
};

/** How one stage is painted and stored. */
export function stagePlan(stage: StageId): StagePlan {
  const plan = stagePlans[stage];
  if (plan === undefined) throw new Error(`no plan for stage ${stage}`);
  return plan;
}

/** The stages of a one-picture job, before anything has happened. The seed is chosen here, so that a resumed job paints the same picture. */
export function plannedStages(kind: Exclude<JobKind, 'reference-dataset'>): StageRecord[] {
  return [
    {
      id: kind,
      state: 'pending',
      step: 'waiting',
      percent: 0,
      image: null,
      error: null,
      promptId: null,
      seed: randomInt(2 ** 47),
      imageMs: null,
    },
  ];
}

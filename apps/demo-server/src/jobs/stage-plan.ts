import { randomInt } from 'node:crypto';
import type { ImageType, JobKind, ReferenceView, StageId } from '@charhub/api-client/contract';
import type { WorkflowName } from '@charhub/workflows';
import type { StageRecord } from './job-record.ts';

export interface StagePlan {
  readonly workflow: WorkflowName;
  /** Whether the workflow repaints the face with noise of its own. */
  readonly hasDetailer: boolean;
  readonly imageType: ImageType;
  /** The folder and the start of the file name: `characters/<id>/<folder>/<name>_<ms>.webp`. */
  readonly folder: string;
  readonly name: string;
  /** The reference view, else null. */
  readonly content: ReferenceView | null;
  /** Words for a picture nobody described; empty where the workflow has them already. */
  readonly framing: string;
}

const stagePlans: Record<StageId, StagePlan> = {
  avatar: {
    workflow: 'avatar',
    hasDetailer: false,
    imageType: 'AVATAR',
    folder: 'avatar',
    name: 'avatar',
    content: null,
    framing: 'portrait, head and shoulders, looking at viewer',
  },
  cover: {
    workflow: 'cover',
    hasDetailer: true,
    imageType: 'COVER',
    folder: 'cover',
    name: 'cover',
    content: null,
    framing: 'full body, standing, detailed background',
  },
  face: { ...referencePlan('face'), workflow: 'reference-face', hasDetailer: false },
  front: { ...referencePlan('front'), workflow: 'reference-front', hasDetailer: true },
  side: { ...referencePlan('side'), workflow: 'reference-side', hasDetailer: true },
  back: { ...referencePlan('back'), workflow: 'reference-back', hasDetailer: true },
};

function referencePlan(view: ReferenceView) {
  return { imageType: 'REFERENCE', folder: 'references', name: view, content: view, framing: '' } as const;
}

/** How one stage is painted and stored. */
export function stagePlan(stage: StageId): StagePlan {
  return stagePlans[stage];
}

/** Under which key the picture of a stage is stored. */
export function stageKey(stage: StageId, characterId: string, imageMs: number): string {
  const { folder, name } = stagePlans[stage];
  return `characters/${characterId}/${folder}/${name}_${String(imageMs)}.webp`;
}

/** What a job is to make: one picture, or some views in the order in which they are made. */
export type JobPlan =
  | { readonly kind: Exclude<JobKind, 'reference-dataset'> }
  | { readonly kind: 'reference-dataset'; readonly views: readonly ReferenceView[] };

/** The stages of a job before anything has happened. Seeds are chosen here, so that a resumed job paints the same pictures. */
export function plannedStages(plan: JobPlan): StageRecord[] {
  const ids = plan.kind === 'reference-dataset' ? plan.views : [plan.kind];
  return ids.map((id) => ({
    id,
    state: 'pending',
    step: 'waiting',
    percent: 0,
    image: null,
    error: null,
    promptId: null,
    seed: randomSeed(),
    detailerSeed: stagePlans[id].hasDetailer ? randomSeed() : null,
    imageMs: null,
  }));
}

const randomSeed = (): number => randomInt(2 ** 47);

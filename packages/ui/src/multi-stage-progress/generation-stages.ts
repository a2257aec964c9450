import type { Stage, StageState } from '@charhub/api-client/contract';
import { REFERENCE_VIEWS } from '@charhub/machines';
import type { MessageFormatter } from '../locales/index.ts';
import type { GenerationStage } from './multi-stage-progress.types.ts';

const statuses: Readonly<Record<StageState, GenerationStage['status']>> = {
  pending: 'pending',
  running: 'in_progress',
  completed: 'completed',
  failed: 'error',
  skipped: 'error',
};

/** The views of a job as CharHub's callbacks tell of them. */
export function generationStages({ t }: MessageFormatter, stages: readonly Stage[]): GenerationStage[] {
  return REFERENCE_VIEWS.flatMap((viewType, index) => {
    const stage = stages.find(({ id }) => id === viewType);
    if (stage === undefined) return [];
    return {
      id: index + 1,
      name: t(`view.${viewType}`),
      status: statuses[stage.state],
      ...(stage.image === null ? {} : { imageUrl: stage.image.url }),
      viewType,
    };
  });
}

export { SimulatedClock } from 'xstate';
export { machineTransitions, stateNodes, transitionId } from './machine-transitions.ts';
export type { MachineTransition, StateNode } from './machine-transitions.ts';
export { machineChart } from './machine-chart.ts';
export type { ChartState, MachineChart } from './machine-chart.ts';
export { createTransitionCoverage } from './transition-coverage.ts';
export type { TransitionCoverage } from './transition-coverage.ts';
export { eventsOf, exploreMachine, runWalk } from './explore-machine.ts';
export type {
  Exploration,
  ExplorationOptions,
  ExploredStep,
  MachineModel,
  ReachableState,
  Walk,
} from './explore-machine.ts';
export { answeringActor, hasSender, sendersOf } from './event-senders.ts';
export { eventLabel, labelEvents } from './event-label.ts';
export { watchGuards } from './watch-guards.ts';
export type { WatchedGuards } from './watch-guards.ts';
export { graphProblems } from './graph-problems.ts';
export type { GraphProblems } from './graph-problems.ts';
export { nearest, planTour, stepsBySituation } from './plan-tour.ts';
export type { PlannedPath, Tour, TourOptions } from './plan-tour.ts';
export { machineModel, machineModels } from './machine-models.ts';
export { characterCreationModel } from './models/character-creation.model.ts';
export { avatarUploaderModel } from './models/avatar-uploader.model.ts';
export { generationJobModel } from './models/generation-job.model.ts';
export { generationJobsModel } from './models/generation-jobs.model.ts';
export { imageGalleryModel } from './models/image-gallery.model.ts';
export { imageGenerationModel } from './models/image-generation.model.ts';
export { referenceDatasetModel } from './models/reference-dataset.model.ts';
export { stageProgressModel } from './models/stage-progress.model.ts';
export { modelSnapshot } from './models/model-parts.ts';
export { memoryStorage, memoryTabs } from './memory-ports.ts';

import { assign } from 'xstate';
import { followJob } from '../create-generation/follow-job.ts';
import type { GenerationPorts } from '../create-generation/generation-ports.ts';
import { stageProgressMachine } from './stage-progress.machine.ts';

/** The stages of one job over a `Generation`, ready to be started with its `input`. */
export function provideStageProgress(ports: GenerationPorts): typeof stageProgressMachine {
  return stageProgressMachine.provide({
    actors: { followJob: followJob(ports) },
    actions: { setJobKey: assign({ jobKey: () => ports.createKey() }) },
  });
}

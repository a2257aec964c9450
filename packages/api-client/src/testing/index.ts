export { createScriptedClient } from './scripted-client.ts';
export { scriptedError } from './scripted-error.ts';
export { withFaults } from './with-faults.ts';
export type { FaultyClient, Faults } from './with-faults.ts';
export type {
  Gate,
  ScriptedCall,
  ScriptedClient,
  ScriptedClientOptions,
  ScriptedMethod,
} from './scripted-client.ts';
export type { ScriptedJobs, StageAdvance } from './scripted-jobs.ts';
export {
  characterImage,
  generatedImage,
  generationRequest,
  jobError,
  jobSnapshot,
  stage,
} from './builders.ts';
export { avatarScenario, coverScenario, datasetScenario } from './scenarios.ts';
export type { PictureScenario } from './scenarios.ts';
export { portraitUrl } from './portrait.ts';
export type { PortraitOptions } from './portrait.ts';

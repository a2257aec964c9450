export { createGenerationClient } from './client.ts';
export type { GenerationClientOptions } from './client.ts';
export { createAxios } from './create-axios.ts';
export type { CreateAxiosOptions } from './create-axios.ts';
export { createImageGenerationService } from './charhub/image-generation-service.ts';
export type {
  ImageGenerationService,
  ImageGenerationServiceOptions,
  ImageJobStatus,
  ImagesByType,
  StartAvatarRequest,
} from './charhub/image-generation-service.ts';
export type { CreditsPerPicture } from './charhub/quote.ts';
export type { GenerationUser } from './charhub/character-access.ts';
export type { WatchEnvironment } from './watch-job/environment.ts';
export { toGenerationError } from './http/to-generation-error.ts';
export * from './contract/index.ts';

/** What services cost, in credits, as CharHub's price list names them. */
export const SERVICE_COSTS = [
  { serviceIdentifier: 'LLM_CHAT_SAFE', creditsPerUnit: 2, unitDescription: 'per message' },
  { serviceIdentifier: 'LLM_CHAT_NSFW', creditsPerUnit: 3, unitDescription: 'per message' },
  { serviceIdentifier: 'LLM_STORY_GENERATION_SFW', creditsPerUnit: 15, unitDescription: 'per story' },
  { serviceIdentifier: 'LLM_STORY_GENERATION_NSFW', creditsPerUnit: 20, unitDescription: 'per story' },
  { serviceIdentifier: 'IMAGE_GENERATION', creditsPerUnit: 10, unitDescription: 'per image' },
  { serviceIdentifier: 'TTS_DEFAULT', creditsPerUnit: 1, unitDescription: 'per message' },
  { serviceIdentifier: 'STT_DEFAULT', creditsPerUnit: 2, unitDescription: 'per message' },
] as const;

/**
 * The price of one picture: what the list shows is what a job is charged.
 * CharHub shows this price and charges 25.
 */
export const IMAGE_PRICE = 10;

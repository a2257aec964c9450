import { createGenerationClient, createImageGenerationService } from '@charhub/api-client';
import { api } from '../lib/api.ts';
import { readSession } from '../lib/session.ts';

/** What the worker takes for each picture, whatever the list of costs says. */
const credits = 25;

export const generationClient = createGenerationClient({
  axios: api,
  user: readSession,
  creditsPerPicture: { avatar: credits, cover: credits, 'reference-dataset': credits },
});

export const imageGenerationService = createImageGenerationService({ axios: api });

import assert from 'node:assert/strict';
import { createAxios, createGenerationClient } from '@charhub/api-client';
import { startCharHubBackEnd } from '@charhub/api-client/testing/charhub-back-end';
import { createGeneration, imageGenerationView, provideImageGeneration } from '@charhub/machines';
import { createActor, waitFor } from 'xstate';

const backEnd = await startCharHubBackEnd({ pace: 50 });
const client = createGenerationClient({
  axios: createAxios({ baseUrl: backEnd.url, getToken: () => 'owner' }),
});
const generation = createGeneration({ client, userId: 'owner' });
generation.start();

const dialog = createActor(provideImageGeneration(generation), {
  input: { kind: 'avatar', characterId: 'character-1' },
}).start();
const shows = (view) => waitFor(dialog, (snapshot) => imageGenerationView(snapshot) === view);

dialog.send({ type: 'dialog.open', jobKey: null });
await shows('form');
dialog.send({ type: 'prompt.change', prompt: 'a fox with a lantern' });
dialog.send({ type: 'generation.submit' });
const { context } = await shows('completed');
assert.match(context.image.url, /^https?:/);
console.log(context.image.url);

dialog.stop();
generation.stop();
await backEnd.close();

import { setTimeout as delay } from 'node:timers/promises';
import sharp from 'sharp';
import { ANN, RefusedError } from './user.mjs';

const upload = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'teal' } })
  .png()
  .toBuffer();

const starts = {
  avatar: () => ({ path: '/image-generation/avatar', body: { characterId: ANN, prompt: 'red hair' } }),
  cover: () => ({
    path: '/image-generation/avatar',
    body: { characterId: ANN, prompt: 'at sea', imageType: 'COVER' },
  }),
  dataset: ({ views }) => ({
    path: '/image-generation/character-dataset',
    body: { characterId: ANN, prompt: { positive: 'red hair', negative: '' }, viewsToGenerate: views },
  }),
  creation: ({ views }) => ({
    path: '/characters/generate-automated',
    body: { description: 'A tall sailor with a grey beard', viewsToGenerate: views },
  }),
};

/**
 * Asks for what a run plans, at its time. Answers with the ids of the jobs that came of it.
 * @param {ReturnType<typeof import('./user.mjs').createUser>} user
 */
export async function askFor(user, { seed, wish }) {
  await delay(wish.atMs);
  if (wish.wish === 'upload') {
    await uploadOnce(user);
    return [];
  }
  const { path, body } = starts[wish.wish](wish);
  const headers = { 'Idempotency-Key': `chaos-${seed}-${wish.index}` };
  const send = () => user.request('POST', path, { body, headers });
  const answers = await Promise.all(wish.isSentTwice ? [send(), send()] : [send()]);
  const ids = [...new Set(answers.flatMap(jobsOf))];
  if (wish.cancelAfterMs !== null && ids[0] !== undefined) {
    await delay(wish.cancelAfterMs);
    await user.request('POST', `/image-generation/jobs/${ids[0]}/cancel`);
  }
  return ids;
}

function jobsOf({ jobId, avatarJob, datasetJob }) {
  return [jobId, avatarJob?.id, datasetJob?.id].filter((id) => typeof id === 'string');
}

/** Not tried again: uploads carry no key, and a person who hears of a failure looks before trying again. */
async function uploadOnce(user) {
  const body = new FormData();
  body.set('image', new Blob([upload], { type: 'image/png' }), 'sample.png');
  body.set('type', 'OTHER');
  await user.request('POST', `/characters/${ANN}/images`, { body }).catch((error) => {
    if (!(error instanceof RefusedError)) throw error;
  });
}

import type { IncomingHttpHeaders } from 'node:http';
import type { CharacterImage } from '../../contract/index.ts';
import type { Answer } from './answers.ts';
import { noRoute, ok, refused, signedOut, unreadable } from './answers.ts';
import type { CharHubCharacter, CharHubUser } from './characters.ts';
import { characterOf, mayEdit, userOf } from './characters.ts';
import { activatePicture, byType, deletePicture } from './gallery.ts';
import { drawnPicture } from './picture.ts';
import { readForm, storedUpload } from './uploads.ts';
import type { Worker } from './worker.ts';

export interface Call {
  readonly method: string;
  /** After `/api/v1`, with its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface HostState {
  readonly worker: Worker;
  readonly galleryOf: (characterId: string) => CharacterImage[];
  tellsProgress: boolean;
}

interface Context extends HostState {
  readonly call: Call;
  readonly user: CharHubUser;
  /** The parts of the path that the route leaves open, in order. */
  readonly parts: readonly string[];
}

type Route = (context: Context) => Answer | Promise<Answer>;

/** The host's routes, as far as pictures go. Those of jobs, of events and for cancelling are missing, as they are there. */
const routes: Readonly<Record<string, Route>> = {
  'POST /image-generation/avatar': (context) => withBody(context, startPicture),
  'POST /image-generation/character-dataset': (context) => withBody(context, startDataset),
  'GET /image-generation/status/:id': statusOf,
  'GET /image-generation/health': () => ok({ comfyui: 'healthy', timestamp: new Date().toISOString() }),
  'GET /image-generation/characters/:id/images': (context) => withShown(context, listImages),
  'GET /image-generation/characters/:id/reference-dataset': (context) => withShown(context, listReferences),
  'PATCH /image-generation/characters/:id/images/:image/activate': (context) =>
    changeImage(context, activatePicture, 'activated'),
  'DELETE /image-generation/characters/:id/images/:image': (context) =>
    changeImage(context, deletePicture, 'deleted'),
  'GET /credits/balance': ({ worker, user }) =>
    ok({ success: true, data: { balance: worker.balance, userId: user.id } }),
  'GET /credits/service-costs': () => ok({ success: true, data: serviceCosts }),
  'GET /characters/:id': describeCharacter,
  'POST /characters/:id/images': upload,
  'POST /characters/avatar': uploadAvatar,
  'GET /media/proxy': () => ({ status: 200, body: Buffer.from(drawnPicture('/avatar_1.webp')) }),
};

const open = Object.entries(routes).map(([route, run]) => ({
  pattern: new RegExp(`^${route.replaceAll(/:\w+/g, '([^/?]+)')}(?:\\?.*)?$`),
  run,
}));

export async function answer(state: HostState, call: Call): Promise<Answer> {
  const asked = `${call.method} ${call.path}`;
  for (const { pattern, run } of open) {
    const found = pattern.exec(asked);
    if (found === null) continue;
    const user = userOf(call.headers.authorization);
    return user === null ? signedOut : run({ ...state, call, user, parts: found.slice(1) });
  }
  return noRoute(`/api/v1${call.path}`);
}

type Body = Record<string, unknown>;

function withBody(context: Context, run: (context: Context, body: Body) => Answer): Answer {
  try {
    const parsed: unknown = JSON.parse(context.call.body.toString());
    return isBody(parsed) ? run(context, parsed) : unreadable;
  } catch {
    return unreadable;
  }
}

function startPicture({ user, worker }: Context, body: Body): Answer {
  const { characterId, imageType = 'AVATAR' } = body;
  if (typeof characterId !== 'string') return noCharacterId;
  if (imageType !== 'AVATAR' && imageType !== 'COVER')
    return refused(400, 'INVALID_INPUT', 'imageType must be AVATAR or COVER', 'imageType');
  const character = characterOf(characterId);
  // Who neither owns nor may see it is told that there is none, an administrator too.
  if (character === undefined || (character.visibility !== 'PUBLIC' && character.userId !== user.id))
    return noCharacter;
  if (!mayEdit(user, character))
    return refused(403, 'FORBIDDEN', 'You can only generate images for your own characters');
  const jobId = worker.start({ type: imageType, characterId, user, body });
  return ok({ success: true, jobId, message: `${imageType} generation started` });
}

function startDataset({ user, worker }: Context, body: Body): Answer {
  const { characterId } = body;
  if (typeof characterId !== 'string') return noCharacterId;
  const character = characterOf(characterId);
  if (character === undefined) return noCharacter;
  if (!mayEdit(user, character))
    return refused(403, 'FORBIDDEN', 'Unauthorized to generate images for this character');
  const jobId = worker.start({ type: 'REFERENCE', characterId, user, body });
  const pollUrl = `/api/v1/image-generation/status/${jobId}`;
  const message = 'Multi-stage dataset generation started';
  return ok({ success: true, jobId, message, estimatedTime: '3-4 minutes', pollUrl, stages: [] });
}

/** Of anybody's job: nobody asks whose it is. */
function statusOf({ worker, tellsProgress, parts: [number = ''] }: Context): Answer {
  const payload = worker.payloadOf(number);
  if (payload === null) return refused(404, 'NOT_FOUND', 'Job not found');
  return ok(tellsProgress ? payload : { ...payload, progress: 0 });
}

function withShown(context: Context, run: (context: Context, character: CharHubCharacter) => Answer): Answer {
  const character = characterOf(context.parts[0]);
  if (character === undefined) return noCharacter;
  const isShown = character.visibility === 'PUBLIC' || character.userId === context.user.id;
  return isShown ? run(context, character) : refused(403, 'FORBIDDEN', 'Access denied');
}

function listImages({ galleryOf }: Context, { id }: CharHubCharacter): Answer {
  const gallery = galleryOf(id);
  return ok({ success: true, data: byType(gallery), total: gallery.length });
}

/** `isComplete` looks for a view the worker never makes, so it is never true. */
function listReferences({ galleryOf }: Context, { id }: CharHubCharacter): Answer {
  const data = galleryOf(id).filter(({ type }) => type === 'REFERENCE');
  return ok({ success: true, data: data.reverse(), isComplete: false, stageCount: data.length });
}

function changeImage(
  { user, galleryOf, parts: [characterId, imageId = ''] }: Context,
  change: (gallery: CharacterImage[], imageId: string) => boolean,
  done: string,
): Answer {
  const character = characterOf(characterId);
  if (character === undefined) return noCharacter;
  if (!mayEdit(user, character)) return refused(403, 'FORBIDDEN', 'Access denied');
  if (!change(galleryOf(character.id), imageId)) return refused(404, 'IMAGE_NOT_FOUND', 'Image not found');
  return ok({ success: true, message: `Image ${done} successfully` });
}

/** The avatar is looked for among the twenty newest pictures only. */
function describeCharacter({ galleryOf, parts: [characterId] }: Context): Answer {
  const character = characterOf(characterId);
  if (character === undefined) return noCharacter;
  const images = galleryOf(character.id).slice(0, 20);
  const avatar = images.find(({ type, isActive }) => type === 'AVATAR' && isActive)?.url ?? null;
  return ok({ success: true, data: { ...character, tags: [], images, avatar } });
}

async function upload({
  worker,
  galleryOf,
  call,
  user,
  parts: [characterId = ''],
}: Context): Promise<Answer> {
  const form = await readForm(call);
  const image = storedUpload({ characterId, user, form, field: 'image' }, worker.mediaUrl);
  if ('status' in image) return image;
  galleryOf(characterId).unshift(image);
  return { status: 201, body: { success: true, data: { characterId, ...image } } };
}

/** Becomes the active avatar of a character; a draft's is stored without a record. */
async function uploadAvatar({ worker, galleryOf, call, user }: Context): Promise<Answer> {
  const form = await readForm(call);
  const characterId = form?.get('characterId') ?? null;
  const isDraft = characterId === null && typeof form?.get('draftId') === 'string';
  if (typeof characterId !== 'string' && !isDraft)
    return refused(400, 'MISSING_REQUIRED_FIELD', 'characterId or draftId is required', 'characterId');
  const owner = typeof characterId === 'string' ? characterId : 'character-1';
  const image = storedUpload({ characterId: owner, user, form, field: 'avatar' }, worker.mediaUrl);
  if ('status' in image) return image;
  if (!isDraft) {
    galleryOf(owner).unshift(image);
    activatePicture(galleryOf(owner), image.id);
  }
  return ok({ success: true, data: { url: image.url, key: image.id, characterId } });
}

const noCharacterId = refused(400, 'MISSING_REQUIRED_FIELD', 'characterId is required', 'characterId');
const noCharacter = refused(404, 'CHARACTER_NOT_FOUND', 'Character not found');

/** What is listed is not what is charged: 25 for each picture. */
const serviceCosts = [
  ['LLM_CHAT_SAFE', 2],
  ['IMAGE_GENERATION', 10],
  ['TTS_DEFAULT', 1],
].map(([serviceIdentifier, creditsPerUnit], index) => ({
  id: `cost-${String(index)}`,
  serviceIdentifier,
  creditsPerUnit,
  unitDescription: 'per unit',
  isActive: true,
}));

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null;
}

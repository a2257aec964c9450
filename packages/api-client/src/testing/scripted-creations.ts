import type {
  CharacterCreation,
  CharacterCreationRequest,
  CharacterProfile,
  JobSnapshot,
  ReferenceView,
} from '../contract/index.ts';
import { isSettled } from '../contract/index.ts';
import { generationRequest } from './builders.ts';
import { scriptedError } from './scripted-error.ts';
import type { ScriptedCharacters } from './scripted-characters.ts';
import type { ScriptedJobStore } from './scripted-jobs.ts';

/** The server's side of creating characters. */
export interface ScriptedCreations {
  create(request: CharacterCreationRequest, idempotencyKey: string): CharacterCreation;
  retry(characterId: string, idempotencyKey: string): CharacterCreation;
  get(characterId: string): CharacterCreation;
  /** Views begin when their avatar is there, and end when it will never be. */
  follow(snapshot: JobSnapshot): void;
}

export interface ScriptedCreationsOptions {
  readonly jobs: ScriptedJobStore;
  readonly characters: ScriptedCharacters;
  /** Credits of one picture. */
  readonly price: () => number;
  /** Takes credits; throws when there are not enough. */
  readonly pay: (credits: number) => void;
}

interface Creation {
  readonly prompt: string;
  readonly views: readonly ReferenceView[];
  avatarJobId: string | null;
  datasetJobId: string | null;
}

export function createScriptedCreations({
  jobs,
  characters,
  price,
  pay,
}: ScriptedCreationsOptions): ScriptedCreations {
  const creations = new Map<string, Creation>();
  const characterOfKey = new Map<string, string>();

  function get(characterId: string): CharacterCreation {
    const { avatarJobId = null, datasetJobId = null } = creations.get(characterId) ?? {};
    return {
      character: characters.get(characterId),
      avatarJob: avatarJobId === null ? null : jobs.get(avatarJobId),
      datasetJob: datasetJobId === null ? null : jobs.get(datasetJobId),
    };
  }

  function submit(
    characterId: string,
    creation: Creation,
    wanted: { avatar: boolean; views: readonly ReferenceView[] },
  ) {
    const { prompt } = creation;
    pay(price() * (Number(wanted.avatar) + wanted.views.length));
    const avatar = wanted.avatar
      ? jobs.submit(generationRequest({ characterId, prompt }), null, price())
      : null;
    if (avatar !== null) creation.avatarJobId = avatar.id;
    if (wanted.views.length === 0) return;
    const request = generationRequest({
      kind: 'reference-dataset',
      characterId,
      prompt,
      views: wanted.views,
    });
    const cost = price() * wanted.views.length;
    creation.datasetJobId = jobs.submit(request, null, cost, { waitsFor: avatar?.id ?? null }).id;
  }

  function once(idempotencyKey: string, work: () => string): CharacterCreation {
    const characterId = characterOfKey.get(idempotencyKey) ?? work();
    characterOfKey.set(idempotencyKey, characterId);
    return get(characterId);
  }

  return {
    get,
    create: (request, idempotencyKey) =>
      once(idempotencyKey, () => {
        const isAutomated = request.mode === 'automated';
        const avatar = isAutomated || request.generateAvatar;
        const views = avatar ? request.views : [];
        if (isAutomated && request.description.trim() === '' && request.picture === null)
          throw scriptedError('validation');
        const prompt = isAutomated ? request.description : '';
        const creation: Creation = { prompt, views, avatarJobId: null, datasetJobId: null };
        const { id } = characters.add(textsOf(request));
        creations.set(id, creation);
        submit(id, creation, { avatar, views });
        return id;
      }),
    retry: (characterId, idempotencyKey) =>
      once(idempotencyKey, () => {
        const creation = creations.get(characterId);
        if (creation === undefined) throw scriptedError('not-found');
        const { character, avatarJob, datasetJob } = get(characterId);
        const running = [avatarJob, datasetJob].some((job) => job !== null && !isSettled(job));
        if (running) throw scriptedError('conflict');
        const made = datasetJob?.images.map(({ content }) => content) ?? [];
        const views = creation.views.filter((view) => !made.includes(view));
        submit(characterId, creation, { avatar: character.avatarUrl === null, views });
        return characterId;
      }),
    follow: (snapshot) => {
      if (!isSettled(snapshot)) return;
      for (const job of jobs.all().filter(({ waitsFor }) => waitsFor === snapshot.id)) {
        if (isSettled(job)) continue;
        jobs.put({ ...job, waitsFor: null, revision: job.revision + 1 });
        if (snapshot.state === 'cancelled') jobs.cancel(job.id);
        else if (snapshot.state !== 'completed')
          jobs.fail({ code: 'avatar-required', message: 'The avatar could not be made' }, job.id);
      }
    },
  };
}

function textsOf(request: CharacterCreationRequest): Partial<CharacterProfile> & { firstName: string } {
  if (request.mode === 'manual') return request.character;
  const [firstName = ''] = request.description.split(/[\s,.]/);
  return { firstName: firstName || 'Aria', physicalCharacteristics: request.description };
}

import { and, eq } from 'drizzle-orm';
import { ReferenceView, type StageId } from '@charhub/api-client/contract';
import { MAX_REFERENCES } from '@charhub/workflows';
import type { ReferencePicture } from '../comfyui/comfy-runner.types.ts';
import type { Db } from '../db/database.ts';
import { images } from '../db/schema.ts';
import type { MediaStorage } from '../images/media-storage.ts';
import { StageFailure } from './comfy-failure.ts';
import type { JobRecord } from './job-record.ts';

interface Deps {
  readonly db: Db;
  readonly storage: MediaStorage;
}

/**
 * The pictures that condition a stage, at most eight, each once: the avatar, the samples as given, the views this job
 * has finished, the views kept from earlier jobs; views in the order in which they are made. An avatar and a cover
 * have samples alone.
 * @throws StageFailure when the avatar or a sample is gone. A view that is gone is left out.
 */
export async function stageReferences(
  deps: Deps,
  job: JobRecord,
  stage: StageId,
): Promise<ReferencePicture[]> {
  const { avatarUrl, sampleImageUrls } = job.request;
  const chosen = [...(avatarUrl === undefined ? [] : [avatarUrl]), ...sampleImageUrls];
  const views = job.kind === 'reference-dataset' ? await otherViews(deps.db, job, stage) : [];
  const pictures = await Promise.all(
    [...new Set([...chosen, ...views])].map(async (url) => {
      const picture = await loadPicture(deps, url);
      if (picture === null && url === avatarUrl) throw avatarGone();
      // Painting on without it would charge for a picture nobody asked for.
      if (picture === null && chosen.includes(url)) throw sampleGone();
      return picture;
    }),
  );
  return pictures.filter((picture) => picture !== null).slice(0, MAX_REFERENCES);
}

async function otherViews(db: Db, { characterId, stages }: JobRecord, stage: StageId): Promise<string[]> {
  const active = await db
    .select({ content: images.content, url: images.url })
    .from(images)
    .where(and(eq(images.characterId, characterId), eq(images.type, 'REFERENCE'), eq(images.isActive, true)));
  const others = ReferenceView.options.filter((view) => view !== stage);
  const finished = others.flatMap((view) => stages.find(({ id }) => id === view)?.image?.url ?? []);
  // Not those this job makes anew: they are what its owner wants to be rid of.
  const kept = others
    .filter((view) => stages.every(({ id }) => id !== view))
    .flatMap((view) => active.filter(({ content }) => content === view).map(({ url }) => url));
  return [...finished, ...kept];
}

async function loadPicture({ db, storage }: Deps, url: string): Promise<ReferencePicture | null> {
  const [row] = await db
    .select({ key: images.key, contentType: images.contentType })
    .from(images)
    .where(eq(images.url, url));
  const bytes = row === undefined ? null : await storage.get(row.key);
  return row === undefined || bytes === null ? null : { bytes, contentType: row.contentType };
}

function sampleGone(): StageFailure {
  return new StageFailure({
    code: 'validation',
    message: 'The sample image has been deleted',
    retryable: false,
    details: [],
  });
}

function avatarGone(): StageFailure {
  return new StageFailure({
    code: 'avatar-required',
    message: 'The avatar that the views are drawn after has been deleted',
    retryable: true,
    details: [],
  });
}

import type { CharacterImage, ImageType } from '@charhub/api-client/contract';
import type { TrackedJob } from '@charhub/machines';
import { useMemo, useState } from 'react';
import { shallowEqual, useSelector } from '../foundations/use-selector.ts';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { galleryGroups, type GalleryGroup } from './gallery-items.ts';
import { useMadeBy } from './use-made-by.ts';

export interface GalleryGroupsOptions {
  readonly characterId: string;
  /** Only this type; undefined for a choice among all. */
  readonly imageType: ImageType | undefined;
  readonly omitsViewsInUse: boolean;
  readonly images: readonly CharacterImage[] | null;
}

interface GalleryGroups {
  /** The types there is something of. */
  readonly types: readonly ImageType[];
  /** Null for all of them. */
  readonly chosenType: ImageType | null;
  readonly chooseType: (type: ImageType | null) => void;
  /** What is shown of them. */
  readonly groups: readonly GalleryGroup[];
}

const isPicture = ({ kind }: TrackedJob) => kind !== 'reference-dataset';

/** Up to the moment in which its picture is among the stored ones: when the end of the job is told. */
const isMaking = ({ state, announced }: TrackedJob) =>
  state === 'active' || (state === 'completed' && !announced);

/** Stored pictures and those being made, by type. */
export function useGalleryGroups(options: GalleryGroupsOptions): GalleryGroups {
  const { characterId, imageType, omitsViewsInUse, images } = options;
  const { jobs } = useGenerationContext();
  const running = useSelector(
    jobs,
    ({ context }) =>
      context.jobs.filter((job) => job.characterId === characterId && isMaking(job) && isPicture(job)),
    shallowEqual,
  );
  const madeBy = useMadeBy(characterId);
  const all = useMemo(() => {
    const shown = images?.filter(
      ({ type, isActive }) => !(omitsViewsInUse && isActive && type === 'REFERENCE'),
    );
    return galleryGroups(shown ?? null, running, madeBy);
  }, [images, omitsViewsInUse, running, madeBy]);
  const types = all.map(({ type }) => type);
  const [chosen, chooseType] = useState<ImageType | null>(null);
  const chosenType = imageType ?? (chosen !== null && types.includes(chosen) ? chosen : null);
  const groups = useMemo(
    () => (chosenType === null ? all : all.filter(({ type }) => type === chosenType)),
    [all, chosenType],
  );
  return { types, chosenType, chooseType, groups };
}

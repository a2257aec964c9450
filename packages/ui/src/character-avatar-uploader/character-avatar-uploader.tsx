import type { AvatarOwner } from '@charhub/api-client/contract';
import type { CropShape } from '@charhub/machines';
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { imageInUse } from '../character-images/image-in-use.ts';
import { useCharacterImages } from '../character-images/use-character-images.ts';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { useEditRefusal } from '../permissions/use-edit-refusal.ts';
import { UploaderPanel } from './uploader-panel.tsx';

export interface CharacterAvatarUploaderProps {
  /** `create`: there is no character yet, and what is uploaded is the draft's. */
  readonly mode: 'create' | 'edit';
  /** Stands for the character while it has no avatar, such as the first letter of its name. */
  readonly displayInitial: string;
  /** The avatar the host knows of; shown until the list of stored pictures is there. */
  readonly currentAvatar?: string | null | undefined;
  /** Names the draft to the server. @default one of our own, for as long as the component is mounted */
  readonly draftId?: string | undefined;
  /** The character to edit; needed in that mode. */
  readonly characterId?: string | undefined;
  /**
   * With the address of a new avatar, or null when it was removed; once for each change, also for one that was made
   * elsewhere after the first. Its identity does not matter.
   */
  readonly onAvatarChange?: ((url: string | null) => void) | undefined;
  /** A change of it asks for the stored pictures again. Not needed for what our own components do. */
  readonly refreshTrigger?: number | undefined;
  /** How avatars are shown by the host; people can look at the other way, too. @default 'round' */
  readonly cropShape?: CropShape | undefined;
}

/**
 * Shows a character's avatar and changes it: from a device, from an address on the web, or generated. Files can also be
 * dropped and pasted. Needs a `GenerationProvider` above, and may lie in a form, which it neither submits nor changes.
 *
 * ```tsx
 * <CharacterAvatarUploader
 *   mode="edit"
 *   characterId={character.id}
 *   currentAvatar={character.avatar}
 *   displayInitial={character.firstName[0]}
 *   onAvatarChange={(url) => updateField('avatar', url)}
 * />
 * ```
 */
export function CharacterAvatarUploader(props: CharacterAvatarUploaderProps): ReactElement {
  const { characterId } = props;
  return characterId === undefined ? (
    <DraftUploader {...props} />
  ) : (
    // Another character is another uploader.
    <CharacterUploader key={characterId} {...props} characterId={characterId} />
  );
}

function CharacterUploader(
  props: CharacterAvatarUploaderProps & { readonly characterId: string },
): ReactElement {
  const { characterId, refreshTrigger } = props;
  const owner = useMemo<AvatarOwner>(() => ({ characterId }), [characterId]);
  const { images, reload } = useCharacterImages(characterId);
  const refusal = useEditRefusal(characterId);
  const seenTrigger = useRef(refreshTrigger);
  useEffect(() => {
    if (seenTrigger.current !== refreshTrigger) reload();
    seenTrigger.current = refreshTrigger;
  }, [refreshTrigger, reload]);

  return (
    <UploaderPanel
      {...props}
      owner={owner}
      characterId={characterId}
      refusal={refusal}
      stored={images === null ? undefined : imageInUse(images, 'AVATAR')}
    />
  );
}

function DraftUploader(props: CharacterAvatarUploaderProps): ReactElement {
  const { generation } = useGenerationContext();
  const [ownDraftId] = useState(generation.createKey);
  const { draftId = ownDraftId } = props;
  const owner = useMemo<AvatarOwner>(() => ({ draftId }), [draftId]);
  return <UploaderPanel {...props} owner={owner} characterId={null} refusal={null} stored={undefined} />;
}

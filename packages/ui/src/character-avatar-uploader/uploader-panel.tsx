import type { AvatarOwner, CharacterImage } from '@charhub/api-client/contract';
import { avatarUploaderView, removalView, shownAvatar, type CropShape } from '@charhub/machines';
import { useId, useRef, type ReactElement } from 'react';
import { classNames } from '../foundations/class-names.ts';
import { LiveRegion } from '../foundations/live-region/live-region.tsx';
import { useRootProps } from '../foundations/root-props.ts';
import { shallowEqual, useSelector } from '../foundations/use-selector.ts';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { uploaderTexts, useMessages } from '../locales/index.ts';
import type { EditRefusal } from '../permissions/refusal-text.ts';
import { AvatarFace } from './avatar-face.tsx';
import { MAX_FILE_BYTES } from './picture-limits.ts';
import { UploaderActions } from './uploader-actions.tsx';
import { UploaderDialogs } from './uploader-dialogs.tsx';
import { UploaderNotice } from './uploader-notice.tsx';
import { useAvatarUploader } from './use-avatar-uploader.ts';
import { useDroppedPicture } from './use-dropped-picture.ts';

interface UploaderPanelProps {
  readonly owner: AvatarOwner;
  /** Null for a draft. */
  readonly characterId: string | null;
  /** The avatar among the stored pictures; null for none, undefined while they are not known. */
  readonly stored: CharacterImage | null | undefined;
  /** Why nothing may be changed; null when it may. */
  readonly refusal: EditRefusal | null;
  readonly displayInitial: string;
  readonly currentAvatar?: string | null | undefined;
  readonly cropShape?: CropShape | undefined;
  readonly onAvatarChange?: ((url: string | null) => void) | undefined;
}

/** The avatar, the ways to change it, and what there is to say of the last one. */
export function UploaderPanel(props: UploaderPanelProps): ReactElement {
  const { owner, characterId, stored, refusal, currentAvatar = null } = props;
  const { t, formatFileSize } = useMessages(uploaderTexts);
  const { className, ...root } = useRootProps();
  const { samples } = useGenerationContext();
  const hintId = useId();
  const uploadRef = useRef<HTMLButtonElement>(null);
  const { actor, tell } = useAvatarUploader({
    owner,
    shape: props.cropShape,
    stored: stored === undefined ? undefined : (stored?.url ?? null),
    onAvatarChange: props.onAvatarChange,
  });
  const { view, removal, url, isSaved } = useSelector(
    actor,
    (snapshot) => ({
      view: avatarUploaderView(snapshot),
      removal: removalView(snapshot),
      url: shownAvatar(snapshot, {
        stored: stored === undefined ? undefined : (stored?.url ?? null),
        given: currentAvatar,
      }),
      isSaved: snapshot.context.latest !== null && snapshot.context.latest.url !== null,
    }),
    shallowEqual,
  );

  const choose = (file: File) => {
    if (refusal !== null) return;
    actor.send({ type: 'picture.choose', picture: samples.add(file, file.name) });
  };
  const { isDropping, ...dropProps } = useDroppedPicture(choose);

  const hint = isDropping
    ? t('sample.dropNow')
    : t('uploader.hint', { limit: formatFileSize(MAX_FILE_BYTES) });

  return (
    <div
      {...root}
      {...dropProps}
      role="group"
      aria-label={t('uploader.label')}
      aria-describedby={hintId}
      className={classNames(
        className,
        // Beside each other where there is room, else one above the other.
        'ch:flex ch:flex-wrap ch:items-center ch:justify-center ch:gap-x-6 ch:gap-y-3 ch:rounded-xl ch:p-2 ch:text-ink ch:outline-2 ch:-outline-offset-2 ch:outline-dashed',
        isDropping ? 'ch:bg-hover ch:outline-accent' : 'ch:outline-transparent',
      )}
    >
      <AvatarFace
        subject={characterId ?? 'draft'}
        url={url}
        initial={props.displayInitial}
        busy={view === 'reading'}
      />
      <div className="ch:flex ch:min-w-60 ch:flex-1 ch:flex-col ch:gap-2">
        <UploaderActions
          actor={actor}
          uploadRef={uploadRef}
          refusal={refusal}
          isDraft={characterId === null}
          busy={view === 'reading'}
          removable={removal === 'none' && url !== null && (stored !== undefined || characterId === null)}
          onChoose={choose}
          onRemove={() => {
            if (url !== null) actor.send({ type: 'avatar.remove', imageId: stored?.id ?? null, url });
          }}
        />
        <p id={hintId} className="ch:text-sm ch:text-muted ch:empty:hidden">
          {refusal === null && hint}
        </p>
        <UploaderNotice actor={actor} uploadRef={uploadRef} />
      </div>
      <LiveRegion message={isSaved && view === 'idle' && removal === 'none' ? t('uploader.saved') : null} />
      <UploaderDialogs actor={actor} characterId={characterId} onChoose={choose} onGenerated={tell} />
    </div>
  );
}

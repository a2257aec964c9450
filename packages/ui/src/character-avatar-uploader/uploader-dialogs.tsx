import { avatarUploaderView, type AvatarUploaderView } from '@charhub/machines';
import type { ReactElement } from 'react';
import { deferred } from '../foundations/deferred/deferred.ts';
import { NotLoaded } from '../foundations/deferred/not-loaded.tsx';
import { useDeferred } from '../foundations/deferred/use-deferred.ts';
import { useSelector } from '../foundations/use-selector.ts';
import type { AvatarUploaderActor } from './held-uploader.ts';

interface UploaderDialogsProps {
  readonly actor: AvatarUploaderActor;
  /** Null for a draft, for which nothing can be generated. */
  readonly characterId: string | null;
  readonly onChoose: (file: File) => void;
  readonly onGenerated: (url: string) => void;
}

const uploaderDialog = /*#__PURE__*/ deferred(() => import('./uploader-dialog.tsx'));
const avatarModal = /*#__PURE__*/ deferred(
  () => import('../avatar-generation-modal/avatar-generation-modal.tsx'),
);

const withoutDialog: ReadonlySet<AvatarUploaderView> = new Set(['idle', 'generating']);

/** What opens above the page. It is loaded when it is first needed: a page that is only looked at pays nothing for it. */
export function UploaderDialogs(props: UploaderDialogsProps): ReactElement | null {
  const { actor, characterId, onChoose, onGenerated } = props;
  const view = useSelector(actor, avatarUploaderView);
  const uploader = useDeferred(uploaderDialog, !withoutDialog.has(view));
  const generator = useDeferred(avatarModal, view === 'generating');

  if (uploader.failed || generator.failed) {
    return <NotLoaded onRetry={uploader.failed ? uploader.retry : generator.retry} />;
  }
  return (
    <>
      {uploader.loaded && <uploader.loaded.UploaderDialog actor={actor} onChoose={onChoose} />}
      {generator.loaded && characterId !== null && (
        <generator.loaded.AvatarGenerationModal
          isOpen={view === 'generating'}
          characterId={characterId}
          onClose={() => actor.send({ type: 'dialog.close' })}
          onComplete={({ image }) => onGenerated(image.url)}
        />
      )}
    </>
  );
}

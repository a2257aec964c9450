import { avatarUploaderView, type AvatarUploaderView } from '@charhub/machines';
import type { ReactElement } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { repeatIcon } from '../foundations/icon/icons.ts';
import { useSelector } from '../foundations/use-selector.ts';
import { uploaderTexts, useMessages } from '../locales/index.ts';
import type { AvatarUploaderActor } from './held-uploader.ts';
import { useLoaded } from './use-loaded.ts';

interface UploaderDialogsProps {
  readonly actor: AvatarUploaderActor;
  /** Null for a draft, for which nothing can be generated. */
  readonly characterId: string | null;
  readonly onChoose: (file: File) => void;
  readonly onGenerated: (url: string) => void;
}

const loadUploader = () => import('./uploader-dialog.tsx').then(({ UploaderDialog }) => ({ UploaderDialog }));
const loadGenerator = () =>
  import('../avatar-generation-modal/avatar-generation-modal.tsx').then(({ AvatarGenerationModal }) => ({
    AvatarGenerationModal,
  }));

const withoutDialog: ReadonlySet<AvatarUploaderView> = new Set(['idle', 'generating']);

/** What opens above the page. It is loaded when it is first needed: a page that is only looked at pays nothing for it. */
export function UploaderDialogs(props: UploaderDialogsProps): ReactElement | null {
  const { actor, characterId, onChoose, onGenerated } = props;
  const { t } = useMessages(uploaderTexts);
  const view = useSelector(actor, avatarUploaderView);
  const uploader = useLoaded(loadUploader, !withoutDialog.has(view));
  const generator = useLoaded(loadGenerator, view === 'generating');

  if (uploader.failed || generator.failed) {
    return (
      <p
        role="alert"
        className="ch:m-0 ch:flex ch:w-full ch:flex-wrap ch:items-center ch:gap-2 ch:text-sm ch:text-danger"
      >
        {t('uploader.notLoaded')} {t('error.network.advice')}
        <Button icon={repeatIcon} onClick={uploader.failed ? uploader.retry : generator.retry}>
          {t('action.tryAgain')}
        </Button>
      </p>
    );
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

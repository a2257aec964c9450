import type { AvatarUploaderIntent } from '@charhub/machines';
import { useId, useRef, type MouseEvent, type ReactElement, type RefObject } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { linkIcon, sparkleIcon, trashIcon, uploadIcon } from '../foundations/icon/icons.ts';
import { uploaderTexts, useMessages } from '../locales/index.ts';
import { EditRefusalNote } from '../permissions/edit-refusal-note.tsx';
import type { EditRefusal } from '../permissions/refusal-text.ts';
import type { AvatarUploaderActor } from './held-uploader.ts';
import { ACCEPTED_TYPES } from './picture-limits.ts';

interface UploaderActionsProps {
  readonly actor: AvatarUploaderActor;
  /** For the button that chooses a file. */
  readonly uploadRef: RefObject<HTMLButtonElement | null>;
  /** Why nothing may be changed; null when it may. */
  readonly refusal: EditRefusal | null;
  readonly isDraft: boolean;
  readonly busy: boolean;
  readonly removable: boolean;
  readonly onChoose: (file: File) => void;
  readonly onRemove: () => void;
}

/** The three ways to an avatar, and the way back to none. Why one cannot be gone is said beside it. */
export function UploaderActions(props: UploaderActionsProps): ReactElement {
  const { actor, uploadRef, refusal, isDraft, busy, removable, onChoose, onRemove } = props;
  const { t } = useMessages(uploaderTexts);
  const reasonId = useId();
  const input = useRef<HTMLInputElement>(null);
  const refused = refusal !== null;
  const gate = { blocked: refused, ...(refused && { 'aria-describedby': reasonId }) };
  const cannotGenerate = refused || isDraft;

  function open({ currentTarget }: MouseEvent<HTMLElement>, intent: AvatarUploaderIntent): void {
    // Safari does not focus what is clicked, and a dialog gives the focus back to what had it.
    currentTarget.focus();
    actor.send(intent);
  }

  return (
    <>
      <input
        ref={input}
        hidden
        type="file"
        accept={ACCEPTED_TYPES}
        aria-label={t('uploader.device')}
        // It is no field of the form around it.
        onInput={(event) => event.stopPropagation()}
        onChange={(event) => {
          event.stopPropagation();
          const [file] = event.target.files ?? [];
          // Emptied, so that the same file can be chosen again.
          event.target.value = '';
          if (file) onChoose(file);
        }}
      />
      <div className="ch:flex ch:flex-wrap ch:gap-2 ch:*:grow">
        <Button
          ref={uploadRef}
          icon={uploadIcon}
          busy={busy}
          {...gate}
          onClick={(event) => {
            event.currentTarget.focus();
            input.current?.click();
          }}
        >
          {t('uploader.device')}
        </Button>
        <Button icon={linkIcon} {...gate} onClick={(event) => open(event, { type: 'address.open' })}>
          {t('uploader.web')}
        </Button>
        <Button
          icon={sparkleIcon}
          blocked={cannotGenerate}
          {...(cannotGenerate && { 'aria-describedby': reasonId })}
          onClick={(event) => open(event, { type: 'generation.open' })}
        >
          {t('uploader.generate')}
        </Button>
        {removable && (
          <Button
            variant="quiet"
            icon={trashIcon}
            {...gate}
            onClick={() => {
              uploadRef.current?.focus();
              onRemove();
            }}
          >
            {t('uploader.remove')}
          </Button>
        )}
      </div>
      <EditRefusalNote id={reasonId} refusal={refusal} />
      {isDraft && (
        <p id={reasonId} className="ch:text-sm ch:text-muted">
          {t('uploader.saveFirst')}
        </p>
      )}
    </>
  );
}

import { useRef, type ReactElement } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { classNames } from '../foundations/class-names.ts';
import { Icon } from '../foundations/icon/icon.tsx';
import { imageIcon, trashIcon, uploadIcon } from '../foundations/icon/icons.ts';
import { useMessages } from '../locales/index.ts';

/** A chosen sample as it is shown. */
export interface SampleImage {
  readonly name: string;
  /** An address that an `<img>` can show. */
  readonly previewUrl: string;
}

export interface SampleFieldProps {
  readonly sample: SampleImage | null;
  /** Why the last file was refused, in a sentence; null when it was not. */
  readonly problem: string | null;
  /** A file hovers above the form. */
  readonly dropping: boolean;
  /** Bytes. */
  readonly maxBytes: number;
  /** @default 'Sample image' */
  readonly label?: string | undefined;
  readonly onChoose: (file: File) => void;
  readonly onRemove: () => void;
  /** The picture cannot be shown. */
  readonly onUnreadable: () => void;
}

export function SampleField(props: SampleFieldProps): ReactElement {
  const { sample, problem, dropping, maxBytes, onChoose, onRemove, onUnreadable } = props;
  const { t, formatFileSize } = useMessages();
  const label = props.label ?? t('sample.label');
  const input = useRef<HTMLInputElement>(null);
  const choose = useRef<HTMLButtonElement>(null);

  return (
    <div role="group" aria-label={label} className="ch:flex ch:flex-col ch:gap-1.5">
      <span className="ch:font-medium" aria-hidden="true">
        {label} <span className="ch:font-normal ch:text-muted">({t('field.optional')})</span>
      </span>
      <input
        ref={input}
        hidden
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-label={t('sample.choose')}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // Emptied, so that the same file can be chosen again after it was removed.
          event.target.value = '';
          if (file) onChoose(file);
        }}
      />
      <div
        className={classNames(
          'ch:flex ch:min-h-24 ch:items-center ch:gap-4 ch:rounded-lg ch:border ch:border-dashed ch:p-3',
          dropping ? 'ch:border-accent ch:bg-hover' : 'ch:border-control',
        )}
      >
        {sample === null ? (
          <span className="ch:grid ch:size-18 ch:shrink-0 ch:place-items-center ch:rounded-md ch:bg-subtle ch:text-muted">
            <Icon shape={imageIcon} />
          </span>
        ) : (
          <img
            src={sample.previewUrl}
            alt={t('sample.alt', { name: sample.name })}
            onError={onUnreadable}
            className="ch:size-18 ch:shrink-0 ch:rounded-md ch:bg-subtle ch:object-cover"
          />
        )}
        <div className="ch:flex ch:min-w-0 ch:flex-1 ch:flex-wrap ch:items-center ch:gap-x-3 ch:gap-y-1">
          <Button ref={choose} icon={uploadIcon} onClick={() => input.current?.click()}>
            {t('sample.choose')}
          </Button>
          {sample === null ? (
            <span className="ch:text-sm ch:text-muted">
              {dropping ? t('sample.dropNow') : t('sample.dropHint')}
            </span>
          ) : (
            <Button
              variant="quiet"
              icon={trashIcon}
              aria-label={t('sample.removeNamed', { name: sample.name })}
              onClick={() => {
                choose.current?.focus();
                onRemove();
              }}
            >
              {t('sample.remove')}
            </Button>
          )}
        </div>
      </div>
      <p
        role="alert"
        className={classNames('ch:m-0 ch:text-sm ch:text-danger', problem === null && 'ch:hidden')}
      >
        {problem}
      </p>
      {problem === null && (
        <p className="ch:m-0 ch:text-sm ch:text-muted">
          {t('sample.hint', { limit: formatFileSize(maxBytes) })}
        </p>
      )}
    </div>
  );
}

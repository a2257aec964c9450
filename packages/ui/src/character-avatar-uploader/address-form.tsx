import { useId, type KeyboardEvent, type ReactElement } from 'react';
import { classNames } from '../foundations/class-names.ts';
import { Spinner } from '../foundations/icon/spinner.tsx';
import { shallowEqual, useSelector } from '../foundations/use-selector.ts';
import { jobTexts, uploaderTexts, useMessages } from '../locales/index.ts';
import type { AvatarUploaderActor } from './held-uploader.ts';
import { importErrorKey } from './upload-error-keys.ts';
import { usePictureProblem } from './use-picture-problem.ts';

interface AddressFormProps {
  readonly actor: AvatarUploaderActor;
  /** The picture is being fetched. */
  readonly busy: boolean;
}

/** Where a picture lies on the web. What is wrong with it is said here, and the address stays. */
export function AddressForm({ actor, busy }: AddressFormProps): ReactElement {
  const { t } = useMessages(uploaderTexts, jobTexts);
  const id = useId();
  const { address, error, problem } = useSelector(
    actor,
    ({ context }) => ({ address: context.address, error: context.error, problem: context.problem }),
    shallowEqual,
  );
  const problemText = usePictureProblem(problem);
  const reason = problemText ?? (error && t(importErrorKey(error)));

  function submitOnEnter(event: KeyboardEvent): void {
    // Not a form: it would lie in the form of the host.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    actor.send({ type: 'address.submit' });
  }

  return (
    <div className="ch:flex ch:flex-col ch:gap-1.5">
      <label htmlFor={id} className="ch:font-medium">
        {t('uploader.address.label')}
      </label>
      <input
        id={id}
        data-ch-first-field=""
        type="url"
        inputMode="url"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        dir="ltr"
        placeholder="https://"
        value={address}
        readOnly={busy}
        aria-invalid={reason !== null || undefined}
        aria-describedby={`${id}-hint ${id}-reason`}
        onChange={(event) => actor.send({ type: 'address.change', address: event.target.value })}
        onKeyDown={submitOnEnter}
        className={classNames(
          'ch:block ch:min-h-11 ch:w-full ch:rounded-lg ch:border ch:bg-surface ch:px-3 ch:py-2 ch:text-base ch:sm:text-[0.9375rem]',
          'ch:placeholder:text-muted ch:placeholder:opacity-100',
          reason === null ? 'ch:border-control' : 'ch:border-danger',
        )}
      />
      <p
        id={`${id}-reason`}
        role="alert"
        className="ch:m-0 ch:text-sm ch:text-danger ch:wrap-anywhere ch:empty:hidden"
      >
        {reason}
      </p>
      <p
        id={`${id}-hint`}
        className="ch:m-0 ch:flex ch:min-h-6 ch:items-center ch:gap-2 ch:text-sm ch:text-muted"
      >
        {busy && <Spinner size="sm" />}
        {busy ? t('uploader.address.fetching') : t('uploader.address.hint')}
      </p>
    </div>
  );
}

import { useSelector } from '../foundations/use-selector.ts';
import type { ReactElement } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { referenceTexts, useMessages } from '../locales/index.ts';
import type { ReferenceDatasetActor } from './reference-dataset-actor.types.ts';

/** Keeps its place also when the dialog no longer closes itself, so that no button moves. For a footer. */
export function ClosingCountdown({ actor }: { readonly actor: ReferenceDatasetActor }): ReactElement {
  const { t } = useMessages(referenceTexts);
  const seconds = useSelector(actor, ({ context }) => context.secondsLeft);
  const approached = useSelector(actor, (snapshot) => snapshot.hasTag('approached'));
  return (
    <div className="ch:me-auto ch:flex ch:min-h-11 ch:items-center ch:gap-3 ch:max-sm:w-full ch:max-sm:justify-between">
      {(seconds !== null || approached) && (
        <>
          <span aria-hidden="true" className="ch:text-muted ch:tabular-nums">
            {seconds === null ? t('reference.staysOpen') : t('reference.closingIn', { seconds })}
          </span>
          <Button onClick={() => actor.send({ type: 'user.interacted' })}>{t('action.stay')}</Button>
        </>
      )}
    </div>
  );
}

import type { ReactElement } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { singleClick } from '../foundations/button/single-click.ts';
import { jobTexts, useMessages } from '../locales/index.ts';

export interface ClosingQuestionProps {
  /** Whose machine asked. */
  readonly actor: {
    send(event: { type: 'question.dismiss' | 'generation.background' | 'generation.cancel' }): void;
  };
  /** Id for the sentence that explains the title. */
  readonly descriptionId: string;
  /** False where the job cannot be ended: then that is not offered. */
  readonly cancellable: boolean;
}

/** What becomes of a running job when its dialog is closed. For a footer. */
export function ClosingQuestion({ actor, descriptionId, cancellable }: ClosingQuestionProps): ReactElement {
  const { t } = useMessages(jobTexts);
  return (
    <>
      <p id={descriptionId} className="ch:m-0 ch:w-full ch:sm:text-end">
        {t(cancellable ? 'closing.text' : 'closing.textWithoutCancel')}
      </p>
      <Button variant="primary" onClick={() => actor.send({ type: 'question.dismiss' })}>
        {t('closing.keepWatching')}
      </Button>
      <Button onClick={() => actor.send({ type: 'generation.background' })}>{t('closing.background')}</Button>
      {cancellable && (
        <Button variant="danger" onClick={singleClick(() => actor.send({ type: 'generation.cancel' }))}>
          {t('closing.cancel')}
        </Button>
      )}
    </>
  );
}

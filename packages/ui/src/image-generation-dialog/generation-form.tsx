import type { GenerationErrorData } from '@charhub/api-client/contract';
import { MAX_PROMPT_LENGTH } from '@charhub/machines';
import { useSelector } from '@xstate/react';
import type { ReactElement } from 'react';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { errorMessageKeys, useMessages, type ErrorMessageKeys } from '../locales/index.ts';
import { PromptWithSampleImage } from '../prompt-with-sample-image/prompt-with-sample-image.tsx';
import type { ImageGenerationActor } from './image-generation-actor.types.ts';
import { kindTexts } from './kind-texts.ts';
import { PriceLine } from './price-line.tsx';

export interface GenerationFormProps {
  readonly actor: ImageGenerationActor;
  /** Id for the element that says why Generate is off. */
  readonly reasonId: string;
}

const coverSize = { width: 768, height: 1152 };

export function GenerationForm({ actor, reasonId }: GenerationFormProps): ReactElement {
  const { t } = useMessages();
  const { samples, onGetCredits } = useGenerationContext();
  const { kind, prompt, sample, quote, error, notice, job } = useSelector(actor, ({ context }) => context);
  const returned = job?.cost.refunded ?? 0;
  const problem = problemKeys(error);

  return (
    <div className="ch:flex ch:flex-1 ch:flex-col ch:gap-3">
      <div className="ch:min-h-6">
        {notice === 'cancelled' ? (
          <p className="ch:m-0 ch:font-medium" role="status">
            {returned > 0 ? t('cancel.refunded', { count: returned }) : t('cancel.done')}
          </p>
        ) : problem !== null ? (
          <p className="ch:m-0 ch:text-danger" role="alert">
            {t(problem.what)} {t(problem.advice)}
          </p>
        ) : (
          <p className="ch:m-0 ch:text-muted">
            {t(kindTexts[kind].purpose)} {kind === 'cover' && t('cover.size', coverSize)}
          </p>
        )}
      </div>
      <PromptWithSampleImage
        prompt={prompt}
        onPromptChange={(text) => actor.send({ type: 'prompt.change', prompt: text })}
        promptLimit={MAX_PROMPT_LENGTH}
        sample={sample}
        onSampleAttach={(file) => actor.send({ type: 'sample.attach', sample: samples.add(file) })}
        onSampleRemove={() => actor.send({ type: 'sample.remove' })}
        onSubmit={() => actor.send({ type: 'generation.submit' })}
      />
      <PriceLine id={reasonId} quote={quote} onGetCredits={onGetCredits} />
    </div>
  );
}

/** Only what can be put right here; a price that cannot be loaded is said beside the price. */
function problemKeys(error: GenerationErrorData | null): ErrorMessageKeys | null {
  const isOurs = error?.code === 'validation' || error?.code === 'insufficient-credits';
  return isOurs ? errorMessageKeys(error.code) : null;
}

import { MAX_PROMPT_LENGTH } from '@charhub/machines';
import { useSelector } from '../foundations/use-selector.ts';
import type { ReactElement } from 'react';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { useMessages } from '../locales/index.ts';
import { PromptWithSampleImage } from '../prompt-with-sample-image/prompt-with-sample-image.tsx';
import { FormNotice } from './form-notice.tsx';
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
  const context = useSelector(actor, (snapshot) => snapshot.context);
  const { kind, prompt, sample, quote, isPriceUnknown, error, notice, job } = context;

  return (
    <div className="ch:flex ch:flex-1 ch:flex-col ch:gap-3">
      <FormNotice cancelled={notice === 'cancelled'} returned={job?.cost.refunded ?? 0} error={error}>
        {t(kindTexts[kind].purpose)} {kind === 'cover' && t('cover.size', coverSize)}
      </FormNotice>
      <PromptWithSampleImage
        prompt={prompt}
        onPromptChange={(text) => actor.send({ type: 'prompt.change', prompt: text })}
        promptLimit={MAX_PROMPT_LENGTH}
        sample={sample}
        onSampleAttach={(file) => actor.send({ type: 'sample.attach', sample: samples.add(file) })}
        onSampleRemove={() => actor.send({ type: 'sample.remove' })}
        onSubmit={() => actor.send({ type: 'generation.submit' })}
      />
      <PriceLine
        id={reasonId}
        quote={quote}
        isLoading={!isPriceUnknown}
        onGetCredits={onGetCredits}
        onReload={() => actor.send({ type: 'terms.refresh' })}
      />
    </div>
  );
}

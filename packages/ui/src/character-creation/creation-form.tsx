import { MAX_PROMPT_LENGTH } from '@charhub/machines';
import type { ReactElement } from 'react';
import { useSelector } from '../foundations/use-selector.ts';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { FormNotice } from '../image-generation-dialog/form-notice.tsx';
import { PriceLine } from '../image-generation-dialog/price-line.tsx';
import { creationTexts, useMessages } from '../locales/index.ts';
import { PromptWithSampleImage } from '../prompt-with-sample-image/prompt-with-sample-image.tsx';
import type { CharacterCreationActor } from './character-creation-actor.types.ts';

export interface CreationFormProps {
  readonly actor: CharacterCreationActor;
  /** Id for the element that says why Create is off, where it is the price. */
  readonly reasonId: string;
}

/** Who the character is, in words, by a picture, or both; and what all of it costs. */
export function CreationForm({ actor, reasonId }: CreationFormProps): ReactElement {
  const { t } = useMessages(creationTexts);
  const { samples, onGetCredits } = useGenerationContext();
  const context = useSelector(actor, (snapshot) => snapshot.context);
  const { prompt, sample, quote, isPriceUnknown, isPictureLost, error, notice } = context;
  const price = quote === null ? null : t('price.credits', { count: quote.credits });

  return (
    <div className="ch:flex ch:flex-1 ch:flex-col ch:gap-3">
      <FormNotice cancelled={notice === 'cancelled'} returned={0} error={error}>
        {t('creation.purpose')}
      </FormNotice>
      {isPictureLost && sample === null && (
        <p role="status" className="ch:font-medium">
          {t('creation.pictureLost')}
        </p>
      )}
      <PromptWithSampleImage
        prompt={prompt}
        onPromptChange={(text) => actor.send({ type: 'prompt.change', prompt: text })}
        promptLimit={MAX_PROMPT_LENGTH}
        promptLabel={t('creation.description')}
        promptPlaceholder={t('creation.descriptionPlaceholder')}
        sampleLabel={t('creation.picture')}
        sample={sample}
        onSampleAttach={(file) => actor.send({ type: 'sample.attach', sample: samples.add(file) })}
        onSampleRemove={() => actor.send({ type: 'sample.remove' })}
        onSubmit={() => actor.send({ type: 'generation.submit' })}
      />
      <PriceLine
        id={reasonId}
        quote={quote}
        isLoading={!isPriceUnknown}
        price={price === null ? undefined : t('creation.price', { price })}
        onGetCredits={onGetCredits}
        onReload={() => actor.send({ type: 'terms.refresh' })}
      />
    </div>
  );
}

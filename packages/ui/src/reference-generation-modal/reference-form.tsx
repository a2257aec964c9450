import { MAX_PROMPT_LENGTH } from '@charhub/machines';
import { useSelector } from '../foundations/use-selector.ts';
import type { ReactElement } from 'react';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { FormNotice } from '../image-generation-dialog/form-notice.tsx';
import { referenceTexts, useMessages } from '../locales/index.ts';
import { PromptWithSampleImage } from '../prompt-with-sample-image/prompt-with-sample-image.tsx';
import type { ReferenceDatasetActor } from './reference-dataset-actor.types.ts';
import { ReferencePrice } from './reference-price.tsx';
import { ViewChoice } from './view-choice.tsx';

export interface ReferenceFormProps {
  readonly actor: ReferenceDatasetActor;
  /** Id for the element that says why Generate is off. */
  readonly reasonId: string;
}

export function ReferenceForm({ actor, reasonId }: ReferenceFormProps): ReactElement {
  const { t } = useMessages(referenceTexts);
  const { samples, onGetCredits } = useGenerationContext();
  const context = useSelector(actor, (snapshot) => snapshot.context);
  const { views, pictures, prompt, sample, quote, isPriceUnknown, error, notice, job } = context;

  return (
    <div className="ch:flex ch:flex-1 ch:flex-col ch:gap-3">
      <FormNotice cancelled={notice === 'cancelled'} returned={job?.cost.refunded ?? 0} error={error}>
        {t('reference.purpose')}
      </FormNotice>
      <ViewChoice
        chosen={views}
        pictures={pictures}
        onChange={(chosen) => actor.send({ type: 'views.change', views: chosen })}
      />
      <ReferencePrice
        id={reasonId}
        quote={quote}
        isLoading={!isPriceUnknown}
        viewCount={views.length}
        onGetCredits={onGetCredits}
        onReload={() => actor.send({ type: 'terms.refresh' })}
      />
      <PromptWithSampleImage
        layout="beside"
        prompt={prompt}
        onPromptChange={(text) => actor.send({ type: 'prompt.change', prompt: text })}
        promptLimit={MAX_PROMPT_LENGTH}
        sample={sample}
        onSampleAttach={(file) => actor.send({ type: 'sample.attach', sample: samples.add(file) })}
        onSampleRemove={() => actor.send({ type: 'sample.remove' })}
        onSubmit={() => actor.send({ type: 'generation.submit' })}
      />
    </div>
  );
}

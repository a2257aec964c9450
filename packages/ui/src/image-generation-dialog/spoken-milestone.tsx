import type { ReactNode } from 'react';
import { useSelector } from '../foundations/use-selector.ts';
import { errorMessageKeys, jobTexts, useMessages } from '../locales/index.ts';
import { failureCode } from './failure-details.ts';
import type { ImageGenerationActor } from './image-generation-actor.types.ts';
import type { Announcement } from './use-announcement.ts';

export interface SpokenMilestoneProps {
  readonly actor: ImageGenerationActor;
  readonly announcement: Announcement;
}

/** The words for a milestone, with what came back or why there is nothing. */
export function SpokenMilestone({ actor, announcement }: SpokenMilestoneProps): ReactNode {
  const { t } = useMessages(jobTexts);
  const code = useSelector(actor, ({ context }) => failureCode(context.job, context.error));
  const count = useSelector(actor, ({ context }) => context.job?.cost.refunded ?? 0);
  if (announcement === 'cancelled') return count > 0 ? t('cancel.refunded', { count }) : t('cancel.done');
  const what = t(`announce.${announcement}`);
  return announcement === 'failed' ? `${what} ${t(errorMessageKeys(code).what)}` : what;
}

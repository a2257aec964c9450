import type { GenerationErrorData, JobSnapshot } from '@charhub/api-client/contract';
import type { ReactElement } from 'react';
import { DetailsDisclosure } from '../foundations/disclosure/details-disclosure.tsx';
import { jobTexts, useMessages } from '../locales/index.ts';
import { failureDetails } from './failure-details.ts';

export interface FailureDisclosureProps {
  readonly job: JobSnapshot | null;
  readonly error: GenerationErrorData | null;
}

/** The facts of a failure for whoever is asked for help, folded. */
export function FailureDisclosure({ job, error }: FailureDisclosureProps): ReactElement {
  return <DetailsDisclosure lines={failureDetails(useMessages(jobTexts), job, error)} />;
}

import type { GenerationErrorData } from '@charhub/api-client/contract';
import { isFormError } from '@charhub/machines';
import type { ReactElement, ReactNode } from 'react';
import { NotLoaded } from '../foundations/deferred/not-loaded.tsx';
import { useDeferred } from '../foundations/deferred/use-deferred.ts';
import { useMessages } from '../locales/index.ts';
import { formProblem } from './job-parts.ts';

export interface FormNoticeProps {
  /** The job that was just cancelled is told of. */
  readonly cancelled: boolean;
  /** Credits that came back from it. */
  readonly returned: number;
  /** Why the last submission was refused; only what can be put right in the form is shown. */
  readonly error: GenerationErrorData | null;
  /** What the form is for, while there is nothing else to say. */
  readonly children: ReactNode;
}

/** The form's first line. Of a cancelled job the dialog speaks itself. A price that cannot be loaded is said beside the price. */
export function FormNotice({ cancelled, returned, error, children }: FormNoticeProps): ReactElement {
  const { t } = useMessages();
  const { loaded, failed, retry } = useDeferred(formProblem, true);
  const problem = error !== null && isFormError(error) ? error.code : null;
  return (
    <div className="ch:min-h-6">
      {cancelled ? (
        <p className="ch:m-0 ch:font-medium">
          {returned > 0 ? t('cancel.refunded', { count: returned }) : t('cancel.done')}
        </p>
      ) : problem !== null ? (
        <>
          {loaded && <loaded.FormProblem code={problem} />}
          {failed && <NotLoaded onRetry={retry} />}
        </>
      ) : (
        <p className="ch:m-0 ch:text-muted">{children}</p>
      )}
    </div>
  );
}

import type { ReferenceView, StageId } from '@charhub/api-client/contract';
import { useState } from 'react';

type Subjects = Readonly<Partial<Record<StageId, string>>>;

/**
 * Whose picture each view's card shows: the newest job that was to make it. A job for one view must not make the
 * pictures of the others flicker.
 *
 * @param views what the job makes
 */
export function useViewSubjects(views: readonly ReferenceView[], jobKey: string | null): Subjects {
  const [held, setHeld] = useState<{
    jobKey: string | null;
    views: readonly ReferenceView[];
    subjects: Subjects;
  }>({
    jobKey: null,
    views: [],
    subjects: {},
  });
  if (held.jobKey === jobKey && held.views === views) return held.subjects;
  const subjects = {
    ...held.subjects,
    ...Object.fromEntries(views.map((view) => [view, jobKey ?? ''])),
  };
  setHeld({ jobKey, views, subjects });
  return subjects;
}

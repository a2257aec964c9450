import type { ReactElement } from 'react';
import { ViewSilhouette } from '../multi-stage-progress/view-silhouette.tsx';
import { referenceTexts, useMessages } from '../locales/index.ts';

/** What has to be there before the views can be made. Its button is in the footer. */
export function AvatarMissing({ descriptionId }: { readonly descriptionId: string }): ReactElement {
  const { t } = useMessages(referenceTexts);
  return (
    <div className="ch:m-auto ch:flex ch:max-w-sm ch:flex-col ch:items-center ch:gap-4 ch:text-center">
      <span className="ch:size-32 ch:overflow-hidden ch:rounded-xl ch:bg-subtle">
        <ViewSilhouette view="avatar" />
      </span>
      <p id={descriptionId}>{t('reference.avatarFirst')}</p>
    </div>
  );
}

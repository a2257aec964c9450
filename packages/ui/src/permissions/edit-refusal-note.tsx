import type { ReactElement } from 'react';
import { Icon } from '../foundations/icon/icon.tsx';
import { infoIcon } from '../foundations/icon/icons.ts';
import { useRootProps } from '../foundations/root-props.ts';
import { classNames } from '../foundations/class-names.ts';
import { IssueLink } from './issue-link.tsx';
import type { EditRefusal } from './refusal-text.ts';

export interface EditRefusalNoteProps {
  /** From `useEditRefusal`; nothing is rendered for null. */
  readonly refusal: EditRefusal | null;
  /** For the sentence, so that buttons that are off can name it in their `aria-describedby`. */
  readonly id?: string | undefined;
}

/** Why the buttons beside it are off, who may, and where that is explained. */
export function EditRefusalNote({ refusal, id }: EditRefusalNoteProps): ReactElement | null {
  const { className, ...root } = useRootProps();
  if (refusal === null) return null;
  return (
    <div {...root} className={classNames(className, 'ch:flex ch:items-start ch:gap-2 ch:text-sm')}>
      <span className="ch:pt-0.5 ch:text-muted">
        <Icon shape={infoIcon} />
      </span>
      <div className="ch:min-w-0">
        <p id={id}>{refusal.text}</p>
        {refusal.issueUrl !== null && <IssueLink url={refusal.issueUrl} />}
      </div>
    </div>
  );
}

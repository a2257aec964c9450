import * as Dialog from '@radix-ui/react-dialog';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { useRootProps } from '../root-props.ts';
import { eventBoundary } from './event-boundary.ts';
import { Scrim } from './scrim.tsx';

interface DialogLayerProps {
  readonly open: boolean;
  /** Escape or a press outside. */
  readonly onClose: () => void;
  /** The dialog's `Dialog.Content`. */
  readonly children: ReactNode;
}

/** Above the page, behind a scrim, in a root of ours: what every dialog lies in. */
export function DialogLayer({ open, onClose, children }: DialogLayerProps): ReactElement {
  const { className, ...root } = useRootProps();
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <div {...root} {...eventBoundary} className={classNames(className, 'ch:relative ch:z-[60]')}>
          <Scrim />
          {children}
        </div>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

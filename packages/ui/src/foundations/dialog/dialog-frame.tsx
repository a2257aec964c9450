import * as Dialog from '@radix-ui/react-dialog';
import { useRef, type DOMAttributes, type ReactElement, type ReactNode } from 'react';
import { useMessages } from '../../locales/index.ts';
import { Button } from '../button/button.tsx';
import { classNames } from '../class-names.ts';
import { closeIcon } from '../icon/icons.ts';
import { LiveRegion } from '../live-region/live-region.tsx';
import { DialogLayer } from './dialog-layer.tsx';
import { ScrollableBody } from './scrollable-body.tsx';
import { useDialogFocus } from './use-dialog-focus.ts';
import { useOutsideGuard } from './use-outside-guard.ts';
import { useReturnFocus } from './use-return-focus.ts';

export interface DialogFrameProps {
  readonly open: boolean;
  /** ✕, Escape or a press outside. */
  readonly onClose: () => void;
  /** What the dialog shows now; its accessible name. */
  readonly title: string;
  /** Changes when the dialog shows something else: the title is then focused, and so announced. */
  readonly stateKey: string;
  /**
   * False while it is still looked up what to show. What is shown first counts as the opening: its first field, the
   * element marked with `data-ch-first-field`, gets the focus.
   * @default true
   */
  readonly settled?: boolean;
  /** Id of an element that is read with the title when the title gets the focus. @default none */
  readonly describedBy?: string | undefined;
  /** Text, spoken when it changes. @default null */
  readonly announcement?: ReactNode;
  /** What is listened for inside, such as by `interactionProps`. @default nothing */
  readonly listeners?: DOMAttributes<HTMLElement>;
  /** For rows of pictures. @default false */
  readonly wide?: boolean;
  /** Buttons. The footer keeps its height without them. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/**
 * A modal dialog of one size, whatever it holds: 42 rem wide (48 when it is `wide`) and at most 90 dvh high; under
 * 640 px a sheet that fills the screen.
 */
export function DialogFrame(props: DialogFrameProps): ReactElement {
  const { open, onClose, title, stateKey, settled = true, announcement = null, describedBy } = props;
  const { wide = false } = props;
  const { t } = useMessages();
  const returnFocus = useReturnFocus(open);
  const guardOutside = useOutsideGuard(open);
  const footerRef = useRef<HTMLElement>(null);
  const { contentRef, titleRef, focusOnOpen } = useDialogFocus({ open, stateKey, settled });

  return (
    <DialogLayer open={open} onClose={onClose}>
      <Dialog.Content
        {...props.listeners}
        ref={contentRef}
        aria-describedby={undefined}
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          focusOnOpen();
        }}
        onCloseAutoFocus={returnFocus}
        onEscapeKeyDown={(event) => {
          // Escape that ends the writing of an IME is not meant for the dialog.
          if (event.isComposing) event.preventDefault();
        }}
        onInteractOutside={guardOutside}
        className={classNames(
          'ch:fixed ch:inset-0 ch:flex ch:animate-enter ch:flex-col ch:bg-surface ch:text-ink ch:outline-none',
          'ch:border ch:border-transparent ch:dark:sm:border-line ch:shadow-float ch:sm:m-auto ch:sm:h-[41.5rem] ch:sm:max-h-[90dvh]',
          'ch:sm:max-w-[calc(100vw-2rem)] ch:sm:rounded-2xl',
          wide ? 'ch:sm:w-[48rem]' : 'ch:sm:w-[42rem]',
        )}
      >
        <header className="ch:flex ch:min-h-16 ch:shrink-0 ch:items-center ch:gap-2 ch:ps-6 ch:pe-3 ch:pt-3 ch:pb-1">
          <Dialog.Title
            ref={titleRef}
            tabIndex={-1}
            aria-describedby={describedBy}
            className="ch:m-0 ch:min-w-0 ch:flex-1 ch:text-lg ch:leading-6 ch:font-semibold ch:wrap-anywhere"
          >
            {title}
          </Dialog.Title>
          <Button variant="quiet" icon={closeIcon} iconOnly onClick={onClose}>
            {t('dialog.close')}
          </Button>
        </header>
        <ScrollableBody label={title} footerRef={footerRef}>
          {props.children}
        </ScrollableBody>
        <footer
          ref={footerRef}
          className="ch:flex ch:min-h-[4.75rem] ch:shrink-0 ch:flex-wrap ch:items-center ch:justify-end ch:gap-2 ch:border-t ch:border-line ch:px-6 ch:py-4 ch:select-none ch:max-sm:*:grow"
        >
          {props.footer}
        </footer>
        <LiveRegion message={announcement} />
      </Dialog.Content>
    </DialogLayer>
  );
}

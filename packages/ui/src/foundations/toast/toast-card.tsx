import { useEffect, useState, type ReactElement } from 'react';
import { useMessages } from '../../locales/index.ts';
import { Button } from '../button/button.tsx';
import { Icon } from '../icon/icon.tsx';
import { alertIcon, checkIcon, closeIcon, infoIcon, type IconShape } from '../icon/icons.ts';
import type { Toast, ToastTone } from './toast.types.ts';

interface ToastCardProps {
  readonly toast: Toast;
  readonly onDismiss: (id: string) => void;
}

const icons: Readonly<Record<ToastTone, IconShape>> = {
  success: checkIcon,
  error: alertIcon,
  info: infoIcon,
};
const tones: Readonly<Record<ToastTone, string>> = {
  success: 'ch:text-success',
  error: 'ch:text-danger',
  info: 'ch:text-accent',
};
const readingMilliseconds = 6_000;
const actingMilliseconds = 10_000;

export function ToastCard({ toast, onDismiss }: ToastCardProps): ReactElement {
  const { t } = useMessages();
  const { id, tone, message, action } = toast;
  const [held, setHeld] = useState(false);

  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => onDismiss(id), action === null ? readingMilliseconds : actingMilliseconds);
    return () => clearTimeout(timer);
  }, [id, action, held, onDismiss]);

  return (
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="ch:pointer-events-auto ch:flex ch:w-full ch:animate-enter ch:items-center ch:gap-3 ch:rounded-xl ch:border ch:border-line ch:bg-surface ch:py-1.5 ch:ps-4 ch:pe-1.5 ch:text-ink ch:shadow-float"
    >
      <span className={tones[tone]}>
        <Icon shape={icons[tone]} />
      </span>
      <div className="ch:flex ch:min-w-0 ch:flex-1 ch:flex-wrap ch:items-center ch:gap-x-3">
        <p className="ch:m-0 ch:min-w-0 ch:flex-[1_1_9rem] ch:py-1.5 ch:wrap-anywhere">{message}</p>
        {action !== null && (
          <Button
            variant="quiet"
            onClick={() => {
              onDismiss(id);
              action.onSelect();
            }}
          >
            {action.label}
          </Button>
        )}
      </div>
      <Button variant="quiet" icon={closeIcon} iconOnly onClick={() => onDismiss(id)}>
        {t('action.dismiss')}
      </Button>
    </div>
  );
}

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icon/icon.tsx';
import type { IconShape } from '../icon/icons.ts';
import { Spinner } from '../icon/spinner.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<
  ComponentPropsWithoutRef<'button'>,
  'type' | 'disabled' | 'className'
> {
  /** @default 'secondary' */
  readonly variant?: ButtonVariant;
  readonly icon?: IconShape;
  /** Shows only the icon; the children stay as its name. @default false */
  readonly iconOnly?: boolean;
  /** Something it started is under way: clicks do nothing. @default false */
  readonly busy?: boolean;
  /**
   * Clicks do nothing, yet it can be focused, so that the reason named by `aria-describedby` is heard.
   * @default false
   */
  readonly blocked?: boolean;
}

const variants: Readonly<Record<ButtonVariant, string>> = {
  primary: 'ch:bg-action ch:text-on-action ch:border-transparent ch:hover:bg-action-hover ch:font-semibold',
  secondary: 'ch:bg-surface ch:text-ink ch:border-control ch:hover:bg-hover',
  quiet: 'ch:bg-transparent ch:text-ink ch:border-transparent ch:hover:bg-hover',
  danger: 'ch:bg-surface ch:text-danger ch:border-danger ch:hover:bg-hover',
};

/** Never submits a form, whatever form it is in. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  {
    variant = 'secondary',
    icon,
    iconOnly = false,
    busy = false,
    blocked = false,
    onClick,
    children,
    ...rest
  },
  ref,
) {
  const inert = busy || blocked;
  return (
    <button
      {...rest}
      ref={ref}
      type="button"
      aria-busy={busy || undefined}
      aria-disabled={inert || undefined}
      onClick={inert ? undefined : onClick}
      className={classNames(
        'ch:inline-flex ch:min-h-11 ch:min-w-11 ch:items-center ch:justify-center ch:gap-2 ch:rounded-lg ch:border',
        'ch:text-[0.9375rem] ch:leading-5 ch:select-none ch:transition-colors ch:duration-150 ch:ease-out',
        iconOnly ? 'ch:p-0' : 'ch:px-4 ch:py-2',
        inert && 'ch:cursor-default ch:opacity-60 ch:forced-colors:text-[GrayText]',
        variants[variant],
      )}
    >
      {busy ? <Spinner /> : icon && <Icon shape={icon} />}
      {iconOnly ? <span className="ch:sr-only">{children}</span> : children}
    </button>
  );
});

import type { Decorator } from '@storybook/react-vite';
import type { ReactElement, ReactNode } from 'react';
import { useRootProps } from '../foundations/root-props.ts';

/** Gives a part the tokens, the reset and the direction that its dialog would give it. */
export const inRoot: Decorator = (Story) => (
  <Root width="26rem">
    <Story />
  </Root>
);

/** The same as wide as a wide dialog's body. */
export const inWideRoot: Decorator = (Story) => (
  <Root width="45rem">
    <Story />
  </Root>
);

function Root({ width, children }: { readonly width: string; readonly children: ReactNode }): ReactElement {
  return (
    <div {...useRootProps()} style={{ width, maxWidth: '100%' }}>
      {children}
    </div>
  );
}

import type { Decorator } from '@storybook/react-vite';
import type { ReactElement, ReactNode } from 'react';
import { useRootProps } from '../foundations/root-props.ts';

/** Gives a part the tokens, the reset and the direction that its dialog would give it. */
export const inRoot: Decorator = (Story) => (
  <Root>
    <Story />
  </Root>
);

function Root({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <div {...useRootProps()} style={{ width: '26rem', maxWidth: '100%' }}>
      {children}
    </div>
  );
}

import { Controls, Description, Primary, Stories, Title, useOf } from '@storybook/addon-docs/blocks';
import type { ReactElement } from 'react';
import { StateLinks } from './state-links.tsx';

/**
 * Of each component: what it is for, one of it to play with, all of its props, and every state it can be in. States
 * that are reached by clicking are links, since a dozen open dialogs would hide each other.
 */
export function DocsPage(): ReactElement {
  const { csfFile } = useOf('meta', ['meta']);
  const { title } = csfFile.meta;
  const own = Object.keys(csfFile.stories);
  const isOnlyOne = own.length === 1;
  const isInFrames = csfFile.meta.parameters?.['docs']?.story?.inline === false;
  return (
    <>
      <Title />
      <Description of="meta" />
      {isOnlyOne && <Description of="story" />}
      <Primary />
      <Controls />
      {!isOnlyOne && !isInFrames && <Stories />}
      <StateLinks title={title ?? ''} shown={isInFrames ? own.slice(0, 1) : own} />
    </>
  );
}

import { Controls, Description, DocsStory, Primary, Title, useOf } from '@storybook/addon-docs/blocks';
import type { ReactElement } from 'react';
import { z } from 'zod';
import { StateLinks } from './state-links.tsx';

const inFramesSchema = z.object({ docs: z.object({ story: z.object({ inline: z.literal(false) }) }) });

/**
 * Of each component: what it is for, one of it to play with, all of its props, and every state it can be in. States
 * that are reached by clicking are links, since a dozen open dialogs would hide each other; so are those with a theme,
 * language or width of their own, which would change the whole page.
 */
export function DocsPage(): ReactElement {
  const { csfFile } = useOf('meta', ['meta']);
  const { title, parameters } = csfFile.meta;
  const [first, ...others] = Object.values(csfFile.stories);
  const isInFrames = inFramesSchema.safeParse(parameters).success;
  const shown = isInFrames ? [] : others.filter(({ globals, play }) => globals === undefined && !play);
  return (
    <>
      <Title />
      <Description of="meta" />
      {others.length === 0 && <Description of="story" />}
      <Primary />
      <Controls />
      {shown.map(({ id, moduleExport }) => (
        <DocsStory key={id} of={moduleExport} />
      ))}
      <StateLinks title={title ?? ''} shown={[first, ...shown].flatMap((story) => story?.id ?? [])} />
    </>
  );
}

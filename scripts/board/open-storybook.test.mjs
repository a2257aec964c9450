import { describe, expect, test } from 'vitest';
import { componentsOf } from './open-storybook.mjs';

const story = (title, id, name, importPath = '../../packages/ui/src/x.stories.tsx') => ({
  type: 'story',
  title,
  id,
  name,
  importPath,
});

describe('the components of the board', () => {
  test('gather the states of one dialog from several files', () => {
    expect(
      componentsOf([
        story('Dialogs/Avatar/Form', 'a', 'Editing'),
        story('Dialogs/Avatar/Running', 'b', 'Queued'),
        story('Images tab', 'c', 'Empty'),
      ]),
    ).toEqual([
      {
        component: 'Dialogs/Avatar',
        stories: [
          { id: 'a', name: 'Form: Editing' },
          { id: 'b', name: 'Running: Queued' },
        ],
      },
      { component: 'Images tab', stories: [{ id: 'c', name: 'Empty' }] },
    ]);
  });

  test('are neither documentation nor the tools of Storybook', () => {
    const docs = { ...story('Images tab', 'd', 'Docs'), type: 'docs' };
    expect(componentsOf([docs, story('Stepper', 's', 'Job', './src/stepper/x.stories.tsx')])).toEqual([]);
  });
});

import { createElement } from 'react';
import { STORY_CHANGED } from 'storybook/internal/core-events';
import { addons, types } from 'storybook/manager-api';
import { panelId } from '../src/stepper/protocol.ts';
import { StepperPanel } from './stepper-panel/stepper-panel.tsx';

// Room for a chart.
addons.setConfig({ bottomPanelHeight: 420 });

addons.register('charhub/stepper', (api) => {
  addons.add(panelId, {
    type: types.PANEL,
    title: 'Stepper',
    match: ({ viewMode }) => viewMode === 'story',
    render: ({ active = false }) => (active ? createElement(StepperPanel) : null),
  });
  // Who comes to step a machine need not look for the panel.
  const show = (storyId: string) => {
    if (storyId.startsWith('stepper--')) api.setSelectedPanel(panelId);
  };
  api.on(STORY_CHANGED, show);
  const { storyId } = api.getUrlState();
  if (storyId !== undefined) show(storyId);
});

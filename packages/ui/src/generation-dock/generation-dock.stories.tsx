import {
  datasetScenario,
  jobSnapshot,
  portraitUrl,
  stage,
  type ScriptedClientOptions,
} from '@charhub/api-client/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent, waitFor } from 'storybook/test';
import { openScene, type OpenedScene } from '../story-support/open-scene.tsx';

const meta = {
  title: 'Parts/Dock',
  parameters: { layout: 'fullscreen' },
} satisfies Meta;

export default meta;
type Story = StoryObj;
type Mount = Parameters<typeof openScene>[0];

const avatar = jobSnapshot({
  id: 'avatar-job',
  state: 'running',
  stages: [stage({ id: 'avatar', state: 'running', percent: 63 })],
});
const cover = jobSnapshot({ id: 'cover-job', kind: 'cover', characterId: 'character-2', queuePosition: 2 });

/** The server tells of jobs that were started elsewhere. */
async function openDock(
  mount: Mount,
  jobs: NonNullable<ScriptedClientOptions['jobs']>,
): Promise<OpenedScene> {
  return openScene(mount, { jobs, isOpen: false });
}

async function expand(): Promise<void> {
  const pill = await waitFor(() => {
    const found = document.querySelector<HTMLElement>('button[aria-expanded]');
    if (found === null) throw new Error('There is no dock');
    return found;
  });
  await userEvent.click(pill);
  await screen.findByRole('list');
}

/** With a recorder each job can be saved as a file for a bug report, which the stepper opens. */
export const WithBugReports: Story = {
  play: async ({ mount }) => {
    const { t } = await openScene(mount, { jobs: [avatar], isOpen: false, hasRecorder: true });
    await expand();
    const item = t('dock.item', { name: 'Aria', kind: t('kind.avatar') });
    const save = screen.getByRole('button', { name: t('dock.reportNamed', { item }) });
    await waitFor(() => expect(save).toBeVisible());
  },
};

/** Nothing to tell, nothing to see. */
export const Empty: Story = {
  play: async ({ mount }) => {
    const { client } = await openDock(mount, []);
    await waitFor(() => expect(client.callsOf('listJobs').length).toBeGreaterThan(0));
    await expect(document.querySelector('button[aria-expanded]')).toBeNull();
  },
};

export const One: Story = {
  play: async ({ mount }) => {
    const { see, t, percent } = await openDock(mount, [avatar]);
    await see('dock.one', { kind: t('kind.avatar'), percent: percent(63) });
  },
};

export const OneListed: Story = {
  play: async ({ mount }) => {
    const { see, t, percent } = await openDock(mount, [avatar]);
    await expand();
    await see('dock.item', { name: 'Aria', kind: t('kind.avatar') });
    await see('step.sampling', { percent: percent(63) });
  },
};

/** It says at which picture it is. */
export const Dataset: Story = {
  play: async ({ mount }) => {
    const { client, see, t, percent } = await openDock(mount, datasetScenario().slice(0, 1));
    await waitFor(() => expect(client.watcherCount()).toBe(1));
    client.jobs.completeStage();
    client.jobs.advance({ percent: 24 });
    const progress = t('reference.overall', { current: 2, total: 4, percent: percent(31) });
    await see('dock.views', { kind: t('kind.reference-dataset'), progress });
    await expand();
    await see('dock.item', { name: 'Aria', kind: t('kind.reference-dataset') });
  },
};

/** Some views are there; its dialog offers to make the others. */
export const DatasetIncomplete: Story = {
  play: async ({ mount }) => {
    const { client, see, press, heading, t } = await openDock(mount, datasetScenario().slice(0, 1));
    await waitFor(() => expect(client.watcherCount()).toBe(1));
    client.jobs.completeStage();
    client.jobs.completeStage();
    client.jobs.fail({ code: 'out-of-memory' });
    await see('dock.failed', { count: 1 });
    await expand();
    await see('reference.partial', { ready: 2, total: 4 });
    await press('dock.openNamed', {
      item: t('dock.item', { name: 'Aria', kind: t('kind.reference-dataset') }),
    });
    await heading('reference.partial', { ready: 2, total: 4 });
  },
};

export const Many: Story = {
  play: async ({ mount }) => {
    const { see } = await openDock(mount, [avatar, cover]);
    await see('dock.running', { count: 2 });
    await expand();
    await see('step.queued', { count: 2 });
    for (const line of screen.getByRole('list').querySelectorAll('p')) {
      await expect(line.scrollWidth).toBeLessThanOrEqual(line.clientWidth);
    }
  },
};

/** It stays until it was seen. */
export const Finished: Story = {
  play: async ({ mount }) => {
    const { client, see, t } = await openDock(mount, [avatar]);
    await waitFor(() => expect(client.watcherCount()).toBe(1));
    client.jobs.complete();
    await see('dock.ready', { count: 1 });
    await expand();
    await screen.findByText(t('job.completed'));
  },
};

/** It stays until it is dismissed. */
export const Failed: Story = {
  play: async ({ mount }) => {
    const { client, see, t } = await openDock(mount, [avatar]);
    await waitFor(() => expect(client.watcherCount()).toBe(1));
    client.jobs.fail({ code: 'out-of-memory' });
    await see('dock.failed', { count: 1 });
    await expand();
    await screen.findByText(t('job.failed'));
  },
};

export const Dismissed: Story = {
  play: async ({ mount }) => {
    const { client, see, press, t } = await openDock(mount, [avatar]);
    await waitFor(() => expect(client.watcherCount()).toBe(1));
    client.jobs.fail({ code: 'out-of-memory' });
    await see('dock.failed', { count: 1 });
    await expand();
    await press('dock.dismissNamed', { item: t('dock.item', { name: 'Aria', kind: t('kind.avatar') }) });
    await waitFor(() => expect(document.querySelector('button[aria-expanded]')).toBeNull());
  },
};

export const Cancelling: Story = {
  play: async ({ mount }) => {
    const { see, press, t, client } = await openDock(mount, [avatar, cover]);
    await expand();
    await press('dock.cancelNamed', { item: t('dock.item', { name: 'Aria', kind: t('kind.avatar') }) });
    await see('cancel.working');
    await waitFor(() => expect(client.callsOf('cancelJob')).toMatchObject([{ argument: 'avatar-job' }]));
  },
};

/** The dialog of the job opens at the state it is in. */
export const Opened: Story = {
  play: async ({ mount }) => {
    const preview = { url: portraitUrl({ blurred: true }), stage: 'avatar' as const };
    const { press, heading, t, seePicture } = await openDock(mount, [{ ...avatar, preview }]);
    await expand();
    await press('dock.openNamed', { item: t('dock.item', { name: 'Aria', kind: t('kind.avatar') }) });
    await heading('avatar.making');
    await seePicture('progress.previewAlt');
  },
};

export const DatasetNarrow: Story = { ...Dataset, globals: { viewport: { value: 'narrow' } } };
export const ManyDark: Story = { ...Many, globals: { theme: 'dark' } };
export const ManyArabic: Story = { ...Many, globals: { locale: 'ar-SA' } };
export const ManyNarrow: Story = { ...Many, globals: { viewport: { value: 'narrow' } } };
export const ManyNarrowGerman: Story = {
  ...Many,
  globals: { viewport: { value: 'narrow' }, locale: 'de-DE' },
};
/** A third more text: lines break, and nothing is cut off. */
export const ManyLong: Story = { ...Many, globals: { locale: 'en-XA' } };

import { createScriptedClient } from '@charhub/api-client/testing';
import { machineModel, runWalk } from '@charhub/machines/testing';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { CharacterPage } from '../test-support/character-page.tsx';
import { script } from '../test-support/script.ts';
import type { BugReport } from './bug-report.types.ts';
import { createStepRecorder } from './create-step-recorder.ts';

/** Lets a picture fail, then saves what the dock knows of it. */
async function saveReport(): Promise<BugReport> {
  const files: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    if (file instanceof Blob) files.push(file);
    return 'blob:report';
  });
  vi.spyOn(URL, 'revokeObjectURL').mockReturnValue();
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  const user = userEvent.setup();
  const client = createScriptedClient();
  const recorder = createStepRecorder();
  render(
    <CharacterPage
      client={client}
      inspect={recorder.inspect}
      recorder={recorder}
      characterName={() => 'Ann'}
    />,
  );
  await user.click(screen.getByRole('button', { name: 'Open the dialog' }));
  await user.click(await screen.findByRole('button', { name: 'Generate' }));
  await vi.waitFor(() => expect(client.watcherCount()).toBe(1));
  await user.click(screen.getByRole('button', { name: 'Close' }));
  await user.click(screen.getByRole('button', { name: 'Continue in background' }));
  await script(() => {
    client.jobs.start();
    for (const percent of [10, 20, 30, 40]) client.jobs.advance({ percent });
    client.jobs.fail();
  });
  await user.click(await screen.findByRole('button', { name: /1 failed/ }));
  await user.click(screen.getByRole('button', { name: 'Save a bug report: Ann · Avatar' }));
  return JSON.parse((await files[0]?.text()) ?? '') as BugReport;
}

describe('the report of a job', () => {
  it('has the job’s snapshots, the machines that had to do with it, and the versions', async () => {
    const report = await saveReport();
    expect(report).toMatchObject({ format: 'charhub-generation-report', version: 1 });
    expect(report.versions.react).toMatch(/^\d+\./);
    expect(report.machines.map(({ machine }) => machine).sort()).toEqual([
      'generationJob',
      'imageGeneration',
    ]);
    const revisions = report.snapshots.map(({ revision }) => revision);
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
    expect(report.snapshots.at(-1)).toMatchObject({ state: 'failed' });
  });

  it('tells of progress only the latest', async () => {
    const { snapshots } = await saveReport();
    const running = snapshots.filter(({ state }) => state === 'running');
    expect(running.map(({ percent }) => percent)).toEqual([40]);
  });

  it('takes each machine through the same steps to the same state', async () => {
    const { machines } = await saveReport();
    for (const { machine, input, steps, value } of machines) {
      const reached: { value: unknown } = runWalk(machineModel(machine), { input, events: steps });
      expect(reached.value).toEqual(value);
    }
  });
});

describe('the recorder of steps', () => {
  it('knows nothing of a job that it has not seen', () => {
    expect(createStepRecorder().machinesOf('job-1')).toEqual([]);
  });
});

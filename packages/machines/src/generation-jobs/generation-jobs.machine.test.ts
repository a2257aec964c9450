import type { ScriptedClient } from '@charhub/api-client/testing';
import { createScriptedClient, generationRequest, jobSnapshot } from '@charhub/api-client/testing';
import { waitFor } from 'xstate';
import { afterEach, describe, expect, it } from 'vitest';
import type { Generation } from '../create-generation/create-generation.ts';
import { createGeneration } from '../create-generation/create-generation.ts';
import type { OpenTabChannel } from '../create-generation/tab-channel.ts';
import { memoryStorage, memoryTabs } from '../testing/memory-ports.ts';
import type { GenerationJobsEmitted } from './generation-jobs.types.ts';
import { dockJobs, jobActorOf, runningCount, trackedJobOf } from './generation-jobs.selectors.ts';

const opened: Generation[] = [];

afterEach(() => {
  for (const generation of opened.splice(0)) generation.stop();
});

/** One tab of a browser: what it announced, and its registry. */
function openTab(
  client: ScriptedClient,
  { storage = memoryStorage(), openChannel = memoryTabs() }: Partial<ReturnType<typeof browser>> = {},
) {
  const generation = createGeneration({ client, userId: 'user-1', storage, openChannel });
  opened.push(generation);
  const emitted: GenerationJobsEmitted[] = [];
  generation.jobs.on('*', (event) => emitted.push(event));
  generation.start();
  const { jobs } = generation;
  const ready = () => waitFor(jobs, (snapshot) => snapshot.matches('ready'));
  const line = (key: string) => trackedJobOf(jobs.getSnapshot(), key);
  return { generation, jobs, emitted, ready, line };
}

function browser() {
  return { storage: memoryStorage(), openChannel: memoryTabs() };
}

const submit = { type: 'job.submit', key: 'key-1', request: generationRequest({ prompt: 'A fox' }) } as const;

describe('a submission', () => {
  it('is stored before it is sent', () => {
    const client = createScriptedClient();
    const storage = memoryStorage();
    let storedAtSend = '';
    const watched: ScriptedClient = {
      ...client,
      submitJob: (...call) => {
        storedAtSend = [...storage.items.values()].join('');
        return client.submitJob(...call);
      },
    };
    openTab(watched, { storage }).jobs.send(submit);
    expect(storedAtSend).toContain('"key":"key-1"');
    expect(storedAtSend).toContain('A fox');
  });

  it('is sent once however often it is asked for with one key', async () => {
    const client = createScriptedClient();
    const { jobs, line } = openTab(client);
    jobs.send(submit);
    jobs.send(submit);
    await expect.poll(() => line('key-1')?.jobId).toBe('job-1');
    jobs.send(submit);
    expect(client.callsOf('submitJob')).toHaveLength(1);
    expect(runningCount(jobs.getSnapshot())).toBe(1);
  });

  it('is sent again under its key after a reload in between, and becomes the same job', async () => {
    const client = createScriptedClient();
    const tab = browser();
    const gate = client.hold('submitJob');
    const before = openTab(client, tab);
    before.jobs.send(submit);
    before.generation.stop();
    await Promise.resolve();
    gate.release();
    const after = openTab(client, tab);
    await expect.poll(() => after.line('key-1')?.jobId).toBe('job-1');
    expect(client.callsOf('submitJob').map(({ idempotencyKey }) => idempotencyKey)).toEqual([
      'key-1',
      'key-1',
    ]);
    expect(client.jobs.all()).toHaveLength(1);
    expect(after.line('key-1')?.request).toBeNull();
  });

  it('that was refused is told once, and is not sent again after a reload', async () => {
    const client = createScriptedClient({ balance: 0 });
    const tab = browser();
    const before = openTab(client, tab);
    before.jobs.send(submit);
    await expect.poll(() => before.emitted).toHaveLength(1);
    expect(before.emitted[0]).toMatchObject({ type: 'job.refused', error: { code: 'insufficient-credits' } });
    const after = openTab(client, tab);
    await after.ready();
    expect(client.callsOf('submitJob')).toHaveLength(1);
    expect(after.line('key-1')?.state).toBe('refused');
  });

  it('nobody answered can be given up', async () => {
    const client = createScriptedClient();
    client.failCalls('submitJob', 'protocol');
    const tab = browser();
    const { jobs, line } = openTab(client, tab);
    jobs.send(submit);
    await waitFor(jobs, (snapshot) => jobActorOf(snapshot, 'key-1') !== undefined);
    jobs.send({ type: 'job.dismiss', key: 'key-1' });
    expect(line('key-1')?.state).toBe('cancelled');
    expect(dockJobs(jobs.getSnapshot())).toEqual([]);
    const after = openTab(client, tab);
    await after.ready();
    expect(client.callsOf('submitJob')).toHaveLength(1);
  });
});

describe('after a reload', () => {
  it('goes on following what was running and announces what ended meanwhile', async () => {
    const client = createScriptedClient();
    const tab = browser();
    const before = openTab(client, tab);
    before.jobs.send(submit);
    await expect.poll(() => before.line('key-1')?.jobId).toBe('job-1');
    before.generation.stop();
    await Promise.resolve();
    client.jobs.complete();
    const after = openTab(client, tab);
    await expect.poll(() => after.emitted).toHaveLength(1);
    expect(after.emitted[0]).toMatchObject({ type: 'job.finished', key: 'key-1', announce: true });
    const later = openTab(client, tab);
    await later.ready();
    await expect.poll(() => later.line('key-1')?.announced).toBe(true);
    expect(later.emitted).toEqual([]);
  });

  it('finds jobs of other devices in the list, but does not announce those that are over', async () => {
    const client = createScriptedClient({
      jobs: [
        jobSnapshot({ id: 'old', state: 'completed' }),
        jobSnapshot({ id: 'phone', state: 'running', idempotencyKey: 'phone-key' }),
      ],
    });
    const { jobs, emitted, ready } = openTab(client);
    await ready();
    expect(jobs.getSnapshot().context.jobs.map(({ key }) => key)).toEqual(['phone-key']);
    client.jobs.complete('phone');
    await expect.poll(() => emitted).toHaveLength(1);
    expect(emitted[0]).toMatchObject({ job: { id: 'phone' }, announce: true });
  });

  it('works without a list and with a storage full of something else', async () => {
    const client = createScriptedClient();
    client.failCalls('listJobs', 'server');
    const storage = memoryStorage();
    storage.setItem('charhub-generation-jobs:user-1', '[{"key": 1}, {"nonsense');
    const { ready, jobs } = openTab(client, { storage });
    await ready();
    expect(jobs.getSnapshot().context.jobs).toEqual([]);
  });
});

describe('two tabs', () => {
  it('both hear the end, and one announces it', async () => {
    const client = createScriptedClient();
    const tab = browser();
    const first = openTab(client, tab);
    const second = openTab(client, tab);
    await Promise.all([first.ready(), second.ready()]);
    first.jobs.send(submit);
    await expect.poll(() => jobActorOf(second.jobs.getSnapshot(), 'key-1')).toBeDefined();
    expect(client.callsOf('submitJob')).toHaveLength(1);
    client.jobs.complete();
    await expect.poll(() => [...first.emitted, ...second.emitted]).toHaveLength(2);
    const announcing = [...first.emitted, ...second.emitted].filter(
      (event) => event.type === 'job.finished' && event.announce,
    );
    expect(announcing).toHaveLength(1);
  });

  it('announce once also while neither reads what the other has stored', async () => {
    const client = createScriptedClient();
    const openChannel = memoryTabs();
    const openUnsynced: OpenTabChannel = (userId) => ({ ...openChannel(userId), publish: () => undefined });
    const first = openTab(client, { openChannel: openUnsynced });
    first.jobs.send(submit);
    await expect.poll(() => first.line('key-1')?.jobId).toBe('job-1');
    const second = openTab(client, { openChannel: openUnsynced });
    await expect.poll(() => second.line('key-1')?.jobId).toBe('job-1');

    client.jobs.complete();

    const heard = () => [...first.emitted, ...second.emitted];
    await expect.poll(heard).toHaveLength(2);
    expect(heard().filter((event) => event.type === 'job.finished' && event.announce)).toHaveLength(1);
  });

  it('forget together what was dismissed in one', async () => {
    const client = createScriptedClient();
    const tab = browser();
    const first = openTab(client, tab);
    const second = openTab(client, tab);
    first.jobs.send(submit);
    await expect.poll(() => second.line('key-1')?.jobId).toBe('job-1');
    client.jobs.fail();
    await expect.poll(() => dockJobs(second.jobs.getSnapshot())).toHaveLength(1);
    first.jobs.send({ type: 'job.dismiss', key: 'key-1' });
    await expect.poll(() => dockJobs(second.jobs.getSnapshot())).toEqual([]);
  });
});

describe('the registry', () => {
  it('does not change with the progress of a job', async () => {
    const client = createScriptedClient();
    const { jobs, line } = openTab(client);
    jobs.send(submit);
    await expect.poll(() => line('key-1')?.jobId).toBe('job-1');
    let changes = 0;
    jobs.subscribe(() => changes++);
    client.jobs.start();
    for (let percent = 1; percent < 100; percent++) client.jobs.advance({ percent });
    expect(jobActorOf(jobs.getSnapshot(), 'key-1')?.getSnapshot().context.snapshot?.percent).toBe(99);
    expect(changes).toBe(0);
  });

  it('leaves the announcement to a dialog that looks at the job, and counts it as seen', async () => {
    const client = createScriptedClient();
    const { jobs, emitted, line } = openTab(client);
    jobs.send(submit);
    jobs.send({ type: 'dialog.attached', key: 'key-1' });
    await expect.poll(() => line('key-1')?.jobId).toBe('job-1');
    client.jobs.complete();
    jobs.send({ type: 'dialog.detached', key: 'key-1' });
    await expect.poll(() => emitted).toHaveLength(1);
    expect(emitted[0]).toMatchObject({ type: 'job.finished', announce: false });
    expect(line('key-1')?.seen).toBe(true);
    expect(dockJobs(jobs.getSnapshot())).toEqual([]);
    expect(jobActorOf(jobs.getSnapshot(), 'key-1')).toBeUndefined();
  });

  it('keeps every active job and the newest twenty that are over', async () => {
    const listed = Array.from({ length: 30 }, (_, index) => {
      const createdAt = new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString();
      return jobSnapshot({ id: `job-${String(index)}`, state: 'running', createdAt });
    });
    const client = createScriptedClient({ jobs: listed });
    const { jobs, emitted, ready } = openTab(client);
    await ready();
    expect(runningCount(jobs.getSnapshot())).toBe(30);
    for (const { id } of listed.slice(0, 25)) client.jobs.complete(id);
    await expect.poll(() => emitted).toHaveLength(25);
    const kept = jobs.getSnapshot().context.jobs;
    expect(kept.filter(({ state }) => state === 'active')).toHaveLength(5);
    expect(kept.filter(({ state }) => state === 'completed').at(-1)?.key).toBe('job-5');
    expect(kept).toHaveLength(25);
  });

  it('ignores wishes about jobs it does not know', () => {
    const { jobs } = openTab(createScriptedClient());
    jobs.send({ type: 'job.cancel', key: 'nobody' });
    jobs.send({ type: 'job.retry', key: 'nobody' });
    jobs.send({ type: 'job.dismiss', key: 'nobody' });
    expect(jobs.getSnapshot().status).toBe('active');
  });
});

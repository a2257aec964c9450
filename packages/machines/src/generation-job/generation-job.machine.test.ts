import type { GenerationErrorCode } from '@charhub/api-client/contract';
import { createScriptedClient, generationRequest, jobSnapshot } from '@charhub/api-client/testing';
import { createActor, SimulatedClock, waitFor } from 'xstate';
import { describe, expect, it } from 'vitest';
import { generationJobActors } from '../create-generation/generation-job-actors.ts';
import { generationJobMachine } from './generation-job.machine.ts';
import { jobStatus } from './generation-job.selectors.ts';
import type { GenerationJobInput } from './generation-job.types.ts';

const submission: GenerationJobInput = {
  key: 'key-1',
  characterId: 'character-1',
  jobId: null,
  snapshot: null,
  request: generationRequest({ prompt: 'A fox' }),
};

function setUp(client = createScriptedClient(), input: GenerationJobInput = submission) {
  const clock = new SimulatedClock();
  const machine = generationJobMachine.provide({ actors: generationJobActors(client) });
  const actor = createActor(machine, { input, clock });
  const status = (wanted: string) =>
    waitFor(actor, (snapshot) => jobStatus(snapshot) === wanted, { timeout: 1_000 });
  const state = (value: Parameters<ReturnType<typeof actor.getSnapshot>['matches']>[0]) =>
    waitFor(actor, (snapshot) => snapshot.matches(value), { timeout: 1_000 });
  actor.start();
  return { client, clock, actor, status, state };
}

describe('submitting a job', () => {
  it('follows it once the server has taken it', async () => {
    const { client, actor, status } = setUp();
    await status('queued');
    client.jobs.start();
    client.jobs.advance({ percent: 40 });
    expect(jobStatus(actor.getSnapshot())).toBe('running');
    client.jobs.complete();
    expect(actor.getSnapshot().value).toEqual({ settled: 'completed' });
    expect(client.watcherCount()).toBe(0);
  });

  it('sends it again by itself under the same key while the answers are lost, and then waits for a person', async () => {
    const { client, clock, actor, state, status } = setUp();
    client.loseAnswers('submitJob');
    for (let attempt = 1; attempt < 4; attempt++) {
      await state({ submitting: 'waiting' });
      clock.increment(8_000);
    }
    await status('unanswered');
    expect(actor.getSnapshot().context.error?.code).toBe('network');
    client.heal();
    actor.send({ type: 'job.retry' });
    await status('queued');
    const keys = client.callsOf('submitJob').map(({ idempotencyKey }) => idempotencyKey);
    expect(keys).toEqual(Array(5).fill('key-1'));
    expect(client.jobs.all()).toHaveLength(1);
    expect(actor.getSnapshot().context.error).toBeNull();
  });

  it('sends it again when the device is back online', async () => {
    const { client, clock, actor, state, status } = setUp();
    client.failCalls('submitJob', 'network');
    for (let attempt = 1; attempt < 4; attempt++) {
      await state({ submitting: 'waiting' });
      clock.increment(8_000);
    }
    await status('unanswered');
    client.heal();
    actor.send({ type: 'network.returned' });
    await status('queued');
  });

  it('takes an answer it cannot read for no answer, and asks a person at once', async () => {
    const { client, status } = setUp();
    client.failCalls('submitJob', 'protocol');
    await status('unanswered');
    expect(client.callsOf('submitJob')).toHaveLength(1);
  });

  it.each<GenerationErrorCode>([
    'forbidden',
    'unauthorized',
    'insufficient-credits',
    'validation',
    'conflict',
  ])('ends refused when the answer is %s, without another try', async (code) => {
    const { client, actor, status } = setUp();
    client.failCalls('submitJob', code);
    await status('refused');
    expect(actor.getSnapshot().context.error?.code).toBe(code);
    expect(client.callsOf('submitJob')).toHaveLength(1);
  });

  it('goes on when the job turns up elsewhere before the answer', () => {
    const { actor, client } = setUp();
    client.hold('submitJob');
    actor.send({ type: 'job.changed', snapshot: jobSnapshot({ id: 'job-9', idempotencyKey: 'another' }) });
    expect(jobStatus(actor.getSnapshot())).toBe('submitting');
    actor.send({ type: 'job.changed', snapshot: jobSnapshot({ id: 'job-9', idempotencyKey: 'key-1' }) });
    expect(actor.getSnapshot().context.jobId).toBe('job-9');
    expect(jobStatus(actor.getSnapshot())).toBe('queued');
  });
});

describe('following a job', () => {
  it('asks the server after 20 s without news, says so, and hears the end that no message brought', async () => {
    const { client, clock, actor, status } = setUp();
    await status('queued');
    client.jobs.start();
    const running = client.jobs.get();
    const gate = client.hold('getJob');
    clock.increment(19_999);
    expect(actor.getSnapshot().context.connection).toBe('live');
    clock.increment(1);
    expect(actor.getSnapshot().context.connection).toBe('silent');
    gate.release();
    await waitFor(actor, ({ context }) => context.connection === 'live');
    expect(actor.getSnapshot().context.snapshot).toEqual(running);
    client.failCalls('getJob', 'network', 1);
    clock.increment(20_000);
    await waitFor(actor, (snapshot) => snapshot.matches({ following: { news: 'silent' } }));
    expect(actor.getSnapshot().context.connection).toBe('silent');
    const before = client.callsOf('getJob').length;
    clock.increment(20_000);
    await expect.poll(() => client.callsOf('getJob').length).toBe(before + 1);
  });

  it('is not kept from asking by a connection that only talks about itself', async () => {
    const { client, clock, status } = setUp();
    await status('queued');
    clock.increment(15_000);
    client.setConnection('lost');
    client.setConnection('live');
    clock.increment(5_000);
    expect(client.callsOf('getJob')).toHaveLength(1);
  });

  it('ends refused when the watch is refused', async () => {
    const { client, actor, status } = setUp();
    await status('queued');
    client.refuseWatch('job-1', 'forbidden');
    expect(actor.getSnapshot().value).toEqual({ settled: 'refused' });
  });

  it('ignores the messages of another job', async () => {
    const { actor, status } = setUp();
    await status('queued');
    actor.send({
      type: 'job.changed',
      snapshot: jobSnapshot({ id: 'job-2', revision: 50, state: 'completed' }),
    });
    expect(jobStatus(actor.getSnapshot())).toBe('queued');
  });
});

describe('cancelling a job', () => {
  it('is carried out once the id is known when it was asked for while submitting', async () => {
    const { client, actor, status } = setUp();
    actor.send({ type: 'job.cancel' });
    await status('cancelling');
    await expect.poll(() => client.callsOf('cancelJob')).toHaveLength(1);
    client.jobs.cancel();
    expect(jobStatus(actor.getSnapshot())).toBe('cancelled');
  });

  it('ends completed when the job finished first', async () => {
    const { client, actor, status } = setUp();
    await status('queued');
    actor.send({ type: 'job.cancel' });
    await status('cancelling');
    client.jobs.complete();
    expect(jobStatus(actor.getSnapshot())).toBe('completed');
  });

  it('asks how the job stands when no answer to the wish comes for 20 s', async () => {
    const { client, clock, actor, status } = setUp();
    await status('queued');
    client.hold('cancelJob');
    actor.send({ type: 'job.cancel' });
    await status('cancelling');
    expect(client.callsOf('getJob')).toHaveLength(0);
    clock.increment(20_000);
    expect(client.callsOf('getJob')).toHaveLength(1);
    expect(jobStatus(actor.getSnapshot())).toBe('cancelling');
    await waitFor(actor, ({ context }) => context.connection === 'live');
    client.jobs.cancel();
    expect(jobStatus(actor.getSnapshot())).toBe('cancelled');
  });

  it('goes on following when the server cannot be told, and can be asked for again', async () => {
    const { client, actor, status } = setUp();
    await status('queued');
    client.failCalls('cancelJob', 'network', 1);
    actor.send({ type: 'job.cancel' });
    await waitFor(actor, ({ context }) => context.cancelError !== null);
    expect(jobStatus(actor.getSnapshot())).toBe('queued');
    actor.send({ type: 'job.cancel' });
    await status('cancelling');
    expect(actor.getSnapshot().context.cancelError).toBeNull();
  });

  it('ends an unanswered submission by finding out its id first', async () => {
    const { client, actor, status } = setUp();
    client.failCalls('submitJob', 'protocol');
    await status('unanswered');
    client.heal();
    actor.send({ type: 'job.cancel' });
    await expect.poll(() => client.callsOf('cancelJob')).toHaveLength(1);
    client.jobs.cancel();
    expect(jobStatus(actor.getSnapshot())).toBe('cancelled');
  });
});

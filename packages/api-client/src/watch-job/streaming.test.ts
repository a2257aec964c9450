import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConnectionStatus, GenerationErrorData, JobSnapshot } from '../contract/index.ts';
import { JobSnapshot as Schema } from '../contract/index.ts';
import { errorOf, fakeEvents, settle } from '../../test/fake-events.ts';
import { manualEnvironment } from '../../test/test-environment.ts';
import { avatarScenario, jobSnapshot } from '../testing/index.ts';
import { polling } from './polling.ts';
import { createSharedWatch } from './shared-watch.ts';
import { streaming } from './streaming.ts';

function watchOne(random: () => number = () => 0.5) {
  const environment = manualEnvironment(random);
  const server = fakeEvents();
  const shared = createSharedWatch(
    streaming({
      openEvents: server.openEvents,
      readSnapshot: (data) => Schema.parse(JSON.parse(data)),
      polling: polling({ getJob: server.getJob, environment }),
      environment,
    }),
  );
  const heard: JobSnapshot[] = [];
  const connections: ConnectionStatus[] = [];
  const refused: GenerationErrorData[] = [];
  const watch = () =>
    shared.watch('job-1', {
      onSnapshot: (snapshot) => heard.push(snapshot),
      onConnection: (status) => connections.push(status),
      onRefused: (error) => refused.push(error),
    });
  const pass = async (ms: number) => {
    await settle();
    await environment.advance(ms);
    await settle();
  };
  const revisions = () => heard.map(({ revision }) => revision);
  return { environment, server, shared, watch, pass, heard, connections, refused, revisions };
}

describe('streaming', () => {
  it('asks for a job at once, and not again when the stream tells of it', async () => {
    const { server, watch, pass, connections, revisions } = watchOne();
    server.put(jobSnapshot());
    watch();
    await pass(10_000);
    expect(revisions()).toEqual([1]);
    expect(connections).toEqual(['connecting', 'live']);
    expect(server.getJob).toHaveBeenCalledTimes(1);
  });

  it('asks for a known job when the stream begins without it', async () => {
    const { server, shared, watch, pass, heard } = watchOne();
    server.putSilently(jobSnapshot({ revision: 2, state: 'completed' }));
    shared.publish(jobSnapshot());
    watch();
    await pass(299);
    expect(server.getJob).not.toHaveBeenCalled();
    await pass(1);
    expect(heard.at(-1)?.state).toBe('completed');
    expect(server.streamCount()).toBe(0);
  });

  it('asks on for a job of which the stream never tells, and is live all the same', async () => {
    const { server, watch, pass, connections, revisions } = watchOne();
    server.failStream(errorOf('unavailable'));
    watch();
    server.putSilently(jobSnapshot());
    await pass(5000);
    expect(connections.at(-1)).toBe('polling');
    server.failStream(null);
    server.hide('job-1');
    await pass(20_000);
    expect(connections.at(-1)).toBe('live');
    for (const revision of [2, 3]) {
      server.putSilently(jobSnapshot({ revision }));
      await pass(20_000);
    }
    expect(revisions()).toEqual([1, 2, 3]);
    expect(connections.at(-1)).toBe('live');
    server.put(jobSnapshot({ revision: 4 }));
    await pass(0);
    const before = server.getJob.mock.calls.length;
    await pass(30_000);
    expect(server.getJob).toHaveBeenCalledTimes(before);
  });

  it('polls where the server has no stream, without having been lost', async () => {
    for (const code of ['not-found', 'forbidden', 'validation', 'protocol'] as const) {
      const { server, watch, pass, connections, revisions } = watchOne();
      server.failStream(errorOf(code));
      server.put(jobSnapshot());
      watch();
      await pass(60_000);
      expect(server.openEvents).toHaveBeenCalledTimes(1);
      expect(connections).toEqual(['connecting', 'polling']);
      expect(revisions()).toEqual([1]);
    }
  });

  it('comes back after each break, with pauses that grow to a cap and differ by chance', async () => {
    const pausesWith = async (random: () => number) => {
      const { server, watch, pass, environment } = watchOne(random);
      server.failStream(errorOf('unavailable'));
      server.failGet(errorOf('unavailable'));
      watch();
      const at: number[] = [];
      server.openEvents.mockImplementation(() => {
        at.push(environment.now());
        return Promise.reject(errorOf('unavailable'));
      });
      for (let second = 0; second < 200; second += 1) await pass(1000);
      return at.slice(1).map((time, index) => Math.round((time - (at[index] ?? 0)) / 100) / 10);
    };
    expect((await pausesWith(() => 0)).slice(0, 7)).toEqual([0.5, 1, 2, 4, 8, 15, 15]);
    expect((await pausesWith(() => 0.999)).slice(0, 6)).toEqual([1, 2, 4, 8, 16, 30]);
  });

  it('does not hurry back to a server that ends each stream at once', async () => {
    const { server, watch, pass } = watchOne();
    server.put(jobSnapshot());
    watch();
    for (let second = 0; second < 60; second += 1) {
      await pass(1000);
      server.breakStreams('end');
    }
    expect(server.openEvents.mock.calls.length).toBeLessThan(10);
  });

  it('asks while the stream is away, and stops asking when it is back', async () => {
    const { server, watch, pass, connections, heard } = watchOne();
    server.put(jobSnapshot());
    watch();
    await pass(10_000);
    server.failStream(errorOf('unavailable'));
    server.breakStreams();
    await pass(2999);
    expect(connections).toEqual(['connecting', 'live', 'lost']);
    server.putSilently(jobSnapshot({ revision: 2 }));
    await pass(1);
    expect(connections.at(-1)).toBe('polling');
    expect(heard.at(-1)?.revision).toBe(2);
    server.failStream(null);
    await pass(30_000);
    expect(connections.at(-1)).toBe('live');
    const before = server.getJob.mock.calls.length;
    await pass(30_000);
    expect(server.getJob.mock.calls.length - before).toBeLessThan(2);
  });

  it('keeps trying when a stream that was there is not found for a while', async () => {
    const { server, watch, pass, connections } = watchOne();
    server.put(jobSnapshot());
    watch();
    await pass(10_000);
    server.failStream(errorOf('not-found'));
    server.breakStreams('end');
    await pass(20_000);
    server.failStream(null);
    await pass(30_000);
    expect(connections.at(-1)).toBe('live');
  });

  it('refuses at once and for good when the session has ended', async () => {
    const { server, watch, pass, refused } = watchOne();
    server.failStream(errorOf('unauthorized'));
    server.failGet(errorOf('network'));
    watch();
    await pass(120_000);
    expect(refused).toMatchObject([{ code: 'unauthorized' }]);
    expect(server.openEvents).toHaveBeenCalledTimes(1);
  });

  it('notices at once that the network went, and that it came back', async () => {
    const { server, environment, watch, pass, connections } = watchOne();
    server.put(jobSnapshot());
    watch();
    await pass(10_000);
    server.failStream(errorOf('network'));
    server.failGet(errorOf('network'));
    await environment.set({ online: false });
    await pass(5000);
    expect(connections.at(-1)).toBe('offline');
    server.failStream(null);
    server.failGet(null);
    await environment.set({ online: true });
    await pass(0);
    expect(connections.at(-1)).toBe('live');
  });

  it('waits for the delay the server asks for', async () => {
    const { server, watch, pass } = watchOne();
    server.failStream(errorOf('rate-limited', 60));
    server.put(jobSnapshot());
    watch();
    await pass(59_000);
    expect(server.openEvents).toHaveBeenCalledTimes(1);
    await pass(1000);
    expect(server.openEvents).toHaveBeenCalledTimes(2);
  });

  it('opens one connection for a watch that is dropped and made again at once', async () => {
    const { server, watch, pass } = watchOne();
    server.put(jobSnapshot());
    watch()();
    watch();
    await pass(1000);
    expect(server.openEvents).toHaveBeenCalledTimes(1);
  });

  it('leaves no timer, request or stream behind after the last watcher', async () => {
    const { server, environment, watch, pass } = watchOne();
    server.put(jobSnapshot());
    const stops = [watch(), watch()];
    await pass(100);
    for (const stop of stops) stop();
    await pass(0);
    expect(environment.timers()).toEqual([]);
    expect(server.streamCount()).toBe(0);
  });

  it('ends with the truth, whatever broke on the way', async () => {
    const mishap = fc.constantFrom(
      'tell',
      'miss',
      'break',
      'end',
      'no stream',
      'no answers',
      'recover',
      'wait',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(mishap, { maxLength: 15 }),
        fc.array(fc.nat(8000), { minLength: 15, maxLength: 15 }),
        async (mishaps, waits) => {
          const { server, watch, pass, heard, refused, revisions } = watchOne();
          let revision = 1;
          server.put(jobSnapshot());
          watch();
          for (const [index, what] of mishaps.entries()) {
            if (what === 'tell') server.put(jobSnapshot({ revision: ++revision }));
            if (what === 'miss') server.putSilently(jobSnapshot({ revision: ++revision }));
            if (what === 'break') server.breakStreams();
            if (what === 'end') server.breakStreams('end');
            if (what === 'no stream') server.failStream(errorOf('unavailable'));
            if (what === 'no answers') server.failGet(errorOf('network'));
            if (what === 'recover') {
              server.failStream(null);
              server.failGet(null);
            }
            await pass(waits[index] ?? 0);
          }
          server.failStream(null);
          server.failGet(null);
          server.breakStreams();
          const { completed } = avatarScenario();
          server.putSilently({ ...completed, revision: ++revision });
          await pass(60_000);
          await pass(60_000);
          expect(heard.at(-1)).toEqual({ ...completed, revision });
          expect(revisions()).toEqual([...new Set(revisions())].sort((a, b) => a - b));
          expect(refused).toEqual([]);
          expect(server.streamCount()).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });
});

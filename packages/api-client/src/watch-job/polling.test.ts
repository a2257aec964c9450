import { describe, expect, it, vi } from 'vitest';
import type { GenerationErrorData, JobSnapshot } from '../contract/index.ts';
import { errorOf, fakeEvents } from '../../test/fake-events.ts';
import { manualEnvironment } from '../../test/test-environment.ts';
import { jobSnapshot } from '../testing/index.ts';
import { polling } from './polling.ts';

function open({ random }: { random?: () => number } = {}) {
  const environment = manualEnvironment(random);
  const server = fakeEvents();
  server.putSilently(jobSnapshot());
  const listener = {
    onSnapshot: vi.fn<(snapshot: JobSnapshot) => void>(),
    onConnection: vi.fn<(status: string) => void>(),
    onRefused: vi.fn<(jobId: string | null, error: GenerationErrorData) => void>(),
  };
  const transport = polling({ getJob: server.getJob, environment })(listener);
  return { environment, server, listener, transport, asked: () => server.getJob.mock.calls.length };
}

describe('polling', () => {
  it('never asks twice at a time about one job', async () => {
    const { environment, server, transport, asked } = open();
    server.getJob.mockReturnValue(new Promise(() => undefined));
    transport.follow('job-1', false);
    transport.follow('job-1', false);
    await environment.advance(600_000);
    expect(asked()).toBe(1);
  });

  it('asks about at most four jobs at a time, and about each in the end', async () => {
    const { environment, server, transport, asked } = open();
    const answers: (() => void)[] = [];
    server.getJob.mockImplementation(
      (id) =>
        new Promise((resolve) =>
          answers.push(() => {
            resolve(jobSnapshot({ id }));
          }),
        ),
    );
    for (let id = 0; id < 10; id += 1) transport.follow(`job-${String(id)}`, false);
    await environment.advance(0);
    expect(asked()).toBe(4);
    while (answers.length > 0) {
      answers.shift()?.();
      await environment.advance(0);
    }
    expect(asked()).toBe(10);
  });

  it('asks soon after a change and slower while nothing happens', async () => {
    const { environment, server, transport, asked } = open();
    transport.follow('job-1', false);
    await environment.advance(0);
    const gaps: number[] = [];
    for (let poll = 0; poll < 9; poll += 1) {
      const [gap = 0] = environment.timers();
      gaps.push(Math.round(gap));
      await environment.advance(gap);
    }
    expect(gaps).toEqual([1500, 2100, 2940, 4116, 5762, 8067, 10_000, 10_000, 10_000]);
    server.putSilently(jobSnapshot({ revision: 2 }));
    await environment.advance(10_000);
    expect(environment.timers().map(Math.round)).toEqual([1500]);
    expect(asked()).toBe(11);
  });

  it('asks rarely in a hidden tab, and at once when it is seen again', async () => {
    const { environment, transport, asked } = open();
    await environment.set({ hidden: true });
    transport.follow('job-1', false);
    await environment.advance(0);
    expect(environment.timers()).toEqual([20_000]);
    await environment.set({ hidden: false });
    expect(asked()).toBe(2);
    expect(environment.timers()).toEqual([2100]);
  });

  it('backs off while the server fails, up to a cap, and never gives up', async () => {
    const { environment, server, transport, listener, asked } = open({ random: () => 0 });
    server.failGet(errorOf('server'));
    transport.follow('job-1', false);
    await environment.advance(0);
    const gaps: number[] = [];
    for (let poll = 0; poll < 100; poll += 1) {
      const [gap = 0] = environment.timers();
      gaps.push(gap);
      await environment.advance(gap);
    }
    expect(gaps.slice(0, 7)).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
    expect(listener.onConnection).toHaveBeenLastCalledWith('lost');
    server.failGet(null);
    await environment.advance(15_000);
    expect(asked()).toBe(102);
    expect(listener.onConnection).toHaveBeenLastCalledWith('polling');
    expect(listener.onSnapshot).toHaveBeenCalledWith(jobSnapshot());
  });

  it('waits as long as the server asks', async () => {
    const { environment, server, transport } = open();
    server.failGet(errorOf('rate-limited', 45));
    transport.follow('job-1', false);
    await environment.advance(0);
    expect(environment.timers()).toEqual([45_000]);
  });

  it('rests without a network and asks as soon as it is back', async () => {
    const { environment, server, transport, listener, asked } = open();
    server.failGet(errorOf('network'));
    await environment.set({ online: false });
    transport.follow('job-1', false);
    await environment.advance(29_999);
    expect(asked()).toBe(1);
    expect(listener.onConnection).toHaveBeenLastCalledWith('offline');
    server.failGet(null);
    await environment.set({ online: true });
    expect(asked()).toBe(2);
    expect(listener.onConnection).toHaveBeenLastCalledWith('polling');
  });

  it('works on a device that only believes to be offline', async () => {
    const { environment, transport, listener } = open();
    await environment.set({ online: false });
    transport.follow('job-1', false);
    await environment.advance(1500);
    expect(listener.onSnapshot).toHaveBeenCalledTimes(2);
    expect(listener.onConnection).toHaveBeenLastCalledWith('polling');
  });

  it('is only lost when every job fails', async () => {
    const { environment, server, transport, listener } = open();
    server.getJob.mockImplementation((id) =>
      id === 'good' ? Promise.resolve(jobSnapshot({ id })) : Promise.reject(errorOf('server')),
    );
    transport.follow('good', false);
    transport.follow('bad', false);
    await environment.advance(60_000);
    expect(listener.onConnection).not.toHaveBeenCalledWith('lost');
  });

  it('stops about a settled or refused job, and about all when it is closed', async () => {
    const { environment, server, transport, listener } = open();
    server.putSilently(jobSnapshot({ id: 'done', state: 'completed' }));
    for (const id of ['done', 'gone', 'job-1']) transport.follow(id, false);
    await environment.advance(0);
    expect(listener.onRefused).toHaveBeenCalledExactlyOnceWith(
      'gone',
      expect.objectContaining({ code: 'not-found' }),
    );
    expect(environment.timers()).toHaveLength(1);
    transport.close();
    expect(environment.timers()).toEqual([]);
    await environment.advance(60_000);
    expect(server.getJob).toHaveBeenCalledTimes(3);
  });
});

import axios from 'axios';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGenerationClient } from '../client.ts';
import type {
  ConnectionStatus,
  GenerationClient,
  GenerationErrorData,
  JobSnapshot,
} from '../contract/index.ts';
import type { ApiServer } from '../../test/api-server.ts';
import { json, startApiServer } from '../../test/api-server.ts';
import { fastEnvironment } from '../../test/test-environment.ts';
import { avatarScenario, jobSnapshot } from '../testing/index.ts';

/** What every way of watching has to do, against a real server with and without an event stream. */
export function describeWatching(
  title: string,
  { hasStream, status }: { hasStream: boolean; status: ConnectionStatus },
) {
  describe(title, () => {
    let server: ApiServer;
    let client: GenerationClient;
    const { queued, loading, sampling, saving, completed } = avatarScenario();

    beforeEach(async () => {
      server = await startApiServer({ hasStream });
      client = createGenerationClient({
        axios: axios.create({ baseURL: server.url }),
        // A stream is given up after a time; on a busy machine that must not be a fraction of a second.
        environment: fastEnvironment(hasStream ? 5 : 50),
      });
    });
    afterEach(() => server.close());

    function watch(jobId = 'job-1') {
      const heard: JobSnapshot[] = [];
      const connections: ConnectionStatus[] = [];
      const refused: GenerationErrorData[] = [];
      const stop = client.watchJob(jobId, {
        onSnapshot: (snapshot) => heard.push(snapshot),
        onConnection: (connection) => connections.push(connection),
        onRefused: (error) => refused.push(error),
      });
      return { heard, connections, refused, stop, revisions: () => heard.map(({ revision }) => revision) };
    }

    it('tells each change up to the end, and then closes', async () => {
      server.put(queued);
      const watcher = watch();
      for (const [count, snapshot] of [loading, sampling, saving].entries()) {
        await vi.waitFor(() => {
          expect(watcher.heard).toHaveLength(count + 1);
        });
        server.put(snapshot);
      }
      await vi.waitFor(() => {
        expect(watcher.connections.at(-1)).toBe(status);
      });
      await vi.waitFor(() => {
        expect(watcher.heard).toHaveLength(4);
      });
      server.put(completed);
      await vi.waitFor(() => {
        expect(watcher.heard.at(-1)).toEqual(completed);
      });
      expect(watcher.revisions()).toEqual([1, 2, 3, 4, 5]);
      expect(watcher.connections[0]).toBe('connecting');
      await vi.waitFor(() => {
        expect(server.streamCount()).toBe(0);
      });
    });

    it('shares one connection and one question between all watchers of a page', async () => {
      server.put(sampling);
      const watchers = Array.from({ length: 1000 }, () => watch());
      await vi.waitFor(() => {
        for (const { heard } of watchers) expect(heard.at(-1)).toEqual(sampling);
      });
      await vi.waitFor(() => {
        expect(watchers[0]?.connections.at(-1)).toBe(status);
      });
      expect(server.countOf('GET /image-generation/events')).toBe(1);
      expect(server.countOf('GET /image-generation/jobs/job-1')).toBeLessThan(10);
      for (const { stop } of watchers) stop();
      await vi.waitFor(() => {
        expect(server.streamCount()).toBe(0);
      });
    });

    it('tells a new watcher the newest snapshot at once', async () => {
      server.put(sampling);
      const first = watch();
      await vi.waitFor(() => {
        expect(first.heard).toHaveLength(1);
      });
      const second = watch();
      expect(second.heard).toEqual([sampling]);
      first.stop();
      second.stop();
    });

    it('answers a watch of a settled job and opens nothing when that is known', async () => {
      server.put(completed);
      const first = watch();
      await vi.waitFor(() => {
        expect(first.heard).toEqual([completed]);
      });
      await vi.waitFor(() => {
        expect(server.streamCount()).toBe(0);
      });
      const before = server.received.length;
      const second = watch();
      expect(second.heard).toEqual([completed]);
      expect(second.connections).toEqual([]);
      expect(server.received).toHaveLength(before);
    });

    it('says nothing after it was stopped', async () => {
      server.put(queued);
      const watcher = watch();
      const other = watch();
      await vi.waitFor(() => {
        expect(watcher.heard).toHaveLength(1);
      });
      watcher.stop();
      server.put(loading);
      await vi.waitFor(() => {
        expect(other.heard).toHaveLength(2);
      });
      expect(watcher.heard).toHaveLength(1);
      other.stop();
    });

    it('refuses a job that the server does not show', async () => {
      server.on(
        'GET /image-generation/jobs/secret',
        json(403, { error: { code: 'FORBIDDEN', message: 'Access denied' } }),
      );
      const unknown = watch('nowhere');
      const forbidden = watch('secret');
      await vi.waitFor(() => {
        expect(unknown.refused).toMatchObject([{ code: 'not-found', status: 404 }]);
        expect(forbidden.refused).toMatchObject([{ code: 'forbidden', status: 403 }]);
      });
      await vi.waitFor(() => {
        expect(server.streamCount()).toBe(0);
      });
    });

    it('refuses everybody when the session has ended', async () => {
      server.put(queued);
      const unauthorized = json(401, { error: 'Invalid or expired token' });
      server.on('GET /image-generation/jobs/job-1', unauthorized);
      if (hasStream) server.on('GET /image-generation/events', unauthorized);
      const watchers = [watch(), watch()];
      await vi.waitFor(() => {
        for (const { refused } of watchers)
          expect(refused).toMatchObject([{ code: 'unauthorized', status: 401 }]);
      });
    });

    it('comes back after the server was away, and misses nothing that counts', async () => {
      server.put(queued);
      const watcher = watch();
      await vi.waitFor(() => {
        expect(watcher.connections.at(-1)).toBe(status);
      });
      const away = json(503, { error: 'Down for a moment' });
      server.on('GET /image-generation/events', away);
      server.on('GET /image-generation/jobs/job-1', away);
      server.breakStreams();
      server.putSilently(sampling);
      await vi.waitFor(() => {
        expect(watcher.connections.at(-1)).toBe('lost');
      });
      server.putSilently(completed);
      server.off('GET /image-generation/events');
      server.off('GET /image-generation/jobs/job-1');
      if (!hasStream) server.on('GET /image-generation/events', json(404, { error: 'Route not found' }));
      await vi.waitFor(() => {
        expect(watcher.heard.at(-1)).toEqual(completed);
      }, 5000);
      expect(watcher.refused).toEqual([]);
    });

    it('keeps an observer that throws from harming the others', async () => {
      const uncaught = vi.fn();
      process.prependOnceListener('uncaughtException', uncaught);
      const listeners = process.listeners('uncaughtException').filter((listener) => listener !== uncaught);
      for (const listener of listeners) process.removeListener('uncaughtException', listener);
      server.put(jobSnapshot());
      client.watchJob('job-1', {
        onSnapshot: () => {
          throw new Error('careless');
        },
        onConnection: () => undefined,
        onRefused: () => undefined,
      });
      const careful = watch();
      await vi.waitFor(() => {
        expect(careful.heard).toHaveLength(1);
      });
      await vi.waitFor(() => {
        expect(uncaught).toHaveBeenCalledOnce();
      });
      for (const listener of listeners) process.on('uncaughtException', listener);
      careful.stop();
    });
  });
}

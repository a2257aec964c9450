import { fillWorkflow } from '@charhub/workflows';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outOfMemory } from './faults.ts';
import { type Simulator, startSimulator } from './start-simulator.ts';
import { SimulatorClient } from './testing/simulator-client.ts';

const { graph } = fillWorkflow('avatar', { prompt: 'a sailor', seed: 5, width: 256, height: 256 });

describe('a fault', () => {
  let simulator: Simulator;
  let client: SimulatorClient;

  beforeEach(async () => {
    simulator = await startSimulator({ speed: 0 });
    client = await SimulatorClient.connect(simulator.url);
  });

  afterEach(async () => {
    client.close();
    await simulator.close();
  });

  it('makes a node run out of memory as often as asked', async () => {
    simulator.faults.failNode('KSampler', { ...outOfMemory, times: 1 });

    const { status } = await client.run(graph);

    expect(status.status_str).toBe('error');
    expect(status.messages.at(-1)).toMatchObject([
      'execution_error',
      { node_type: 'KSampler', exception_type: 'torch.OutOfMemoryError' },
    ]);
    expect((await client.run(graph)).status.status_str).toBe('success');
  });

  it('lets go of what it holds when it is over', async () => {
    const held = simulator.faults.holdNode('VAEDecode');
    const painted = client.run(graph);
    await held.reached;

    simulator.faults.clear();

    expect((await painted).status.status_str).toBe('success');
  });

  it('holds a node until it is let go', async () => {
    const held = simulator.faults.holdNode('VAEDecode');
    const promptId = await client.queue(graph);
    await held.reached;
    expect(await client.get(`/history/${promptId}`)).toEqual({});

    held.release();

    await client.waitForEnd(promptId);
    expect(await client.get(`/history/${promptId}`)).toHaveProperty(
      [promptId, 'status', 'status_str'],
      'success',
    );
  });

  it('interrupts a held node when it is let go', async () => {
    const held = simulator.faults.holdNode('KSampler');
    const promptId = await client.queue(graph);
    await held.reached;
    await client.post('/interrupt', { prompt_id: promptId });

    held.release();

    await client.waitForEnd(promptId);
    expect(client.received.map(({ type }) => type)).toContain('execution_interrupted');
  });

  it('silences sockets that stay open, and what they missed stays missed', async () => {
    simulator.faults.silenceSockets(true);
    const promptId = await client.queue(graph);
    const listener = await fetchUntilFinished(client, promptId);
    simulator.faults.silenceSockets(false);

    expect(listener).toHaveProperty([promptId, 'status', 'completed'], true);
    await client.run(graph);
    expect(client.received.filter(({ data }) => data['prompt_id'] === promptId)).toEqual([]);
  });

  it('drops sockets without a close frame', async () => {
    const closed = new Promise((resolve) => client.socket.once('close', resolve));
    simulator.faults.dropSockets();
    expect(await closed).toBe(1006);
  });

  it('restarts: the running prompt, queue and history are gone, numbers start again', async () => {
    await client.run(graph);
    const held = simulator.faults.holdNode('KSampler');
    const promptId = await client.queue({
      ...graph,
      ...fillWorkflow('avatar', { prompt: 'x', seed: 6 }).graph,
    });
    await held.reached;

    await simulator.faults.restart();
    held.release();

    expect(await client.get('/history')).toEqual({});
    expect(await client.get('/queue')).toEqual({ queue_running: [], queue_pending: [] });
    const again = await SimulatorClient.connect(simulator.url);
    const reply = await again.post('/prompt', { prompt: graph, client_id: again.clientId });
    expect(reply.body).toMatchObject({ number: 0 });
    expect(await client.get(`/history/${promptId}`)).toEqual({});
    again.close();
  });

  it('spoils replies, before or after doing what was asked', async () => {
    simulator.faults.failReplies({ path: '/prompt', method: 'POST', status: 503 });
    expect((await client.post('/prompt', { prompt: graph })).status).toBe(503);
    expect(await client.get('/history')).toEqual({});

    simulator.faults.failReplies({ path: '/prompt', method: 'POST', status: 500, afterDoing: true });
    expect(
      (await client.post('/prompt', { prompt: graph, client_id: client.clientId, prompt_id: 'mine' })).status,
    ).toBe(500);
    await client.waitForEnd('mine');

    simulator.faults.failReplies({ path: '/history', status: 'hang up' });
    await expect(client.get('/history/mine')).rejects.toThrow();
    expect(await client.get('/history/mine')).toHaveProperty(['mine', 'status', 'completed'], true);
  });
});

/** Polls, as a client must that hears nothing. */
async function fetchUntilFinished(client: SimulatorClient, promptId: string): Promise<unknown> {
  for (;;) {
    const history = await client.get(`/history/${promptId}`);
    if (JSON.stringify(history) !== '{}') return history;
  }
}

import { fillWorkflow } from '@charhub/workflows';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRecord } from './json.ts';
import { type Simulator, startSimulator } from './start-simulator.ts';
import { resetUpgrade } from './testing/reset-upgrade.ts';
import { SimulatorClient } from './testing/simulator-client.ts';

describe('the simulator', () => {
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

  it('paints a workflow, with progress and previews, into a picture of its size', async () => {
    const { graph, outputNode } = fillWorkflow('cover', { prompt: 'a knight with red hair', seed: 7 });

    const { outputs } = await client.run(graph);

    const [image] = outputs[outputNode]?.images ?? [];
    expect(image?.type).toBe('output');
    const picture = await client.view(image);
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'png', width: 768, height: 1152 });
    const types = client.received.map(({ type }) => type);
    expect(types.slice(0, 4)).toEqual(['status', 'status', 'status', 'execution_start']);
    expect(types.filter((type) => type === 'progress')).toHaveLength(48);
    expect(types.filter((type) => type === 'binary 1')).toHaveLength(48);
    expect(types.slice(-3)).toEqual(['execution_success', 'status', 'executing']);
  });

  it('draws another picture when a reference is given', async () => {
    const plain = fillWorkflow('avatar', { prompt: 'a sailor', seed: 3, width: 256, height: 256 });
    const { body } = await client.upload('sample.png', await greenSquare());
    const conditioned = fillWorkflow('avatar', { prompt: 'a sailor', seed: 3, width: 256, height: 256 }, [
      nameOf(body),
    ]);

    const first = await client.run(plain.graph);
    const second = await client.run(conditioned.graph);

    const [one, other] = await Promise.all(
      [first, second].map(({ outputs }) => client.view(outputs[plain.outputNode]?.images?.[0])),
    );
    const pixels = (png: Buffer | undefined) => sharp(png).raw().toBuffer();
    expect(await pixels(one)).not.toEqual(await pixels(other));
  });

  it.each(['/nowhere', '//', '/ws'])(
    'goes on when a client resets the connection on which it asked for a socket at %s',
    async (path) => {
      await resetUpgrade(simulator.url, path);
      const reply = await fetch(`${simulator.url}/system_stats`);
      expect(reply.status).toBe(200);
    },
  );

  it('writes graph and workflow into the picture, as the real one does', async () => {
    const { graph, outputNode } = fillWorkflow('avatar', {
      prompt: 'café',
      seed: 3,
      width: 256,
      height: 256,
    });
    const promptId = await client.queue(graph, {
      extra_data: { extra_pnginfo: { workflow: { nodes: [] } } },
    });
    await client.waitForEnd(promptId);

    const png = await client.view({ filename: 'avatar_00001_.png', subfolder: 'charhub', type: 'output' });

    expect(outputNode).not.toBe('');
    expect(png.includes('tEXtprompt\0{"1"')).toBe(true);
    expect(png.includes('tEXtworkflow\0{"nodes"')).toBe(true);
    expect(png.includes('caf\\u00e9')).toBe(true);
  });

  it('leaves nothing behind', async () => {
    const other = await startSimulator({ speed: 0 });
    await other.close();
    await expect(fetch(`${other.url}/queue`)).rejects.toThrow();
  });

  it('says that it is simulated', async () => {
    expect(await client.get('/api/system_stats')).toHaveProperty(
      'system.comfyui_version',
      '0.3.64-simulated',
    );
  });

  it('fills in large seeds without losing a digit', async () => {
    const { graph } = fillWorkflow('avatar', { prompt: 'x', seed: 1, width: 256, height: 256 });
    const body = JSON.stringify({ prompt: graph, prompt_id: 'large' }).replace(
      '"seed":1',
      '"seed":18446744073709551615',
    );
    const reply = await fetch(`${simulator.url}/prompt`, { method: 'POST', body });
    expect(reply.status).toBe(200);
    expect(await (await fetch(`${simulator.url}/queue`)).text()).toContain('18446744073709551615');
    await client.post('/interrupt', {});
  });
});

describe('an incomplete installation', () => {
  it('lacks the node types and models it was told to lack', async () => {
    const missing = { nodeTypes: ['FaceDetailer'], models: ['waiIllustriousSDXL_v160.safetensors'] };
    const simulator = await startSimulator({ speed: 0, missing });
    const client = await SimulatorClient.connect(simulator.url);
    try {
      expect(await client.get('/object_info/FaceDetailer')).toEqual({});
      expect(await client.get('/models/checkpoints')).not.toContain('waiIllustriousSDXL_v160.safetensors');
      const cover = fillWorkflow('cover', { prompt: 'x', seed: 1 }).graph;
      expect(await client.post('/prompt', { prompt: cover })).toMatchObject({
        status: 400,
        body: { error: { type: 'invalid_prompt' } },
      });
      const avatar = fillWorkflow('avatar', { prompt: 'x', seed: 1 }).graph;
      expect(await client.post('/prompt', { prompt: avatar })).toMatchObject({
        status: 400,
        body: { node_errors: { '1': { errors: [{ type: 'value_not_in_list' }] } } },
      });
    } finally {
      client.close();
      await simulator.close();
    }
  });
});

function greenSquare(): Promise<Buffer> {
  const create = { width: 64, height: 64, channels: 3 as const, background: '#1f9d55' };
  return sharp({ create }).png().toBuffer();
}

function nameOf(stored: unknown): string {
  if (isRecord(stored) && typeof stored['name'] === 'string') return stored['name'];
  throw new Error('nothing was stored');
}

import { fillWorkflow } from '@charhub/workflows';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from './start-simulator.ts';
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
});

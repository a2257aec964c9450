import { startSimulator, type Simulator, type SimulatorOptions } from '../../simulator/index.ts';
import { createComfyRunner } from '../comfyui/create-comfy-runner.ts';
import { serveForTest, type ServedApi } from './test-server.ts';

export interface SimulatedServer extends ServedApi {
  readonly simulator: Simulator;
}

/** The whole server with the real runner on a simulated ComfyUI that does not wait. */
export async function startSimulatedServer(options: SimulatorOptions = {}): Promise<SimulatedServer> {
  const simulator = await startSimulator({ speed: 0, ...options });
  const timings = { poll: 200, request: 5000, patience: 1000, reconnectCap: 500 };
  const runner = createComfyRunner({ url: simulator.url, timings });
  const server = await serveForTest({}, () => Promise.resolve(runner));
  return {
    ...server,
    simulator,
    async close() {
      await server.close();
      await simulator.close();
    },
  };
}

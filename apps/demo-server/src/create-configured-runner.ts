import type { Logger } from 'pino';
import { startSimulator } from '../simulator/index.ts';
import { createComfyRunner } from './comfyui/create-comfy-runner.ts';
import type { ComfyRunner } from './comfyui/comfy-runner.types.ts';
import type { Config } from './config/config.ts';
import { makeConfiguredFolder } from './make-folder.ts';

/**
 * A runner for the configured ComfyUIs, or for a simulator that lives and ends with the runner.
 * @throws StartError when its pictures cannot be recorded where they shall be
 */
export async function createConfiguredRunner(config: Config, logger: Logger): Promise<ComfyRunner> {
  if (config.comfyuiRecord !== null) makeConfiguredFolder('COMFYUI_RECORD', config.comfyuiRecord);
  const simulator =
    config.comfyuiUrls === null ? await startSimulator({ port: 0, speed: config.simSpeed }) : null;
  const runner = createComfyRunner({
    url: config.comfyuiUrls ?? simulator?.url ?? '',
    token: config.comfyuiToken ?? undefined,
    settings: config.workflowSettings,
    recordTo: config.comfyuiRecord,
    log: ({ level, message, detail }) => logger[level]({ detail }, message),
  });
  return {
    ...runner,
    async close() {
      await runner.close();
      await simulator?.close();
    },
  };
}

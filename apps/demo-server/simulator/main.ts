import { startSimulator } from './start-simulator.ts';

/** ComfyUI's own port. */
const DEFAULT_PORT = 8188;

const simulator = await startSimulator({
  port: numberFrom('PORT', DEFAULT_PORT),
  speed: numberFrom('SIM_SPEED', 1),
});
process.stdout.write(`${simulator.url}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void simulator.close().then(() => process.exit(0));
  });
}

function numberFrom(name: string, otherwise: number): number {
  const text = process.env[name];
  const value = text === undefined || text === '' ? otherwise : Number(text);
  if (Number.isFinite(value) && value >= 0) return value;
  throw new Error(`${name} must be a number from 0 on, not ${text}`);
}

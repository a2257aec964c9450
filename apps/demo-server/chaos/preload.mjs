import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

// Loaded into each process under test before its own code: the machine's clock and disk, as its parent says they are.
let clockMs = Number(process.env.CHAOS_CLOCK_MS ?? 0);
let isDiskFull = false;
process.on('message', (told) => {
  clockMs = told.clockMs ?? clockMs;
  isDiskFull = told.isDiskFull ?? isDiskFull;
});
// Nothing outlives a parent that was killed.
process.once('disconnect', () => process.exit(1));
process.channel.unref();

const RealDate = Date;
const now = () => RealDate.now() + clockMs;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, property) => (property === 'now' ? now : Reflect.get(target, property)),
});

const { writeFile } = fs;
fs.writeFile = async (path, data, options) => {
  if (!isDiskFull) return writeFile(path, data, options);
  // As a real one does: what fits is written, then it fails.
  await writeFile(path, data.slice(0, data.length / 2), options);
  throw Object.assign(new Error(`ENOSPC: no space left on device, write`), { code: 'ENOSPC', path });
};
syncBuiltinESMExports();

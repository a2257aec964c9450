import { cp } from 'node:fs/promises';
import { defineConfig } from 'tsup';
import shipped from '../../../apps/demo-server/tsup.config.ts';

const outDir = 'artifacts/bench';

/** The server as it is shipped, and the simulator as a program, beside nobody else's build. */
export default defineConfig({
  ...shipped,
  entry: {
    main: 'src/main.ts',
    api: 'src/api.ts',
    worker: 'src/worker.ts',
    simulator: 'simulator/main.ts',
  },
  outDir,
  silent: true,
  onSuccess: () => cp('src/db/migrations', `${outDir}/migrations`, { recursive: true }),
});

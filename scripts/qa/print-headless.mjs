import { machineModels } from '../../packages/machines/src/testing/index.ts';
import { machinePages } from '../machine-pages/machine-pages.mjs';
import { walkHeadless } from './walk-headless.mjs';

const machines = machineModels.map(walkHeadless);
process.stdout.write(JSON.stringify({ machines, pages: [...(await machinePages())] }));

import { machinePages } from './machine-pages.mjs';

process.stdout.write(JSON.stringify([...(await machinePages())]));

import { runProcess } from './run-process.ts';

// What ROLE says: API and worker in one process unless it names one of them.
await runProcess();

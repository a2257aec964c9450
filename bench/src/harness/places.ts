import { fileURLToPath } from 'node:url';

/** The folder that holds every workspace, with a separator at its end. */
export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** The page whose tables are written from the results. */
export const pageFile = `${projectRoot}docs/performance.md`;

const resultsFolder = `${projectRoot}bench/results`;
export const resultFile = (name: string) => `${resultsFolder}/${name}.json`;

/** Beside the page. */
export const chartName = (name: string, index: number) =>
  `performance/${name}${index === 0 ? '' : `-${index + 1}`}.svg`;

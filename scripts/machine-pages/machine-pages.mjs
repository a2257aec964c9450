import { machineChart, machineModels, sendersOf } from '../../packages/machines/src/testing/index.ts';
import { readMachineDocs } from './read-sources.mjs';
import { writeIndex, writePage } from './write-page.mjs';

/**
 * Every page of `docs/machines` as it has to be, by its file name.
 * @returns {Promise<Map<string, string>>}
 */
export async function machinePages() {
  const pages = new Map();
  const machines = [];
  for (const model of machineModels) {
    const { name, machine } = model;
    const { purpose, events } = await readMachineDocs(name);
    const chart = machineChart(machine);
    pages.set(
      `${name}.md`,
      writePage({ name, chart, purpose, events, sendersOf: (type) => sendersOf(model, type) }),
    );
    machines.push({
      name,
      purpose,
      states: chart.states.length - 1,
      transitions: chart.transitions.length,
    });
  }
  return pages.set('README.md', writeIndex(machines));
}

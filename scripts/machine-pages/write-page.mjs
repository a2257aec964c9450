import { writeDiagram } from './write-diagram.mjs';

/**
 * The page of a machine.
 * @param {object} machine
 * @param {string} machine.name
 * @param {import('../../packages/machines/src/testing/index.ts').MachineChart} machine.chart
 * @param {string} machine.purpose
 * @param {Map<string, string>} machine.events what the sources say of each event
 * @param {(type: string) => readonly string[]} machine.sendersOf
 */
export function writePage({ name, chart, purpose, events, sendersOf }) {
  const types = [...new Set(chart.transitions.map(({ event }) => event))].filter((type) => type !== 'always');
  return (
    [
      `# ${name}`,
      '<!-- Written by `npm run docs:machines` from the machine itself. -->',
      purpose,
      '## Statechart',
      ['```mermaid', writeDiagram(chart), '```'].join('\n'),
      '## States',
      table(
        ['state', 'tags', 'actors that run in it'],
        chart.states
          .filter(({ parent }) => parent !== null)
          .map((state) => [code(pathOf(chart, state)), list(state.tags), list(state.actors)]),
      ),
      '## Events, and who sends them',
      table(
        ['event', 'sent by', 'when'],
        types
          .sort(byName)
          .map((type) => [code(shownEvent(type)), sendersOf(type).join(', '), events.get(type) ?? '']),
      ),
      '## Transitions',
      table(
        ['in', 'event', 'if', 'to', 'does'],
        chart.transitions.map(({ source, event, guard, targets, actions }) => [
          code(pathOf(chart, stateOf(chart, source))),
          code(shownEvent(event)),
          guard === null ? '' : code(guard),
          targets.map((target) => code(pathOf(chart, stateOf(chart, target)))).join(' '),
          list(actions),
        ]),
      ),
    ].join('\n\n') + '\n'
  );
}

/** @param {readonly { name: string, purpose: string, states: number, transitions: number }[]} machines */
export function writeIndex(machines) {
  const rows = machines.map(({ name, purpose, states, transitions }) => [
    `[${name}](./${name}.md)`,
    String(states),
    String(transitions),
    purpose.split('\n\n')[0].split(': ')[0],
  ]);
  return `# Machines

<!-- Written by \`npm run docs:machines\` from the machines themselves. -->

Every flow is an XState machine without React, DOM or HTTP. \`npm run qa\` walks each of them through every transition, headless and in a browser; the stepper in Storybook shows them at work.

${table(['machine', 'states', 'transitions', 'what it is'], rows)}

[How to watch a machine at work](../debugging.md)
`;
}

/** XState's own names of delays and of actors' answers, as people say them. */
export function shownEvent(type) {
  const delay = /^xstate\.after\.(.+?)\.(?:[^.]+\.?)+$/.exec(type);
  if (delay !== null) return `after ${delay[1]}`;
  const answer = /^xstate\.(done|error)\.actor\.(.+)$/.exec(type);
  return answer === null ? type : `${answer[2]} ${answer[1] === 'done' ? 'done' : 'failed'}`;
}

function stateOf(chart, id) {
  const state = chart.states.find((each) => each.id === id);
  if (state === undefined) throw new Error(`The chart has no state ${id}`);
  return state;
}

function pathOf(chart, state) {
  const parent = chart.states.find(({ id }) => id === state.parent);
  if (parent === undefined) return state.name;
  return parent.parent === null ? state.name : `${pathOf(chart, parent)}.${state.name}`;
}

function table(head, rows) {
  const cells = [head, ...rows].map((row) =>
    row.map((cell) => cell.replace(/\n+/g, ' ').replaceAll('|', '\\|')),
  );
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => [...row[column]].length)));
  const line = (row) =>
    `| ${row.map((cell, column) => cell + ' '.repeat(widths[column] - [...cell].length)).join(' | ')} |`;
  const [first, ...others] = cells;
  return [
    line(first),
    `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
    ...others.map(line),
  ].join('\n');
}

const code = (text) => `\`${text}\``;
const list = (names) => names.map(code).join(' ');
const byName = (a, b) => (shownEvent(a) < shownEvent(b) ? -1 : 1);

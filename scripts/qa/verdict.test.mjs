import { describe, expect, it } from 'vitest';
import { setup } from 'xstate';
import { failuresOf, joinResults, tableOf } from './join-results.mjs';
import { walkHeadless } from './walk-headless.mjs';
import { writeReport } from './write-report.mjs';

const door = {
  id: 'door',
  initial: 'closed',
  states: {
    closed: { on: { open: 'open' } },
    open: { on: { close: 'closed' } },
  },
};

/** What `npm run qa` finds wrong with a door after a change. */
function failuresWith({ states = {}, more = {}, walks = {}, recordings = [], onlyHeadless = false }) {
  const config = { ...door, states: { ...door.states, ...states } };
  const headless = walkHeadless({
    name: 'door',
    machine: setup(more.setup ?? {}).createMachine(config),
    inputs: [undefined],
    events: [{ type: 'open' }, { type: 'close' }, ...(more.events ?? [])],
    senders: { person: ['open', 'close', ...(more.sends ?? [])] },
    ends: ['door.closed'],
    situation: () => null,
  });
  const walked = { machine: 'door', states: 2, paths: 1, steps: 2, seconds: 1, problems: [] };
  const browser = ['pointer', 'keyboard'].flatMap((way) =>
    walks[way] === null ? [] : [{ ...walked, way, taken: headless.taken, ...walks[way] }],
  );
  return failuresOf(joinResults([headless], browser, recordings), { onlyHeadless });
}

const open = 'door.closed | open | 0';
const close = 'door.open | close | 0';

describe('the verdict of npm run qa', () => {
  it('is good when every walk took every transition', () => {
    expect(failuresWith({})).toEqual([]);
  });

  it.each(['pointer', 'keyboard'])('names what the walk by %s did not take', (way) => {
    expect(failuresWith({ walks: { [way]: { taken: [open] } } })).toEqual([
      `door, ${way}: nothing took ${close}`,
    ]);
  });

  it.each(['pointer', 'keyboard'])('names what was wrong on the page of the walk by %s', (way) => {
    const problem = { steps: ['open'], state: '"open"', wrong: ['Nobody sees “Close”.'] };
    expect(failuresWith({ walks: { [way]: { problems: [problem] } } })).toEqual([
      `door, ${way}: Nobody sees “Close”. After open, in "open".`,
    ]);
  });

  it('names a machine that no driver walks, unless only machines were walked', () => {
    const walks = { pointer: null, keyboard: null };
    expect(failuresWith({ walks })).toEqual([
      'door, pointer: no driver walks it.',
      'door, keyboard: no driver walks it.',
    ]);
    expect(failuresWith({ walks, onlyHeadless: true })).toEqual([]);
  });

  it('names a transition that no event of the model takes', () => {
    const closed = { on: { open: [{ target: 'open' }, { target: 'closed' }] } };
    expect(failuresWith({ states: { closed } })).toContain(
      'door, headless: nothing took door.closed | open | 1',
    );
  });

  it('names a state that nothing leads into', () => {
    expect(failuresWith({ states: { bricked: {} } })).toEqual([
      'door, headless: Nothing leads into the state door.bricked.',
    ]);
  });

  it('names a state that has no way out and is no end', () => {
    const states = { open: { on: { close: 'closed', kick: 'broken' } }, broken: {} };
    expect(failuresWith({ states, more: { events: [{ type: 'kick' }], sends: ['kick'] } })).toEqual([
      'door, headless: There is no way out of ["broken",null], which is no end.',
    ]);
  });

  it('names an event that nobody sends', () => {
    const open = { on: { close: 'closed', slam: 'closed' } };
    expect(failuresWith({ states: { open }, more: { events: [{ type: 'slam' }] } })).toContain(
      'door, headless: Nobody sends slam.',
    );
  });

  it('names a guard that changes nothing', () => {
    const closed = { on: { open: { target: 'open', guard: 'isUnlocked' } } };
    expect(
      failuresWith({ states: { closed }, more: { setup: { guards: { isUnlocked: () => true } } } }),
    ).toEqual(['door, headless: The guard isUnlocked is never false.']);
  });
});

describe('what stories and end-to-end tests took', () => {
  const recording = (taken) => ({ recordedAt: '2026-01-02T03:04:05Z', commit: 'abc1234', tests: 3, taken });
  const headless = {
    machine: 'door',
    id: 'door',
    states: 2,
    paths: 1,
    seconds: 1,
    problems: [],
    taken: [open, close],
    transitions: [open, close].map((id) => ({ id, source: 'door', event: 'go', guard: null, targets: [] })),
  };
  const recordings = [
    { run: 'stories', column: 'stories', recording: null },
    { run: 'end to end', column: 'endToEnd', recording: recording({ door: { [open]: 2 }, window: {} }) },
    { run: 'host', column: 'endToEnd', recording: recording({ window: { [close]: 1 } }) },
  ];
  const results = joinResults([headless], [], recordings);

  it('fails nothing, however little it is', () => {
    expect(failuresWith({ recordings })).toEqual([]);
  });

  it('is counted over all runs, each transition for its own machine', () => {
    expect(results[0]).toMatchObject({
      stories: null,
      endToEnd: { taken: 1, percent: 50, untaken: [close] },
    });
  });

  it('stands in the table, with what was not recorded', () => {
    expect(tableOf(results)).toMatch(/stories .* not recorded\n.*end to end .* 1\/2 .* 50 %$/);
  });

  it('stands in the report, with the runs it is from and the least covered first', () => {
    const report = writeReport({ results, failures: [], seconds: 1, runs: ['end to end: of May'] });
    expect(report).toContain('<li>end to end: of May</li>');
    expect(report).toContain('<th>end to end</th>');
    const rows = report.split('<tr class="">').slice(1);
    expect(rows.map((row) => row.match(/[✓✗–]/g)?.join(''))).toEqual(['✓–––✗', '✓–––✓']);
  });
});

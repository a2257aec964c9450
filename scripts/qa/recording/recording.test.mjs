import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTransitionCoverage, exploreMachine, machineModel } from '@charhub/machines/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { attachmentName } from './attachment-name.mjs';
import TransitionsReporter from './playwright-reporter.mjs';
import { recordInPage } from './record-in-page.mjs';
import { transitionsReporter } from './vitest-reporter.mjs';

let folder;
let file;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'recording-'));
  file = path.join(folder, 'artifacts', 'transitions.json');
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await rm(folder, { recursive: true, force: true });
});

/** States of two machines may have one id. */
const go = (machine) => ({ machine, id: 'open | go | 0' });

const written = async () => JSON.parse(await readFile(file, 'utf8'));

describe('the recorder in a page', () => {
  const model = machineModel('stage-progress');

  it('names transitions as the coverage of a machine does', () => {
    const noted = [];
    vi.stubGlobal('inspectMachines', undefined);
    vi.stubGlobal('note', async (machine, id) => void noted.push({ machine, id }));
    recordInPage('note');
    const coverage = createTransitionCoverage(model.machine);
    const inspect = (event) => {
      coverage.inspect(event);
      globalThis.inspectMachines(event);
    };
    exploreMachine(model, { coverage: { ...coverage, inspect } });
    const byId = (a, b) => (a.id < b.id ? -1 : 1);
    const { id: machine } = model.machine;
    expect(noted.sort(byId)).toEqual(coverage.all.map(({ id }) => ({ machine, id })).sort(byId));
  });
});

describe('the recording of an end-to-end run', () => {
  const attached = (...taken) => ({
    attachments: [{ name: attachmentName, body: Buffer.from(JSON.stringify(taken)) }],
  });

  it('says in how many tests each transition was taken, when and on which commit', async () => {
    const reporter = new TransitionsReporter({ outputFile: file });
    reporter.onTestEnd({}, attached(go('door'), go('window'), go('door')));
    reporter.onTestEnd({}, attached(go('door')));
    reporter.onTestEnd({}, { attachments: [] });
    await reporter.onEnd();
    const recording = await written();
    expect(recording).toMatchObject({
      tests: 2,
      taken: { door: { 'open | go | 0': 2 }, window: { 'open | go | 0': 1 } },
    });
    expect(Date.parse(recording.recordedAt)).toBeGreaterThan(0);
    expect(recording).toHaveProperty('commit');
  });

  it('stays as it was after a run that showed no page', async () => {
    const full = new TransitionsReporter({ outputFile: file });
    full.onTestEnd({}, attached(go('door')));
    await full.onEnd();
    const before = await written();
    await new TransitionsReporter({ outputFile: file }).onEnd();
    expect(await written()).toEqual(before);
  });
});

describe('the recording of a run of stories', () => {
  const story = (reports) => ({ meta: () => ({ reports }) });
  const moduleOf = (...stories) => ({ children: { allTests: () => stories } });
  const took = (...taken) => story([{ type: 'a11y' }, { type: 'transitions', result: taken }]);

  it('has the transitions of every file’s stories', async () => {
    const reporter = transitionsReporter({ outputFile: file });
    await reporter.onTestRunEnd([
      moduleOf(took(go('door')), took()),
      moduleOf(took(go('door')), story(undefined)),
    ]);
    expect(await written()).toMatchObject({ tests: 3, taken: { door: { 'open | go | 0': 2 } } });
  });
});

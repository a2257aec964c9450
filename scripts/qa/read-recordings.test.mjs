import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nameRecording, readRecordings } from './read-recordings.mjs';

let root;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'recordings-'));
});

afterEach(() => rm(root, { recursive: true, force: true }));

const recording = { recordedAt: '2026-01-02T03:04:05.678Z', commit: 'abc1234', tests: 3, taken: {} };

it('reads what was recorded, and says what was not', async () => {
  const folder = path.join(root, 'apps/storybook/artifacts');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'transitions.json'), JSON.stringify(recording));
  const recordings = await readRecordings(root);
  expect(recordings.map(nameRecording)).toEqual([
    'stories: 3 tests, 2026-01-02 03:04 UTC, commit abc1234',
    'end to end: not recorded',
  ]);
});

it('names a run outside a repository', () => {
  const named = nameRecording({ run: 'stories', recording: { ...recording, commit: null } });
  expect(named).toBe('stories: 3 tests, 2026-01-02 03:04 UTC, no commit known');
});

import { readFile } from 'node:fs/promises';
import { inProject } from '../lib/project.mjs';

/** The runs that record what they take by the way. */
const runs = [
  { run: 'stories', column: 'stories', folder: 'apps/storybook' },
  { run: 'end to end', column: 'endToEnd', folder: 'apps/demo-server' },
];

/**
 * What each of them took when it ran last.
 * @param {string} [root]
 * @returns {Promise<{ run: string, column: 'stories' | 'endToEnd', recording: object | null }[]>}
 * `recording` is null where there is none
 */
export function readRecordings(root = inProject()) {
  return Promise.all(
    runs.map(async ({ run, column, folder }) => {
      const file = `${root}/${folder}/artifacts/transitions.json`;
      return { run, column, recording: await readFile(file, 'utf8').then(JSON.parse, () => null) };
    }),
  );
}

/** Which run it was, in words; of one that has not been, that. */
export function nameRecording({ run, recording }) {
  if (recording === null) return `${run}: not recorded`;
  const { tests, recordedAt, commit } = recording;
  const minute = recordedAt.slice(0, 16).replace('T', ' ');
  return `${run}: ${tests} tests, ${minute} UTC, ${commit === null ? 'no commit known' : `commit ${commit}`}`;
}

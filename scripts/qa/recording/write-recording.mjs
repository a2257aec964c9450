import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Counts in how many tests of a run each transition was taken.
 * @returns a recording that is still empty
 */
export function startRecording() {
  const taken = new Map();
  let tests = 0;
  return {
    /** @param {readonly { machine: string, id: string }[]} transitions those that one test took */
    add: (transitions) => {
      tests++;
      const once = new Map(transitions.map((each) => [`${each.machine} ${each.id}`, each]));
      for (const { machine, id } of once.values()) {
        const counts = taken.get(machine) ?? new Map();
        taken.set(machine, counts.set(id, (counts.get(id) ?? 0) + 1));
      }
    },
    /** @param {string} file where it is read by `npm run qa` */
    write: async (file) => {
      // A run that looked at nothing must not take the place of one that did.
      if (tests === 0) return;
      const recording = {
        recordedAt: new Date().toISOString(),
        commit: currentCommit(),
        tests,
        taken: sorted([...taken].map(([machine, counts]) => [machine, sorted([...counts])])),
      };
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, `${JSON.stringify(recording, null, 2)}\n`);
    },
  };
}

const sorted = (entries) => Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));

/** Null where no history of the project is; with `-dirty` where files differ from it. */
function currentCommit() {
  try {
    const args = ['describe', '--always', '--dirty', '--exclude', '*'];
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

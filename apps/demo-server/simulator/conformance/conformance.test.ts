import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFailed } from 'vitest';
import { type Recording, replayRecordings } from './replay-recordings.ts';
import { readTranscript, readRecording } from './transcript.ts';

/** Each group's recordings were made one after the other, without a restart between them. */
const groups: readonly {
  readonly names: readonly string[];
  readonly leaveOut?: Readonly<Record<string, readonly number[]>>;
}[] = [
  {
    names: [
      '01_modelless',
      '02_ksampler_tiny_flags',
      '03_ksampler_tiny_again_cached',
      '02b_ksampler_tiny_noflags',
    ],
  },
  { names: ['03b_cached_file_deleted'] },
  { names: ['04_invalid'] },
  { names: ['05_runtime_error'] },
  { names: ['06_interrupt'] },
  { names: ['07_queue'] },
  {
    names: ['08_upload_view', '08b_upload_raw_names'],
    leaveOut: {
      // 16: multer drops a file without a name, so it counts as missing (400, not 500).
      // 104–119: a path on the recording machine's disk; the simulator reads nothing outside of its own folder.
      '08_upload_view': [16, ...range(104, 119)],
      // 9: multer undoes the escape that the real one keeps in the name.
      '08b_upload_raw_names': [9],
    },
  },
  { names: ['09_reconnect'] },
  { names: ['09b_two_sockets_same_id'] },
  { names: ['11_feature_flags'] },
  { names: ['13_restart'] },
];

describe('the simulator answers like the recorded ComfyUI', () => {
  it.each(groups)(
    '$names',
    async ({ names, leaveOut = {} }) => {
      const recordings = names.map((name) => ({
        name,
        lines: readTranscript(name),
        leaveOut: leaveOut[name] ?? [],
      }));
      await expectSameAnswers(recordings);
    },
    20_000,
  );
});

/** `COMFYUI_RECORD` of the server made them; each is a run of its own. */
const folder = process.env['COMFYUI_TRANSCRIPTS'];
const files = folder === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith('.jsonl'));

if (folder !== undefined) {
  describe('the simulator answers like the ComfyUI of COMFYUI_TRANSCRIPTS', () => {
    it('which has transcripts', () => {
      expect(files).not.toEqual([]);
    });

    it.each(files)('%s', async (name) => {
      await expectSameAnswers([{ name, lines: readRecording(join(folder, name)) }]);
    });
  });
}

async function expectSameAnswers(recordings: readonly Recording[]): Promise<void> {
  let position = () => '';
  onTestFailed(() => {
    process.stderr.write(`${position()}\n`);
  });
  for await (const compared of replayRecordings(recordings, (told) => (position = told))) {
    const { name, line, recorded, simulated } = compared;
    expect(simulated, `${name}, line ${line}`).toEqual(recorded);
  }
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

import { describe, expect, it, onTestFailed } from 'vitest';
import { builtInNodes } from '../nodes/built-in-nodes.ts';
import { startSimulator } from '../start-simulator.ts';
import { Gate, gated } from './gate.ts';
import { peerNodes } from './peer-nodes.ts';
import { Replay } from './replay.ts';
import { readTranscript } from './transcript.ts';

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
      const gate = new Gate();
      const extraNodes = [...builtInNodes, ...peerNodes].map((type) => gated(type, gate));
      const simulator = await startSimulator({ speed: 0, extraNodes });
      try {
        for (const name of names) {
          const replay = new Replay(readTranscript(name), {
            simulator,
            gate,
            leaveOut: leaveOut[name] ?? [],
          });
          onTestFailed(() => {
            process.stderr.write(`${name}, ${replay.position}\n`);
          });
          for await (const { line, recorded, simulated } of replay.run()) {
            expect(simulated, `${name}, line ${line}`).toEqual(recorded);
          }
        }
      } finally {
        gate.freeAll();
        await simulator.close();
      }
    },
    20_000,
  );
});

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

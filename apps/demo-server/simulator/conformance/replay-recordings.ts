import { builtInNodes } from '../nodes/built-in-nodes.ts';
import { startSimulator, type SimulatorOptions } from '../start-simulator.ts';
import { Gate, gated } from './gate.ts';
import { peerNodes } from './peer-nodes.ts';
import { type Comparison, Replay } from './replay.ts';
import type { Line } from './transcript.ts';

export interface Recording {
  readonly name: string;
  readonly lines: readonly Line[];
  readonly leaveOut?: readonly number[];
}

/**
 * Replays recordings one after the other on one simulator that does not wait, and tells of each line what was recorded
 * and what the simulator did. `onPosition` is told where to ask for the place, should it hang.
 */
export async function* replayRecordings(
  recordings: readonly Recording[],
  onPosition: (position: () => string) => void = () => undefined,
  options: SimulatorOptions = {},
): AsyncGenerator<Comparison & { readonly name: string }> {
  const gate = new Gate();
  const extraNodes = [...builtInNodes, ...peerNodes].map((type) => gated(type, gate));
  const simulator = await startSimulator({ speed: 0, extraNodes, ...options });
  try {
    for (const { name, lines, leaveOut = [] } of recordings) {
      const replay = new Replay(lines, { simulator, gate, leaveOut });
      onPosition(() => `${name}, ${replay.position}`);
      for await (const comparison of replay.run()) yield { name, ...comparison };
    }
  } finally {
    gate.freeAll();
    await simulator.close();
  }
}

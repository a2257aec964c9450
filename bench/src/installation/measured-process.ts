import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const preload = fileURLToPath(new URL('measured-process.preload.mjs', import.meta.url));

const usageSchema = z.object({
  usage: z.object({
    /** Of all its threads, since it began. */
    cpuSeconds: z.number(),
    /** Bytes of memory that it holds. */
    rss: z.number(),
    heapUsed: z.number(),
    external: z.number(),
  }),
});
export type Usage = z.infer<typeof usageSchema>['usage'];

/** A Node process whose use of the machine can be asked for. It ends with the process that started it. */
export interface MeasuredProcess {
  /** What `ready` found in its output. */
  readonly said: string;
  /** After a collection of its garbage, unless `withGarbage`. */
  usage(options?: { withGarbage: boolean }): Promise<Usage>;
  /** Sends it a message and answers with its next one. One at a time. */
  ask(message: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

export interface MeasuredProgram {
  readonly entry: string;
  readonly args?: readonly string[];
  readonly nodeArgs?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Found in its output when it is ready; the first group is what it said. */
  readonly ready: RegExp;
}

/** Starts a program and waits until it is ready. Rejects with its output when it ends before. */
export async function startMeasured({
  entry,
  args = [],
  nodeArgs = [],
  env = {},
  ready,
}: MeasuredProgram): Promise<MeasuredProcess> {
  const child = spawn(process.execPath, ['--expose-gc', ...nodeArgs, '--import', preload, entry, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const exited = once(child, 'exit');
  let output = '';
  const said = await new Promise<string>((resolve, reject) => {
    const read = (text: string) => {
      output = (output + text).slice(-10_000);
      const found = ready.exec(output);
      if (found !== null) resolve(found[1] ?? '');
    };
    child.stdout?.setEncoding('utf8').on('data', read);
    child.stderr?.setEncoding('utf8').on('data', read);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${entry} ended before it was ready:\n${output}`)));
  });
  async function ask(question: unknown): Promise<unknown> {
    const answered = once(child, 'message');
    child.send({ ask: question });
    const ended = exited.then(() => Promise.reject(new Error(`${entry} ended:\n${output}`)));
    const messages: readonly unknown[] = await Promise.race([answered, ended]);
    return messages[0];
  }
  return {
    said,
    ask,
    async usage({ withGarbage } = { withGarbage: false }) {
      return usageSchema.parse(await ask(withGarbage ? 'usage with garbage' : 'usage')).usage;
    },
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { projectRoot } from './project.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a command to its end and answers with its exit code (128 + n after a signal), passing on the signals
 * this process gets. With `capture` its output is collected instead of shown.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, capture?: boolean, onStdout?: (text: string) => void,
 *   as?: { uid: number, gid: number } | null }} [options] `as`: the user it runs as
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runCommand(
  command,
  args,
  { cwd = projectRoot, env = {}, capture = false, onStdout, as = null } = {},
) {
  return new Promise((resolve, reject) => {
    const stdout = capture || onStdout ? 'pipe' : 'inherit';
    const child = spawn(command, args, {
      cwd,
      ...as,
      env: { ...process.env, ...env },
      stdio: [capture ? 'ignore' : 'inherit', stdout, capture ? 'pipe' : 'inherit'],
      shell: process.platform === 'win32' && !command.endsWith('.exe'),
    });
    let output = '';
    const collect = (text) => (output += text);
    child.stdout?.setEncoding('utf8').on('data', onStdout ?? collect);
    child.stderr?.setEncoding('utf8').on('data', collect);

    // A terminal sends Ctrl+C to the child itself; passing it on would be a second one.
    const forward = (signal) => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal);
    for (const signal of signals) process.on(signal, forward);
    // npm ends its shell on a signal but not what the shell started: nothing may outlive the command a person ended.
    const parent = process.ppid;
    const orphanWatch = setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500);
    const settle = (finish) => {
      clearInterval(orphanWatch);
      for (const signal of signals) process.off(signal, forward);
      finish();
    };
    child.once('error', (error) => settle(() => reject(error)));
    child.once('close', (code, signal) =>
      settle(() => resolve({ code: code ?? (signal === null ? 1 : 130), output })),
    );
  });
}

/** Runs the npm that started this script, else the one on the path. */
export function runNpm(args, options) {
  const npm = process.env.npm_execpath;
  const isScript = npm !== undefined && /npm-cli\.[cm]?js$/.test(npm);
  return isScript ? runCommand(process.execPath, [npm, ...args], options) : runCommand('npm', args, options);
}

/** Runs the command of a package installed for `cwd` with this Node, on every platform alike. */
export function runBin(packageName, binName, args, options = {}) {
  const require = createRequire(path.join(options.cwd ?? projectRoot, 'package.json'));
  const manifestPath = require.resolve(`${packageName}/package.json`);
  const { bin } = require(manifestPath);
  const entry = typeof bin === 'string' ? bin : bin[binName];
  return runCommand(process.execPath, [path.join(path.dirname(manifestPath), entry), ...args], options);
}

import { access, constants, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ScriptError } from './script-error.mjs';
import { withProgressLine } from './progress-line.mjs';
import { runCommand } from './run-command.mjs';

const commandNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const applicationPaths = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The path of a Chromium: `CHROMIUM_PATH`, else the system's, else one that Playwright already has, else
 * the distribution's package where it can be installed without asking. Downloads no browser build.
 */
export async function ensureBrowser() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (await isExecutable(chosen)) return chosen;
    throw new ScriptError(`CHROMIUM_PATH names ${chosen}, which cannot be run. Correct or unset it.`);
  }
  const found = (await findSystemBrowser()) ?? (await findPlaywrightBrowser());
  if (found) return found;

  if (await canInstallPackages()) {
    const install = async (...args) =>
      await runCommand('apt-get', args, { capture: true, env: { DEBIAN_FRONTEND: 'noninteractive' } });
    const { output } = await withProgressLine('Installing Chromium for the browser tests', async () => {
      await install('update');
      return await install('install', '-y', '--no-install-recommends', 'chromium');
    });
    const installed = await findSystemBrowser();
    if (installed) return installed;
    process.stderr.write(output);
  }
  throw new ScriptError(
    'The browser tests need Chromium or Google Chrome, and none was found.\n' +
      'Install one (Debian and Ubuntu: apt-get install chromium; macOS: brew install --cask chromium),\n' +
      'or set CHROMIUM_PATH to the program, and run this command again.',
  );
}

async function findSystemBrowser() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const onPath = commandNames.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return firstExecutable([...onPath, ...applicationPaths]);
}

async function findPlaywrightBrowser() {
  const { chromium } = await import('playwright');
  return firstExecutable([chromium.executablePath()]);
}

async function firstExecutable(candidates) {
  for (const candidate of candidates) if (await isExecutable(candidate)) return candidate;
  return null;
}

async function isExecutable(file) {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function canInstallPackages() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release);
}

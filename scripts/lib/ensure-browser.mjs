import { ScriptError } from './script-error.mjs';
import {
  canInstallPackages,
  findProgram,
  firstExecutable,
  installPackages,
  isExecutable,
} from './system-packages.mjs';

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
    const output = await installPackages('Installing Chromium for the browser tests', ['chromium']);
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
  return (await findProgram(commandNames)) ?? firstExecutable(applicationPaths);
}

async function findPlaywrightBrowser() {
  const { chromium } = await import('playwright');
  return firstExecutable([chromium.executablePath()]);
}

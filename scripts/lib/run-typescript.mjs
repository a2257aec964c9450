import { runCommand } from './run-command.mjs';
import { ScriptError } from './script-error.mjs';

/**
 * Runs a script that imports the sources of the packages, and answers with the JSON it prints.
 * @param {string} file
 * @returns {Promise<any>}
 */
export async function runTypeScript(file) {
  const args = ['--conditions=@charhub/source', '--import', 'tsx', file];
  const { code, output } = await runCommand(process.execPath, args, { capture: true });
  if (code !== 0) throw new ScriptError(output);
  return JSON.parse(output);
}

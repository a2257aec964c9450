import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { checkAllWorkflows } from './check-all.ts';
import { formatReport, hasProblems } from './format-report.ts';
import { nodeDefinitions, nodeDefinitionsOrigin, parseObjectInfo } from './node-definition.ts';
import { WorkflowError } from './workflow-error.ts';
import { parseWorkflowSettings, type WorkflowSettings } from './workflow-settings.ts';

const usage = `Checks every graph and its bindings, with and without reference pictures.

  npm run workflows:check                               against the recorded node definitions
  npm run workflows:check -- --comfyui http://host:port against a running ComfyUI: its node types and its models;
                                                         several addresses with commas between them

  … --settings models.json                               with the model files and sampler settings of this file

Behind a proxy that asks for a bearer token, put it into COMFYUI_TOKEN. Without --settings, those of the file that
COMFYUI_WORKFLOWS names hold, as they do for the server.`;

process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  const parsed = parse(args);
  if (typeof parsed === 'string') {
    console.error(`${parsed}\n\n${usage}`);
    return 2;
  }
  if (parsed.help) {
    console.log(usage);
    return 0;
  }
  const settings = await readSettings(parsed.settings ?? process.env['COMFYUI_WORKFLOWS']);
  if (typeof settings === 'string') {
    console.error(settings);
    return 2;
  }
  return parsed.comfyui === undefined ? checkRecorded(settings) : checkServers(parsed.comfyui, settings);
}

/** The settings, or why there are none. */
async function readSettings(file: string | undefined): Promise<WorkflowSettings | string> {
  if (file === undefined || file === '') return {};
  try {
    return parseWorkflowSettings(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    const lines = error instanceof WorkflowError ? error.problems : [String(error)];
    return `The settings in ${file} do not work:\n${lines.map((line) => `  - ${line}`).join('\n')}`;
  }
}

function parse(args: readonly string[]): { comfyui?: string; settings?: string; help?: boolean } | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { comfyui: { type: 'string' }, settings: { type: 'string' }, help: { type: 'boolean' } },
    });
    if (values.comfyui !== undefined && !values.comfyui.split(',').every(isAddress)) {
      return `--comfyui takes an address such as http://127.0.0.1:8188, not "${values.comfyui}".`;
    }
    return values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isAddress(text: string): boolean {
  return /^https?:\/\/./.test(text.trim());
}

function checkRecorded(settings: WorkflowSettings): number {
  const report = checkAllWorkflows(nodeDefinitions, 'recorded', settings);
  console.log(`Against the recorded node definitions. ${nodeDefinitionsOrigin}\n\n${formatReport(report)}`);
  return hasProblems(report) ? 1 : 0;
}

/** Each of several that share the work, as `COMFYUI_URL` lists them. */
async function checkServers(addresses: string, settings: WorkflowSettings): Promise<number> {
  let code = 0;
  for (const address of addresses.split(',')) {
    code = Math.max(code, await checkServer(address.trim(), settings));
  }
  return code;
}

async function checkServer(address: string, settings: WorkflowSettings): Promise<number> {
  const url = `${address.replace(/\/+$/, '')}/object_info`;
  const token = process.env['COMFYUI_TOKEN'];
  try {
    const response = await fetch(url, {
      headers: token ? { Authorization: `Bearer ${token}` } : {},
      signal: AbortSignal.timeout(60_000),
    });
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    const report = checkAllWorkflows(parseObjectInfo(await response.json()), 'live', settings);
    console.log(`Against ${url}\n\n${formatReport(report)}`);
    return hasProblems(report) ? 1 : 0;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
    const reason = error instanceof Error ? error.message + cause : String(error);
    console.error(`No node definitions from ${url} (${reason}). Is ComfyUI running there?`);
    return 1;
  }
}

import { parseArgs } from 'node:util';
import { checkAllWorkflows } from './check-all.ts';
import { formatReport, hasProblems } from './format-report.ts';
import { nodeDefinitions, nodeDefinitionsOrigin, parseObjectInfo } from './node-definition.ts';

const usage = `Checks every graph and its bindings, with and without reference pictures.

  npm run workflows:check                               against the recorded node definitions
  npm run workflows:check -- --comfyui http://host:port against a running ComfyUI: its node types and its models

Behind a proxy that asks for a bearer token, put it into COMFYUI_TOKEN.`;

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
  return parsed.comfyui === undefined ? checkRecorded() : checkServer(parsed.comfyui);
}

function parse(args: readonly string[]): { comfyui?: string; help?: boolean } | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { comfyui: { type: 'string' }, help: { type: 'boolean' } },
    });
    if (values.comfyui !== undefined && !/^https?:\/\/./.test(values.comfyui)) {
      return `--comfyui takes an address such as http://127.0.0.1:8188, not "${values.comfyui}".`;
    }
    return values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function checkRecorded(): number {
  const report = checkAllWorkflows(nodeDefinitions, 'recorded');
  console.log(`Against the recorded node definitions. ${nodeDefinitionsOrigin}\n\n${formatReport(report)}`);
  return hasProblems(report) ? 1 : 0;
}

async function checkServer(address: string): Promise<number> {
  const url = `${address.replace(/\/+$/, '')}/object_info`;
  const token = process.env['COMFYUI_TOKEN'];
  try {
    const response = await fetch(url, {
      headers: token ? { Authorization: `Bearer ${token}` } : {},
      signal: AbortSignal.timeout(60_000),
    });
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    const report = checkAllWorkflows(parseObjectInfo(await response.json()), 'live');
    console.log(`Against ${url}\n\n${formatReport(report)}`);
    return hasProblems(report) ? 1 : 0;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
    const reason = error instanceof Error ? error.message + cause : String(error);
    console.error(`No node definitions from ${url} (${reason}). Is ComfyUI running there?`);
    return 1;
  }
}

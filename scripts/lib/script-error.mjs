/** An end that people can act on: its message is shown without a stack. */
export class ScriptError extends Error {
  name = 'ScriptError';
}

/** Runs a script's main function and turns its end into an exit code. */
export async function runScript(main) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Node ${process.versions.node} is too old: 20.19, 22.13, 24 or newer is needed.`);
    process.exit(1);
  }
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof ScriptError ? error.message : error);
    process.exitCode = 1;
  }
}

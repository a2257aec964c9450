import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ensureBrowser } from './lib/ensure-browser.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { withProgressLine } from './lib/progress-line.mjs';
import { inProject } from './lib/project.mjs';
import { runTypeScript } from './lib/run-typescript.mjs';
import { runScript, ScriptError } from './lib/script-error.mjs';
import { runTurbo } from './lib/turbo.mjs';
import { findStalePages } from './machine-pages/stale-pages.mjs';
import { failuresOf, joinResults, tableOf } from './qa/join-results.mjs';
import { nameRecording, readRecordings } from './qa/read-recordings.mjs';
import { writeReport } from './qa/write-report.mjs';

// Walks every machine through every transition, headless and behind its components in a browser. Names of machines
// narrow it down to them, `--headless` to the first half.
const { values: options, positionals: names } = parseArgs({
  options: { headless: { type: 'boolean', default: false } },
  allowPositionals: true,
});

await runScript(async () => {
  const started = performance.now();
  await ensureInstalled();
  const [{ machines, pages }, walked, recordings] = await withProgressLine('Walking the machines', () =>
    Promise.all([
      runTypeScript(inProject('scripts', 'qa', 'print-headless.mjs')),
      options.headless ? [] : walkInBrowser(),
      readRecordings(),
    ]),
  );
  const wanted = machines.filter(({ machine }) => names.length === 0 || names.includes(machine));
  const results = joinResults(wanted, walked, recordings);
  const stale = await findStalePages(new Map(pages));
  const failures = [
    ...failuresOf(results, { onlyHeadless: options.headless }),
    // What a machine no longer does would not be missed by walks that are made from it.
    ...stale.map((page) => `docs/machines/${page} (if it is meant to be so: npm run docs:machines)`),
  ];
  const seconds = (performance.now() - started) / 1000;

  const runs = recordings.map(({ run, recording }) => ({
    run,
    recordedAt: null,
    commit: null,
    tests: 0,
    ...recording,
    taken: undefined,
  }));
  const folder = inProject('artifacts', 'qa');
  await mkdir(folder, { recursive: true });
  await writeFile(
    `${folder}/coverage.json`,
    JSON.stringify({ seconds, failures, recordings: runs, machines: results }, null, 2),
  );
  await writeFile(
    `${folder}/report.html`,
    writeReport({ results, failures, seconds, runs: recordings.map(nameRecording) }),
  );

  console.log(`\n${tableOf(results)}\n`);
  for (const recording of recordings) console.log(nameRecording(recording));
  console.log();
  for (const failure of failures) console.log(`✗ ${failure}`);
  console.log(
    failures.length === 0
      ? `Every transition was taken, in ${seconds.toFixed(0)} s.`
      : `\n${failures.length} wrong, in ${seconds.toFixed(0)} s.`,
  );
  console.log('artifacts/qa/report.html');
  return failures.length === 0 ? 0 : 1;
});

async function walkInBrowser() {
  const browserPath = await ensureBrowser();
  const stylesheet = await runTurbo(['build:css', '--filter=@charhub/ui', '--output-logs=errors-only'], {
    capture: true,
  });
  if (stylesheet.code !== 0) throw new ScriptError(stylesheet.output);
  const { walkAll } = await import('./qa/walk-all.mjs');
  return await walkAll(browserPath, names, (line) => process.stderr.write(`\r${line}\n`));
}
